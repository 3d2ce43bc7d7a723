package reelsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reelsmith.api.DoorSettings;
import reelsmith.api.OwnOrigin;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;
import reelsmith.asset.AddressSettings;
import reelsmith.operation.OperationFailure;

class BrowserOriginsTests {

  private static final String TOYS = "/api/v1/toys?limit=1";

  private final TestDoors doors = TestDoors.open();

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1", "::"})
  void pages_of_strangers_are_refused(String origin) {
    Answer answer = doors.send(doors.friend(TOYS).header("Origin", origin));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("origin_not_allowed");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void our_own_pages_may_call() {
    Answer answer = doors.send(doors.friend(TOYS).header("Origin", doors.base()));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void a_configured_page_may_call_and_read_the_answer() {
    Answer answer = doors.send(doors.friend(TOYS).header("Origin", "https://friend.example"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://friend.example");
  }

  @Test
  void a_browser_may_ask_for_a_configured_page_without_a_key() {
    Answer answer =
        doors.send(
            doors
                .stranger("/api/v1/toys")
                .header("Origin", "https://friend.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, idempotency-key")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
  }

  /// Behind a proxy the Host is one that no browser has ever seen.
  @ParameterizedTest
  @CsvSource({
    "https://studio.example, false",
    "http://studio.example, true",
    "http://inside, true"
  })
  void our_own_pages_may_write_through_a_proxy_that_names_us_otherwise(
      String origin, boolean refused) {
    var address = new AddressSettings(URI.create("https://studio.example"));
    var filter =
        new BrowserOrigins(
            new DoorSettings(List.of(), 1, new DoorSettings.Brand("X-")), new OwnOrigin(address));
    var exchange =
        MockServerWebExchange.from(
            MockServerHttpRequest.post("/api/v1/toys")
                .header("Host", "inside")
                .header("Origin", origin));

    Mono<Void> answer = filter.filter(exchange, passed -> Mono.empty());

    StepVerifier.FirstStep<Void> check = StepVerifier.create(answer);
    if (refused) {
      check.verifyError(OperationFailure.class);
    } else {
      check.verifyComplete();
    }
  }
}
