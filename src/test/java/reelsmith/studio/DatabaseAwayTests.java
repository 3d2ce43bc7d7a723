package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static reelsmith.studio.TestStudio.PATIENCE;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reelsmith.HeardLog;
import reelsmith.asset.SignedLinks;
import reelsmith.operation.Door;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.Outage;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The whole product while its database is away. Takes about 1 s.
class DatabaseAwayTests {

  private static final TestStudio STUDIO = TestStudio.idle();

  /// A request for each way that leads to the database.
  record Way(String name, Supplier<HttpRequest.Builder> request) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Way> ways() {
    return Stream.of(
        new Way("an operation that reads", () -> STUDIO.request("/api/v1/videos")),
        new Way("an operation that writes", () -> posting("/api/v1/story/videos", "json", "{}")),
        new Way("a file of the ledger", () -> STUDIO.request("/api/v1/account/ledger.csv")),
        new Way("a session", () -> signedIn(STUDIO.stranger("/api/v1/people/me"))),
        new Way("the page of a person", () -> signedIn(STUDIO.stranger("/account"))),
        new Way(
            "signing in",
            () -> posting("/sign-in", "json", "{\"email\":\"a@example.com\",\"password\":\"b\"}")),
        new Way(
            "signing in on the page",
            () -> posting("/sign-in", "x-www-form-urlencoded", "email=a@example.com&password=b")),
        new Way(
            "joining",
            () -> posting("/set-password?token=x", "json", "{\"password\":\"nine lives of it\"}")),
        new Way("an invitation", () -> STUDIO.stranger("/set-password?token=x")),
        new Way(
            "a download",
            () ->
                STUDIO.stranger(
                    STUDIO
                        .bean(SignedLinks.class)
                        .path(UUID.randomUUID(), "a.mp4", Duration.ofHours(1)))),
        new Way("an agent", () -> posting("/mcp", "json", "{}")),
        new Way("an agent's stream", () -> STUDIO.request("/sse")));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void every_way_to_it_is_refused_for_a_while_and_the_log_says_why(Way way) {
    HttpRequest.Builder request = way.request().get();

    var heard = new ArrayList<String>();
    var answer = whileAway(() -> STUDIO.send(request), heard);

    JsonNode error = WireFormat.mapper().readTree(answer.body()).path("error");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("60");
    assertThat(error.path("code").asString() + error.at("/data/code").asString(""))
        .contains("service_unavailable");
    assertThat(heard)
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        answer.headers().firstValue("X-Request-Id").orElseThrow(),
                        BreakableConnections.AWAY));
  }

  @Test
  void an_operation_says_the_same_and_the_log_why() {
    Mono<ObjectNode> call =
        STUDIO.calling("list_videos", Door.MCP_STDIO, TestStudio.json("{}"), null);

    var heard = new ArrayList<String>();
    Throwable refused = whileAway(() -> catchThrowable(() -> call.block(PATIENCE)), heard);

    assertThat(refused)
        .isInstanceOfSatisfying(
            OperationFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("service_unavailable"));
    assertThat(heard)
        .anySatisfy(
            line -> assertThat(line).contains("request-of-a-test", BreakableConnections.AWAY));
  }

  /// @param heard what the log says meanwhile
  private static <T> T whileAway(Supplier<T> action, List<String> heard) {
    // Only one of many is a warning.
    try (var log = HeardLog.of(Outage.class)) {
      STUDIO.connections().goAway();
      try {
        return action.get();
      } finally {
        STUDIO.connections().comeBack();
        log.events().forEach(event -> heard.add(event.getFormattedMessage()));
      }
    }
  }

  private static HttpRequest.Builder posting(String path, String type, String body) {
    return STUDIO
        .request(path)
        .header("Content-Type", "application/" + type)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder signedIn(HttpRequest.Builder request) {
    return request.header("Cookie", "reelsmith_session=" + "t".repeat(43));
  }
}
