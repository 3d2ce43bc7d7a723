package reelsmith.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reelsmith.asset.AddressSettings;

class ClientAddressTests {

  @Test
  void without_a_trusted_proxy_nobody_names_their_own_address() {
    assertThat(address(0, "203.0.113.9", "198.51.100.7")).isEqualTo("203.0.113.9");
  }

  @Test
  void a_trusted_proxy_names_whom_it_was_called_by() {
    assertThat(address(1, "10.0.0.1", "198.51.100.7")).isEqualTo("198.51.100.7");
    assertThat(address(1, "10.0.0.1", "1.2.3.4, 198.51.100.7")).isEqualTo("198.51.100.7");
    assertThat(address(1, "10.0.0.1", "1.2.3.4", "198.51.100.7")).isEqualTo("198.51.100.7");
    assertThat(address(2, "10.0.0.1", "1.2.3.4, 198.51.100.7, 10.0.0.2")).isEqualTo("198.51.100.7");
  }

  @Test
  void a_port_that_a_proxy_adds_is_not_part_of_the_address() {
    assertThat(address(1, "10.0.0.1", "198.51.100.7:5678")).isEqualTo("198.51.100.7");
    assertThat(address(1, "10.0.0.1", "[2001:db8:1:2::9]:443"))
        .isEqualTo(address(0, "2001:db8:1:2::9"))
        .isEqualTo(address(1, "10.0.0.1", "[2001:db8:1:2::9]"))
        .isEqualTo(address(1, "10.0.0.1", "2001:db8:1:2::9"));
  }

  @Test
  void what_is_no_address_is_not_believed() {
    assertThat(address(1, "10.0.0.1", "localhost")).isEqualTo("10.0.0.1");
    assertThat(address(1, "10.0.0.1", "")).isEqualTo("10.0.0.1");
    assertThat(address(1, "10.0.0.1", "[198.51.100.7")).isEqualTo("10.0.0.1");
    assertThat(address(1, "10.0.0.1", ":80")).isEqualTo("10.0.0.1");
    assertThat(address(2, "10.0.0.1", "198.51.100.7")).isEqualTo("10.0.0.1");
    assertThat(address(1, "10.0.0.1")).isEqualTo("10.0.0.1");
  }

  @Test
  void one_customer_of_ipv6_is_one_address() {
    assertThat(address(0, "2001:db8:1:2:3:4:5:6")).isEqualTo(address(0, "2001:db8:1:2::9"));
    assertThat(address(0, "2001:db8:1:2::9")).isNotEqualTo(address(0, "2001:db8:1:3::9"));
  }

  @Test
  void the_cookie_is_secure_where_clients_come_by_https() {
    var secure = new SessionCookie(new AddressSettings(URI.create("https://films.example")));
    var local = new SessionCookie(new AddressSettings(URI.create("http://localhost:8080")));

    assertThat(secure.gone().isSecure()).isTrue();
    assertThat(local.gone().isSecure()).isFalse();
  }

  private static String address(int proxies, String remote, String... forwarded) {
    MockServerHttpRequest request =
        MockServerHttpRequest.post("/sign-in")
            .remoteAddress(new InetSocketAddress(remote, 4321))
            .header("X-Forwarded-For", List.of(forwarded).toArray(String[]::new))
            .build();
    return new ClientAddress(settings(proxies)).of(request);
  }

  private static DoorSettings settings(int proxies) {
    return new DoorSettings(List.of(), proxies, new DoorSettings.Brand("X-Trending-"));
  }
}
