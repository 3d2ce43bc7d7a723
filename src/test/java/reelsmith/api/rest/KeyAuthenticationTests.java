package reelsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.account.ApiKeys;
import reelsmith.account.IssuedKey;
import reelsmith.account.OwnerKey;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;

class KeyAuthenticationTests {

  private static final String TOYS = "/api/v1/toys?limit=1";

  private final TestDoors doors = TestDoors.open();
  private final IssuedKey key = doors.newKey();

  @ParameterizedTest
  @ValueSource(strings = {"X-Trending-Api-Key", "X-Api-Key", "x-api-key"})
  void a_key_may_come_in_a_header_of_its_own(String header) {
    Answer answer = doors.send(doors.stranger(TOYS).header(header, key.text()));

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer "})
  void a_key_may_come_as_bearer_token(String scheme) {
    Answer answer = doors.send(doors.stranger(TOYS).header("Authorization", scheme + key.text()));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void without_a_key_nobody_comes_in() {
    Answer answer = doors.send(doors.stranger(TOYS));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("missing_api_key");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void a_key_in_the_body_or_the_query_is_no_key() {
    Answer body =
        doors.send(
            doors
                .stranger("/api/v1/toys")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"api_key\":\"%s\"}".formatted(key.text()))));
    Answer query = doors.send(doors.stranger(TOYS + "&api_key=" + key.text()));

    assertThat(body.code()).isEqualTo("missing_api_key");
    assertThat(query.code()).isEqualTo("missing_api_key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "rk_live_0123456789012345678901234567890123456789012"})
  void a_key_nobody_issued_is_invalid(String text) {
    Answer answer = doors.send(doors.stranger(TOYS).header("X-Api-Key", text));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("invalid_api_key");
    assertThat(answer.text()).doesNotContain(text);
  }

  @Test
  void a_revoked_key_ends_at_once() {
    doors.bean(ApiKeys.class).revoke(OwnerKey.OWNER, key.id()).block(Duration.ofSeconds(10));

    Answer answer = doors.send(doors.stranger(TOYS).header("X-Api-Key", key.text()));

    assertThat(answer.code()).isEqualTo("invalid_api_key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/docs", "/actuator/health"})
  void public_pages_need_no_key(String path) {
    Answer answer = doors.send(doors.stranger(path));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void the_protocol_door_is_asked_before_a_stranger_is_refused() {
    Answer stranger = doors.send(doors.stranger("/mcp"));
    Answer impostor = doors.send(doors.stranger("/mcp").header("X-Api-Key", "nonsense"));

    assertThat(stranger.status()).isEqualTo(404);
    assertThat(impostor.status()).isEqualTo(404);
  }

  @Test
  void whatever_is_not_public_needs_a_key() {
    Answer answer = doors.send(doors.stranger("/dashboard"));

    assertThat(answer.code()).isEqualTo("missing_api_key");
  }
}
