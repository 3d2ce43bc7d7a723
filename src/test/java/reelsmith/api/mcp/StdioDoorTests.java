package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.api.mcp.StatelessRequests.request;
import static reelsmith.api.mcp.ToyClient.INITIALIZE;
import static reelsmith.api.mcp.ToyClient.PING;
import static reelsmith.api.mcp.ToyClient.call;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;

class StdioDoorTests {

  private final ToyStudio studio = new ToyStudio();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void a_line_that_is_no_message_does_no_harm() throws Exception {
    var answers = conversation("{oops", "", "[]", PING);

    assertThat(answers)
        .satisfiesExactly(
            first -> assertThat(first).contains("-32700"),
            second -> assertThat(second).contains("-32600"),
            third -> assertThat(third).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e3", "1E400", "123456789012345678901234567890", "true"})
  void an_id_that_no_answer_could_carry_is_refused_and_the_door_stays_open(String id)
      throws Exception {
    var answers =
        conversation("{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"ping\"}".formatted(id), PING);

    assertThat(answers)
        .satisfiesExactly(
            refused -> assertThat(refused).contains("-32600", "The id must be"),
            next -> assertThat(next).contains("\"id\":2"));
  }

  @Test
  void answers_still_come_after_the_end_of_the_input() throws Exception {
    var answers = conversation(INITIALIZE, call(2, "wait_for_toy", "{\"steps\":10}"));

    assertThat(answers).hasSize(2);
    assertThat(answers.get(1)).contains("\"id\":2", "\"status\":\"built\"");
  }

  @Test
  void a_call_before_the_handshake_is_answered() throws Exception {
    var answers = conversation("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/list\"}");

    assertThat(answers.getFirst()).contains("\"id\":\"a\"", "Call initialize first");
  }

  @Test
  void a_cancelled_call_is_not_answered() throws Exception {
    var answers =
        conversation(
            INITIALIZE,
            call(2, "wait_for_toy", "{\"steps\":100}"),
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":2}}");

    assertThat(answers).hasSize(1);
    assertThat(studio.operations.cancelled).hasValue(1);
  }

  @Test
  void a_line_over_the_limit_is_refused_and_the_next_one_read() throws Exception {
    var answers = conversation("x".repeat(3_145_729), PING);

    assertThat(answers.getFirst()).contains("larger than 3145728 bytes");
    assertThat(answers.getLast()).contains("\"result\":{}");
  }

  @Test
  void without_a_local_account_lists_come_and_calls_say_why() throws Exception {
    var answers =
        conversation(
            () ->
                Mono.error(
                    new OperationFailure(
                        OperationFailure.Kind.UNAVAILABLE,
                        "service_unavailable",
                        "The database is down.")),
            INITIALIZE,
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}",
            call(3, "describe_toy", "{\"name\":\"bear\"}"));

    assertThat(answers.get(1)).contains("\"describe_toy\"");
    assertThat(answers.get(2))
        .contains("service_unavailable: The database is down.", "\"isError\":true");
    assertToldOfRefusal(answers.get(2), "service_unavailable");
  }

  @Test
  void a_call_that_is_refused_before_it_is_run_is_told_of_with_the_id_in_its_result()
      throws Exception {
    var answers =
        conversation(INITIALIZE, call(2, "order_toy", "{\"name\":\"a\",\"idempotency_key\":1}"));

    assertThat(answers.get(1)).contains("validation_failed", "/idempotency_key");
    assertToldOfRefusal(answers.get(1), "validation_failed");
  }

  private void assertToldOfRefusal(String answer, String code) {
    assertThat(studio.refusals)
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(answer).contains(refused.requestId());
            });
  }

  @Test
  void a_request_that_says_all_of_its_client_needs_no_handshake() throws Exception {
    var answers =
        conversation(
            request(1, "server/discover", ""),
            StatelessRequests.call(2, "describe_toy", "{\"name\":\"bear\"}"),
            request(3, "ping", ""),
            request(4, "tools/list", "").replace("2026-07-28", "2099-01-01"),
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"server/discover\"}");

    assertThat(answers)
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).contains("\"id\":1", "\"supportedVersions\":[\"2026-07-28\""),
            two -> assertThat(two).contains("\"id\":2", "A fine bear", "\"resultType\""),
            three -> assertThat(three).contains("\"id\":3", "-32601"),
            four -> assertThat(four).contains("\"id\":4", "-32022"),
            five -> assertThat(five).contains("\"id\":5", "-32602"));
  }

  @Test
  void both_manners_work_side_by_side() throws Exception {
    var answers =
        conversation(
            INITIALIZE,
            StatelessRequests.call(2, "describe_toy", "{\"name\":\"bear\"}"),
            call(3, "describe_toy", "{\"name\":\"kite\"}"));

    assertThat(answers)
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).contains("\"id\":1", "\"protocolVersion\":\"2025-11-25\""),
            two -> assertThat(two).contains("\"id\":2", "A fine bear", "\"resultType\""),
            three -> assertThat(three).contains("A fine kite").doesNotContain("resultType"));
  }

  @Test
  void a_call_without_a_session_is_cancelled_by_its_id() throws Exception {
    var answers =
        conversation(
            StatelessRequests.call(2, "wait_for_toy", "{\"steps\":100}"),
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":2}}");

    assertThat(answers).isEmpty();
    assertThat(studio.operations.cancelled).hasValue(1);
  }

  @Test
  void listening_ends_with_the_input() throws Exception {
    var answers =
        conversation(
            request(
                8,
                "subscriptions/listen",
                "\"notifications\":{\"resourceSubscriptions\":[\"video://11\"]}"));

    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst()).contains("notifications/subscriptions/acknowledged");
    assertThat(studio.listeners.size()).isZero();
  }

  private List<String> conversation(String... lines) throws Exception {
    return conversation(() -> Mono.just(Identity.local(new AccountId(1))), lines);
  }

  /// Sends the lines, ends the input and returns all that was said until the door closed.
  private List<String> conversation(LocalIdentity account, String... lines) throws Exception {
    InputStream in =
        new ByteArrayInputStream(
            (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    var out = new ByteArrayOutputStream();
    var ended = new CountDownLatch(1);
    new StdioDoor(
            new StdioStreams(in, out),
            studio.protocol,
            studio.sessions,
            account,
            studio.settings,
            ended::countDown)
        .start();
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
