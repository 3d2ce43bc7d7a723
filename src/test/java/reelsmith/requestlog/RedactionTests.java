package reelsmith.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Pure; takes no time.
class RedactionTests {

  private static final String CANARY = "Canary7Canary7Canary7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key",
        "api_key",
        "apiKey",
        "APIKEY",
        "x-api-key",
        "private_key_pem",
        "secret",
        "webhook_secret",
        "clientSecret",
        "secrets",
        "password",
        "new_password2",
        "passwordConfirmation",
        "token",
        "access_token",
        "refreshTokens",
        "signature",
        "X-Trending-Signature",
        "Authorization",
        "Set-Cookie",
        "session_cookie",
        "credentials",
        "sessionId2"
      })
  void values_under_secret_names_are_masked(String name) {
    ObjectNode body = WireFormat.mapper().createObjectNode().put(name, CANARY);
    body.putArray("list").addObject().put(name, 1234567);
    body.putObject("other").putArray(name).add(CANARY);

    assertThat(Redaction.preview(body))
        .doesNotContain(CANARY, "1234567")
        .contains("\"%s\":\"[redacted]\"".formatted(name))
        .contains("[\"[redacted]\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "idempotency_key",
        "key_id",
        "api_key_id",
        "token_count",
        "secret_name",
        "signature_type",
        "keyboard",
        "monkey",
        "secretary",
        "script",
        "passenger",
        "video_id"
      })
  void other_values_are_kept(String name) {
    ObjectNode body = WireFormat.mapper().createObjectNode().put(name, "kept");

    assertThat(Redaction.preview(body)).isEqualTo("{\"%s\":\"kept\"}".formatted(name));
  }

  @Test
  void a_list_of_keys_can_be_read_and_what_is_below_a_secret_cannot() {
    JsonNode body =
        json(
            """
            {"keys": [{"key_id": 7, "label": "shop", "text": "x", "secret": "Canary"}],
             "secret": {"value": "Canary", "more": ["Canary"]}}
            """);

    assertThat(Redaction.preview(body))
        .doesNotContain("Canary")
        .contains("\"key_id\":7", "\"label\":\"shop\"");
  }

  @Test
  void secrets_are_masked_by_their_looks_too() {
    JsonNode body =
        json(
            """
            {"note": "use rk_live_0123456789abcdef, or Bearer %1$s, or whsec_%1$s=",
             "link": "https://x/files/1/a.mp4?expires=9&signature=%1$s&x=1",
             "inner": "{\\"password\\": \\"%1$s\\", \\"a\\": 1}",
             "rk_live_%1$s": 1}
            """
                .formatted(CANARY));

    assertThat(Redaction.preview(body))
        .doesNotContain("0123456789", CANARY)
        .contains("rk_live_[redacted]", "expires=9&signature=[redacted]&x=1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          see https://me:Canary@a.example/x?y=1 | see https://[redacted]@a.example/x?y=1
          postgres://me:Can@ary@a.example:5432  | postgres://[redacted]@a.example:5432
          https://Canary@a.example              | https://[redacted]@a.example
          {"url":"https:\\/\\/me:Canary@a.example"} | {"url":"https:\\/\\/[redacted]@a.example"}
          back=https%3A%2F%2Fme%3aCanary%40a.example%2Fx | back=https%3A%2F%2F[redacted]%40a.example%2Fx
          https://a.example/x@y and me@b.example | https://a.example/x@y and me@b.example
          https%3A%2F%2Fa.example%2Fx%40y       | https%3A%2F%2Fa.example%2Fx%40y
          at 12:30 me@b.example                 | at 12:30 me@b.example
          https://                              | https://
          """)
  void who_somebody_is_in_an_address_is_masked(String text, String masked) {
    ObjectNode body = WireFormat.mapper().createObjectNode().put("a", text);

    assertThat(WireFormat.mapper().readTree(Redaction.preview(body)).path("a").asString())
        .isEqualTo(masked);
    assertThat(Redaction.path("/x?a=" + text)).isEqualTo("/x?a=" + masked);
  }

  @Test
  void a_path_keeps_its_harmless_parameters() {
    assertThat(
            Redaction.path("/files/1/a.mp4?expires=9&signature=abc&api%5Fkey=def&key_id=3&empty"))
        .isEqualTo(
            "/files/1/a.mp4?expires=9&signature=[redacted]&api%5Fkey=[redacted]&key_id=3&empty");
    assertThat(Redaction.path("/sse/message?sessionId=abc")).doesNotContain("abc");
    assertThat(Redaction.path("/api/v1/rk_live_abcdef")).isEqualTo("/api/v1/rk_live_[redacted]");
  }

  @Test
  void a_preview_has_at_most_eight_kilobytes_of_whole_characters() {
    ObjectNode body = WireFormat.mapper().createObjectNode();
    body.put("text", "🎬".repeat(500_000));
    body.put("quotes", "\"".repeat(500_000));
    for (int i = 0; i < 50_000; i++) {
      body.put("field" + i, i);
    }
    ObjectNode controls = WireFormat.mapper().createObjectNode().put("a", "\u0001".repeat(9_000));

    for (ObjectNode each : new ObjectNode[] {body, controls}) {
      byte[] preview = Redaction.preview(each).getBytes(StandardCharsets.UTF_8);

      assertThat(preview.length).isBetween(8_000, 8 * 1024);
      assertThat(new String(preview, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
    }
  }

  @Test
  void a_key_at_the_cut_is_not_shown_in_half() {
    String key = "rk_live_" + "k".repeat(43);
    for (int before = 8_100; before < 8_200; before += 3) {
      ObjectNode body = WireFormat.mapper().createObjectNode();
      body.put("a", "x".repeat(before) + key);

      assertThat(Redaction.preview(body)).doesNotContain("kkkk");
    }
  }

  @Test
  void small_bodies_stay_as_they_are() {
    JsonNode body = json("{\"a\":[1,2.5,true,null,{\"b\":\"c\"}],\"d\":\"e\"}");

    assertThat(Redaction.preview(body)).isEqualTo(body.toString());
  }

  @Test
  void a_large_body_is_not_read_to_its_end() {
    ObjectNode large = WireFormat.mapper().createObjectNode().put("text", "word ".repeat(600_000));

    assertThat(Redaction.preview(large)).hasSizeLessThanOrEqualTo(8 * 1024).contains("word word");
  }

  private static JsonNode json(String text) {
    return WireFormat.mapper().readTree(text);
  }
}
