package reelsmith.studio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.WireFormat;
import reelsmith.upkeep.Sweep;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Idempotency keys through every door, those that no honest client would send among them. Takes
/// about 2 s.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyKeyTests {

  private static final String CREATE = "create_story_video";

  private final TestStudio studio = TestStudio.open();
  private Tenant customer;
  private Agent agent;

  @BeforeAll
  void moveIn() {
    customer = Tenant.of(studio, "retrying");
    agent = new Agent(studio, customer.key());
  }

  @AfterAll
  void moveOut() {
    studio
        .texts("select id::text from video where account_id = " + customer.account())
        .forEach(id -> customer.rest("abort_video", json("{'video_id': %s}".formatted(id))));
  }

  static String[] strangeKeys() {
    return new String[] {
      "a\u0000b",
      "\u0000",
      "x".repeat(256),
      "schlüssel",
      "\ud83d\udd11",
      "a b",
      "a\tb",
      "a\u200bb",
      "\u0430bc",
      "a\nb",
      "\u007f"
    };
  }

  @Test
  void every_operation_that_writes_takes_a_key() {
    assertThat(
            studio.bean(OperationCatalog.class).all().stream()
                .map(Operation::spec)
                .filter(spec -> !spec.effect().isReadOnly())
                .filter(spec -> spec.idempotency() == IdempotencyRule.NONE)
                .map(OperationSpec::name))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("strangeKeys")
  void a_strange_key_is_refused_and_nothing_happens(String key) {
    String before = customer.rows();

    JsonNode result = agent.call(CREATE, brief("x").put("idempotency_key", key));

    assertThat(Agent.code(result)).isEqualTo("validation_failed");
    assertThat(Agent.refusal(result).at("/details/fields/0/path").asString())
        .isEqualTo("/idempotency_key");
    assertThat(customer.rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "[\"a\"]", "{\"a\":1}"})
  void a_key_that_is_no_text_is_refused(String key) {
    ObjectNode arguments = brief("x");
    arguments.set("idempotency_key", WireFormat.mapper().readTree(key));

    JsonNode result = agent.call(CREATE, arguments);

    assertThat(Agent.code(result)).isEqualTo("validation_failed");
  }

  @Test
  void a_key_may_be_255_characters_long_and_no_longer() {
    var longest = customer.rest(CREATE, brief("x"), "k".repeat(255));
    var longer = customer.rest(CREATE, brief("x"), "k".repeat(256));
    var empty = customer.rest(CREATE, brief("x"), "\"\"");

    assertThat(longest.statusCode()).isEqualTo(202);
    assertThat(longer.statusCode()).isEqualTo(422);
    assertThat(body(longer).at("/error/code").asString()).isEqualTo("validation_failed");
    assertThat(body(empty).at("/error/code").asString()).isEqualTo("idempotency_required");
  }

  @Test
  void a_key_in_quotes_is_the_key_within() {
    String key = UUID.randomUUID().toString();

    var bare = customer.rest(CREATE, brief("x"), key);
    var quoted = customer.rest(CREATE, brief("x"), "\"" + key + "\"");
    JsonNode tool = agent.call(CREATE, brief("x").put("idempotency_key", key));
    var within = customer.rest(CREATE, brief("x"), key.replace("-", "\""));

    assertThat(video(quoted)).isEqualTo(video(bare)).isPositive();
    assertThat(tool.at("/structuredContent/video_id").asLong()).isEqualTo(video(bare));
    assertThat(video(within)).isPositive().isNotEqualTo(video(bare));
  }

  @Test
  void the_header_counts_and_the_body_is_told_so() {
    String header = UUID.randomUUID().toString();
    String body = UUID.randomUUID().toString();

    var first = customer.rest(CREATE, brief("x").put("idempotency_key", body), header);
    var again = customer.rest(CREATE, brief("x"), header);
    var other = customer.rest(CREATE, brief("x"), body);
    var none = customer.rest(CREATE, brief("x").put("idempotency_key", body), null);

    assertThat(body(first).at("/warnings/0/path").asString()).isEqualTo("/idempotency_key");
    assertThat(video(again)).isEqualTo(video(first)).isPositive();
    assertThat(video(other)).isPositive().isNotEqualTo(video(first));
    assertThat(body(none).at("/error/code").asString()).isEqualTo("idempotency_required");
  }

  @Test
  void stopping_and_rendering_are_the_same_request_whether_the_path_or_nothing_names_the_kind() {
    long video = video(customer.rest(CREATE, brief("x")));
    String stopping = UUID.randomUUID().toString();
    String rendering = UUID.randomUUID().toString();

    var stopped = customer.rest("abort_video", named(video), stopping);
    JsonNode stoppedAgain =
        agent.call("abort_video", named(video).put("idempotency_key", stopping));
    JsonNode rendered = agent.call("render_video", named(video).put("idempotency_key", rendering));
    var renderedAgain = customer.rest("render_video", named(video), rendering);
    JsonNode renderedByKind =
        agent.call(
            "render_video",
            named(video).put("video_type", "story").put("idempotency_key", rendering));

    assertThat(body(stopped).path("status").asString()).isEqualTo("aborted");
    assertThat(Agent.code(stoppedAgain)).isEqualTo("ok");
    assertThat(stoppedAgain.at("/structuredContent/status").asString()).isEqualTo("aborted");
    String run = rendered.at("/structuredContent/pipeline_run_id").asString();
    assertThat(body(renderedAgain).path("pipeline_run_id").asString()).isEqualTo(run);
    assertThat(renderedByKind.at("/structuredContent/pipeline_run_id").asString()).isEqualTo(run);
    assertThat(studio.number("select count(*) from run where subject = " + video)).isEqualTo(2);
  }

  @Test
  void a_key_names_one_video_however_it_is_sent() {
    long video = video(customer.rest(CREATE, brief("x")));
    long other = video(customer.rest(CREATE, brief("x")));
    String key = UUID.randomUUID().toString();

    customer.rest("abort_video", named(video), key);
    JsonNode refused = agent.call("abort_video", named(other).put("idempotency_key", key));

    assertThat(Agent.code(refused)).isEqualTo("idempotency_key_reused");
  }

  @Test
  void a_key_is_free_again_after_its_30_days_while_the_sweep_takes_it_away() {
    String key = UUID.randomUUID().toString();
    long first = video(customer.rest(CREATE, brief("x"), key));
    long within = video(customer.rest(CREATE, brief("x"), key));
    studio.sql(
        """
        update idempotency set expires_at = now() - interval '1 second'
        where key = '%s' and expires_at - created_at = interval '30 days'
        """
            .formatted(key));

    List<HttpResponse<byte[]>> racing =
        Objects.requireNonNull(
            Flux.range(0, 6)
                .map(i -> Mono.fromCallable(() -> customer.rest(CREATE, brief("y"), key)))
                .flatMap(call -> call.subscribeOn(Schedulers.boundedElastic()), 6)
                .mergeWith(studio.bean("expiredKeys", Sweep.class).remove(1000).then(Mono.empty()))
                .collectList()
                .block(TestStudio.PATIENCE));

    assertThat(within).isEqualTo(first).isPositive();
    assertThat(racing)
        .extracting(IdempotencyKeyTests::video)
        .containsOnly(video(racing.getFirst()));
    assertThat(video(racing.getFirst())).isPositive().isNotEqualTo(first);
    assertThat(
            studio.number(
                "select count(*) from video where name = 'y' and account_id = "
                    + customer.account()))
        .isEqualTo(1);
  }

  /// What no client library lets through.
  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "schl\u00fcssel", "a\rb"})
  void a_header_that_is_no_text_is_refused(String key) throws IOException {
    String before = customer.rows();
    String brief = brief("x").toString();
    URI place = studio.request("/api/v1/story/videos").build().uri();

    String answer;
    try (var socket = new Socket(place.getHost(), place.getPort())) {
      socket.setSoTimeout((int) TestStudio.PATIENCE.toMillis());
      socket
          .getOutputStream()
          .write(
              """
              POST /api/v1/story/videos HTTP/1.1\r
              Host: localhost\r
              Authorization: Bearer %s\r
              Content-Type: application/json\r
              Content-Length: %d\r
              Idempotency-Key: %s\r
              Connection: close\r
              \r
              %s"""
                  .formatted(customer.key(), brief.length(), key, brief)
                  .getBytes(ISO_8859_1));
      answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    assertThat(answer).startsWith("HTTP/1.1 4");
    assertThat(customer.rows()).isEqualTo(before);
  }

  private static ObjectNode brief(String name) {
    return json("{'script': {'slides': [{'narration': 'A line.'}]}}").put("name", name);
  }

  private static ObjectNode named(long video) {
    return json("{}").put("video_id", video);
  }

  private static long video(HttpResponse<byte[]> response) {
    return body(response).path("video_id").asLong();
  }

  private static JsonNode body(HttpResponse<byte[]> response) {
    return WireFormat.mapper().readTree(response.body());
  }
}
