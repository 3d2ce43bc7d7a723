package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.api.mcp.ToyClient.PING;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reelsmith.TestClock;
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
    assertThat(other.statusCode()).isEqualTo(200);
    for (InputStream stream : streams) {
      stream.close();
    }
  }

  private static McpSettings threeSessionsOfOneHour() {
    return new McpSettings(
        Duration.ofHours(1),
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
