package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.api.mcp.ToyClient.PING;

import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reelsmith.TestClock;
import reelsmith.operation.AccountId;
import reelsmith.operation.Door;
import reelsmith.operation.Toolset;

class ClientSessionsTests {

  private final TestClock clock = TestClock.standingAt(Instant.parse("2026-01-01T00:00:00Z"));
  private final ToyStudio studio = new ToyStudio(threeSessionsOfOneHour(), clock);
  private final ToyClient alice = new ToyClient(studio, "alice");

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void an_idle_session_ends() throws Exception {
    ToyClient idle = alice.connected();
    clock.putForward(Duration.ofMinutes(59));
    studio.sessions.evictIdle();
    int before = studio.sessions.size();

    clock.putForward(Duration.ofMinutes(2));
    studio.sessions.evictIdle();

    assertThat(before).isEqualTo(1);
    assertThat(idle.post(PING).statusCode()).isEqualTo(404);
    assertThat(studio.sessions.size()).isZero();
  }

  @Test
  void a_used_session_stays() throws Exception {
    ToyClient used = alice.connected();
    clock.putForward(Duration.ofMinutes(59));
    used.post(PING);
    clock.putForward(Duration.ofMinutes(59));

    studio.sessions.evictIdle();

    assertThat(used.post(PING).statusCode()).isEqualTo(200);
  }

  @Test
  void a_session_that_listens_stays() throws Exception {
    ToyClient listening = alice.connected();
    try (InputStream stream = listening.get("/mcp").body()) {
      ToyClient.line(stream);
      clock.putForward(Duration.ofHours(5));

      studio.sessions.evictIdle();

      assertThat(listening.post(PING).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void one_session_too_many_ends_the_one_unused_for_longest() throws Exception {
    ToyClient first = alice.connected();
    clock.putForward(Duration.ofMinutes(1));
    ToyClient second = alice.connected();
    clock.putForward(Duration.ofMinutes(1));
    alice.connected();
    first.post(PING);

    alice.connected();

    assertThat(second.post(PING).statusCode()).isEqualTo(404);
    assertThat(first.post(PING).statusCode()).isEqualTo(200);
  }

  @Test
  void sessions_in_use_are_not_ended_for_a_new_one() throws Exception {
    var streams = new InputStream[3];
    for (int i = 0; i < streams.length; i++) {
      streams[i] = alice.connected().get("/mcp").body();
      ToyClient.line(streams[i]);
    }

    var refused = alice.post(ToyClient.INITIALIZE);
    var other = new ToyClient(studio, "bob").post(ToyClient.INITIALIZE);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("60");
    assertThat(other.statusCode()).isEqualTo(200);
    for (InputStream stream : streams) {
      stream.close();
    }
  }

  @Test
  void clients_that_come_at_the_same_time_do_not_pass_the_bound() throws Exception {
    List<Integer> statuses =
        atTheSameTime(100, () -> alice.post(ToyClient.INITIALIZE).statusCode());

    assertThat(statuses).containsOnly(200);
    assertThat(studio.sessions.size()).isEqualTo(3);
  }

  @Test
  void streams_that_open_at_the_same_time_do_not_pass_the_bound() throws Exception {
    List<HttpResponse<InputStream>> answers = atTheSameTime(40, () -> alice.get("/sse"));

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsOnly(200, 429)
        .filteredOn(status -> status == 200)
        .hasSize(3);
    for (HttpResponse<InputStream> answer : answers) {
      answer.body().close();
    }
  }

  /// All begin once all are ready to.
  private static <T> List<T> atTheSameTime(int times, Callable<T> call) throws Exception {
    var ready = new CyclicBarrier(times);
    List<Future<T>> calls = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < times; i++) {
        calls.add(
            threads.submit(
                () -> {
                  ready.await();
                  return call.call();
                }));
      }
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> each : calls) {
      answers.add(each.get());
    }
    return answers;
  }

  @Test
  void idle_sessions_end_by_themselves_also_after_one_that_could_not_be_ended() {
    var sessions = new ClientSessions(settings(Duration.ofMillis(200)), clock);
    var stubborn = new StubbornSession();
    sessions.add(stubborn.opened(), Door.MCP_HTTP, new AccountId(1));
    sessions.start();
    clock.putForward(Duration.ofHours(1));
    Awaitility.await().atMost(PATIENCE).until(stubborn.wasAsked::get);

    sessions.add(studio.protocol.sessions().open("later", HELLO), Door.MCP_HTTP, new AccountId(1));
    int before = sessions.size();
    clock.putForward(Duration.ofHours(1));

    assertThat(before).isEqualTo(1);
    Awaitility.await().atMost(PATIENCE).until(() -> sessions.size() == 0);
    sessions.stop();
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Map<String, Object> HELLO =
      Map.of(
          "protocolVersion",
          "2025-11-25",
          "capabilities",
          Map.of(),
          "clientInfo",
          Map.of("name", "toy", "version", "1"));

  /// One whose end fails.
  private static final class StubbornSession extends McpStreamableServerSession {

    private final AtomicBoolean wasAsked = new AtomicBoolean();

    StubbornSession() {
      super(
          "stubborn",
          ClientCapabilities.builder().build(),
          Implementation.builder("toy", "1").build(),
          Duration.ofMinutes(1),
          Map.of(),
          Map.of());
    }

    SessionProtocol.Opened opened() {
      return new SessionProtocol.Opened(
          this,
          new InitializeResult(
              "2025-11-25",
              ServerCapabilities.builder().build(),
              Implementation.builder("toy", "1").build(),
              ""));
    }

    @Override
    public void close() {
      wasAsked.set(true);
      throw new IllegalStateException("stubborn");
    }
  }

  private static McpSettings threeSessionsOfOneHour() {
    return settings(Duration.ofHours(1));
  }

  private static McpSettings settings(Duration idle) {
    return new McpSettings(
        idle,
        3,
        64,
        64,
        64,
        64,
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        true,
        Set.of(Toolset.STORY),
        Set.of(Toolset.STORY),
        false,
        Set.of());
  }
}
