package reelsmith.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import reelsmith.asset.AddressSettings;
import reelsmith.asset.PublicAddress;

class PageAddressesTests {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 8080, http://127.0.0.1:8080/account",
    "0.0.0.0, 9090, http://127.0.0.1:9090/account",
    "192.0.2.7, 80, http://192.0.2.7:80/account"
  })
  void a_process_without_a_server_names_the_one_of_the_settings(
      String address, int port, String page) {
    assertThat(pages(null, address, port).of("/account")).isEqualTo(page);
  }

  @Test
  void the_public_address_goes_before() {
    assertThat(pages(URI.create("https://films.example"), "127.0.0.1", 8080).of("/account"))
        .isEqualTo("https://films.example/account");
  }

  private static PageAddresses pages(URI configured, String address, int port) {
    var settings = new StandardEnvironment();
    settings
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test", Map.of("server.address", address, "server.port", Integer.toString(port))));
    return new PageAddresses(new PublicAddress(new AddressSettings(configured)), settings);
  }
}
