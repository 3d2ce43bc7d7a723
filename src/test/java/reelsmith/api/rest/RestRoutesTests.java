package reelsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;
import reelsmith.operation.OperationFailure;
import tools.jackson.databind.JsonNode;

class RestRoutesTests {

  private static final String SHAPES =
      """
      {"seed": 1, "opacity": 0.5, "framed": true, "colours": ["red", "blue"],
       "drawing": {"caption": "  A cat "}}
      """;

  private final TestDoors doors = TestDoors.open();

  @Test
  void a_body_and_a_path_become_one_input() {
    Answer answer = doors.post("/api/v1/toys/41/shapes", SHAPES);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/toy_id").intValue()).isEqualTo(41);
    assertThat(answer.json().at("/drawing/caption").stringValue()).isEqualTo("A cat");
    assertThat(answer.json().at("/account").intValue()).isEqualTo(1);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void every_answer_names_its_request() {
    Answer good = doors.get("/api/v1/toys?limit=1");
    Answer bad = doors.get("/api/v1/nothing");

    assertThat(good.json().at("/request_id").stringValue())
        .startsWith("req_")
        .isEqualTo(good.header("X-Request-Id"));
    assertThat(bad.json().at("/request_id").stringValue())
        .startsWith("req_")
        .isEqualTo(bad.header("X-Request-Id"));
  }

  @Test
  void a_query_is_read_as_the_schema_says() {
    JsonNode answer =
        doors.get("/api/v1/toys?limit=7&broken=true&weight=2.5&colour=12&ages=3&ages=4").json();

    assertThat(answer.at("/limit").intValue()).isEqualTo(7);
    assertThat(answer.at("/broken").booleanValue()).isTrue();
    assertThat(answer.at("/weight").doubleValue()).isEqualTo(2.5);
    assertThat(answer.at("/colour").stringValue()).isEqualTo("12");
    assertThat(answer.at("/ages").toString()).isEqualTo("[3,4]");
  }

  @Test
  void a_query_field_without_a_value_is_empty_text() {
    Answer number = doors.get("/api/v1/toys?limit");
    Answer text = doors.get("/api/v1/toys?limit=7&colour&ages=3&ages");

    assertThat(number.status()).isEqualTo(422);
    assertThat(number.json().at("/error/details/fields").findValuesAsString("path"))
        .containsExactly("/limit");
    assertThat(text.json().at("/error/details/fields").findValuesAsString("path"))
        .containsExactly("/ages/1");
  }

  @Test
  void a_query_of_the_wrong_kind_is_told_by_field() {
    Answer answer = doors.get("/api/v1/toys?limit=many&broken=maybe");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("validation_failed");
    assertThat(answer.json().at("/error/details/fields").findValuesAsString("path"))
        .containsExactly("/broken", "/limit");
    assertThat(answer.json().at("/error/details/fields").findValuesAsString("code"))
        .containsOnly("wrong_type");
  }

  @Test
  void unknown_fields_are_named_in_warnings() {
    Answer answer = doors.get("/api/v1/toys?limit=7&pagge=2");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/warnings/0/code").stringValue()).isEqualTo("unknown_field");
    assertThat(answer.json().at("/warnings/0/path").stringValue()).isEqualTo("/pagge");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"nickname\": \"a\\u0000b\"', /nickname",
    "'\"nickname\": \"\\ud83d\"', /nickname",
    "'\"labels\": {\"deep\": \"\\udc00\"}', /labels/deep",
    "'\"details\": [{\"caption\": \"fine\"}, {\"caption\": \"\\u0000\"}]', /details/1/caption",
    "'\"unknown\": \"\\u0000\"', /unknown",
    "'\"labels\": {\"a\\u0000/b\": \"fine\"}', /labels/a\u0000~1b"
  })
  void text_that_cannot_be_stored_is_refused_where_it_stands(String field, String path) {
    Answer answer =
        doors.post(
            "/api/v1/toys/5/shapes", SHAPES.replace("{\"seed\"", "{" + field + ", \"seed\""));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("validation_failed");
    assertThat(answer.json().at("/error/details/fields").findValuesAsString("path"))
        .containsExactly(path);
    assertThat(answer.json().at("/error/details/fields").findValuesAsString("code"))
        .containsExactly("wrong_format");
  }

  @Test
  void whole_pairs_and_other_control_characters_are_text() {
    Answer answer =
        doors.post("/api/v1/toys/5/shapes", SHAPES.replace("A cat", "\\ud83d\\ude00 \\u0001"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/drawing/caption").stringValue()).isEqualTo("😀 \u0001");
  }

  @Test
  void a_nul_in_the_query_is_refused_too() {
    Answer answer = doors.get("/api/v1/toys?limit=7&colour=re%00d");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/error/details/fields/0/path").stringValue()).isEqualTo("/colour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "%00", "1.5", "99999999999999999999999999"})
  void a_path_that_cannot_be_is_not_found(String toy) {
    Answer answer = doors.post("/api/v1/toys/" + toy + "/shapes", SHAPES);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("not_found");
  }

  @Test
  void a_body_may_not_contradict_the_path() {
    Answer same =
        doors.post(
            "/api/v1/toys/5/shapes", SHAPES.replace("{\"seed\"", "{\"toy_id\": 5, \"seed\""));
    Answer other =
        doors.post(
            "/api/v1/toys/5/shapes", SHAPES.replace("{\"seed\"", "{\"toy_id\": 6, \"seed\""));

    assertThat(same.status()).isEqualTo(200);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().at("/error/details/fields/0/code").stringValue())
        .isEqualTo("contradiction");
  }

  @Test
  void a_success_has_the_status_of_its_route() {
    Answer answer =
        doors.send(
            doors
                .friend("/api/v1/toys")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "status-of-the-route")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"kite\"}")));

    assertThat(answer.status()).isEqualTo(202);
  }

  @Test
  void the_idempotency_key_comes_in_a_header_only() {
    Answer inBody =
        doors.post("/api/v1/toys", "{\"name\":\"kite\",\"idempotency_key\":\"in-the-body\"}");

    assertThat(inBody.status()).isEqualTo(422);
    assertThat(inBody.code()).isEqualTo("idempotency_required");
  }

  @Test
  void the_same_key_gives_the_same_answer_again() {
    HttpRequest.Builder purchase =
        doors
            .friend("/api/v1/toys")
            .header("Idempotency-Key", "\"buy-me-once\"")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"ball\"}"));

    Answer first = doors.send(purchase);
    Answer again = doors.send(purchase);

    assertThat(again.json().at("/bought")).isEqualTo(first.json().at("/bought"));
    assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
  }

  @Test
  void two_idempotency_keys_are_refused() {
    HttpRequest.Builder purchase =
        purchase("one-key", ofSize(100)).header("Idempotency-Key", "one-key");

    Answer same = doors.send(purchase);
    Answer two = doors.send(purchase.header("Idempotency-Key", "another-key"));

    assertThat(same.status()).isEqualTo(202);
    assertThat(two.status()).isEqualTo(422);
    assertThat(two.json().at("/error/details/fields/0/path").stringValue())
        .isEqualTo("/idempotency_key");
  }

  @Test
  void an_unknown_route_is_not_found() {
    Answer below = doors.get("/api/v2/toys?limit=1");
    Answer beside = doors.get("/nothing/here");

    assertThat(below.status()).isEqualTo(404);
    assertThat(below.code()).isEqualTo("not_found");
    assertThat(beside.status()).isEqualTo(404);
    assertThat(beside.code()).isEqualTo("not_found");
    assertThat(beside.json().at("/error/details").isObject()).isTrue();
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    Answer answer = doors.send(doors.friend("/api/v1/toys").DELETE());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.code()).isEqualTo("method_not_allowed");
    assertThat(answer.header("Allow").split(",\\s*"))
        .containsExactlyInAnyOrder("GET", "HEAD", "POST");
  }

  @Test
  void a_form_is_not_json() {
    Answer answer =
        doors.send(
            doors
                .friend("/api/v1/toys")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=kite")));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("unsupported_media_type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"name\":", "[1]", "\"kite\"", "{} {}", "{\"a\":1,\"a\":2}", "null", "   "})
  void a_body_must_be_one_json_object(String body) {
    Answer answer = doors.post("/api/v1/toys", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("validation_failed");
    assertThat(answer.json().at("/error/details/fields/0/path").stringValue()).isEmpty();
    assertThat(answer.json().at("/error/details/fields/0/code").stringValue())
        .isEqualTo("wrong_format");
  }

  @Test
  void json_beyond_what_is_read_is_refused() {
    for (String body :
        new String[] {
          "{\"a\":".repeat(5000), "{\"seed\":%s}".formatted("9".repeat(2000)), "{\"a\":1e999999999}"
        }) {
      Answer answer = doors.post("/api/v1/toys/5/shapes", body);

      assertThat(answer.status()).as(body.substring(0, 10)).isEqualTo(422);
      assertThat(answer.code()).isEqualTo("validation_failed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "seed, 1e30",
    "seed, -1e30",
    "seed, 1e400",
    "seed, 99999999999999999999",
    "offset, 1e30",
    "copies_wanted, 1e30",
    "copies_wanted, 1e400",
    "copies_wanted, 9223372036854775808",
    "opacity, 1e30",
    "opacity, 1e400",
    "opacity, -1e400"
  })
  void a_number_beyond_all_bounds_is_told_by_field(String field, String number) {
    String other = SHAPES.replaceAll("\"(seed|opacity)\": [0-9.]+", "\"$1\": 1");
    String body =
        other.contains("\"%s\"".formatted(field))
            ? other.replaceAll("(\"%s\": )1".formatted(field), "$1" + number)
            : other.replace("{\"seed\"", "{\"%s\": %s, \"seed\"".formatted(field, number));

    Answer answer = doors.post("/api/v1/toys/5/shapes", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/error/details/fields").findValuesAsString("path"))
        .containsExactly("/" + field);
  }

  @Test
  void no_body_is_an_empty_object() {
    Answer answer =
        doors.send(doors.friend("/api/v1/toys/5/shapes").POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/error/details/fields").findValuesAsString("code"))
        .containsOnly("required");
  }

  @Test
  void a_body_may_be_exactly_as_large_as_the_cap() {
    Answer exact = doors.send(purchase("exact", ofSize(3_145_728)));
    Answer over = doors.send(purchase("over", ofSize(3_145_729)));

    assertThat(exact.status()).isEqualTo(202);
    assertThat(exact.json().at("/name_length").intValue()).isEqualTo(3_145_728 - 11);
    assertThat(over.status()).isEqualTo(413);
    assertThat(over.code()).isEqualTo("request_too_large");
  }

  @Test
  void the_cap_also_holds_for_a_body_of_unknown_length() {
    Answer exact = doors.send(purchaseInChunks("exact-chunks", ofSize(3_145_728)));
    Answer over = doors.send(purchaseInChunks("over-chunks", ofSize(3_145_729)));

    assertThat(exact.status()).isEqualTo(202);
    assertThat(over.status()).isEqualTo(413);
    assertThat(over.code()).isEqualTo("request_too_large");
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_of_failure_keeps_the_envelope(OperationFailure.Kind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT);

    Answer answer = doors.send(doors.friend("/api/v1/toys/7?kind=" + name).DELETE());

    assertThat(answer.status()).isEqualTo(RestErrors.status(kind).value()).isGreaterThan(400);
    assertThat(answer.json().propertyNames()).containsExactly("request_id", "error");
    assertThat(answer.json().at("/error").propertyNames())
        .containsExactly("code", "message", "details");
    assertThat(answer.json().at("/error/details/toy").intValue()).isEqualTo(7);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Retry-After").isEmpty())
        .isEqualTo(answer.status() != 429 && answer.status() != 503);
    assertThat(answer.header("WWW-Authenticate").isEmpty()).isEqualTo(answer.status() != 401);
  }

  /// Fails with Reactor Netty 1.3.6 and 1.3.7, which stop reading after such a pair.
  @Test
  void a_connection_goes_on_after_requests_that_came_together() throws IOException {
    URI server = URI.create(doors.base());
    String slow = "GET /api/v1/toys?limit=1 HTTP/1.1\r\nHost: x\r\nX-Api-Key: %s\r\n\r\n";
    String quick = "GET /docs/nothing HTTP/1.1\r\nHost: x\r\n\r\n";
    try (var connection = new Socket(server.getHost(), server.getPort())) {
      connection.setSoTimeout(20_000);
      InputStream answers = connection.getInputStream();

      write(connection, slow.formatted(doors.newKey().text()) + quick);
      String first = readBody(answers);
      String second = readBody(answers);
      write(connection, quick);
      String third = readBody(answers);

      assertThat(first).contains("\"limit\":1");
      assertThat(second).contains("not_found");
      assertThat(third).contains("not_found");
    }
  }

  @Test
  void head_is_get_without_the_answer() {
    Answer answer =
        doors.send(
            doors
                .friend("/api/v1/toys?limit=1")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()).isEmpty();
  }

  @Test
  void a_far_too_large_body_still_gets_its_answer() {
    Answer known = doors.send(purchase("huge", ofSize(12_000_000)));
    Answer chunks = doors.send(purchaseInChunks("huge-chunks", ofSize(12_000_000)));

    assertThat(known.status()).isEqualTo(413);
    assertThat(chunks.status()).isEqualTo(413);
  }

  @Test
  void our_own_mistakes_stay_ours_and_are_logged_once() {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);

    Answer answer = doors.send(doors.friend("/api/v1/toys/7").DELETE());
    root.detachAppender(log);

    String request = answer.header("X-Request-Id");
    assertThat(log.list)
        .filteredOn(event -> event.getLevel() == Level.ERROR)
        .singleElement()
        .satisfies(event -> assertThat(event.getFormattedMessage()).contains(request));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.code()).isEqualTo("internal_error");
    assertThat(answer.text()).doesNotContain("secret inner words", "IllegalState", "reelsmith.");
  }

  private static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// The body of the next answer, whose length must be known.
  private static String readBody(InputStream answers) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = answers.read();
      assertThat(next).as("the connection is open").isNotNegative();
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    String length = lower.replaceAll("(?s).*content-length: (\\d+).*", "$1");
    return new String(answers.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder purchase(String key, byte[] body) {
    return doors
        .friend("/api/v1/toys")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder purchaseInChunks(String key, byte[] body) {
    return doors
        .friend("/api/v1/toys")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
  }

  /// A purchase whose JSON has exactly so many bytes.
  private static byte[] ofSize(int bytes) {
    String start = "{\"name\":\"";
    String end = "\"}";
    return (start + "k".repeat(bytes - start.length() - end.length()) + end)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
