package reelsmith.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTests {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 127.0.0.1",
    "::, 127.0.0.1",
    "127.0.0.1, 127.0.0.1",
    "192.0.2.7, 192.0.2.7",
    "2001:db8::7, [2001:db8:0:0:0:0:0:7]"
  })
  void a_link_leads_to_where_the_server_listens(String listening, String host)
      throws UnknownHostException {
    assertThat(PublicAddress.host(InetAddress.getByName(listening))).isEqualTo(host);
  }

  @Test
  void a_blank_public_address_is_none() {
    assertThat(new AddressSettings(URI.create("")).publicUrl()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://studio.example/", "https://studio.example//"})
  void a_public_address_ends_without_a_slash(String address) {
    var settings = new AddressSettings(URI.create(address));

    assertThat(new PublicAddress(settings).absolute("/docs"))
        .contains("https://studio.example/docs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "http://[::1]:8080"})
  void this_machine_needs_no_https(String address) {
    assertThat(new AddressSettings(URI.create(address)).publicUrl()).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://studio.example",
        "http://localhost.example",
        "studio.example",
        "ftp://localhost",
        "https://studio.example/?a=b",
        "https://user@studio.example"
      })
  void what_clients_could_not_use_safely_is_refused_at_the_start(String address) {
    assertThatThrownBy(() -> new AddressSettings(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
