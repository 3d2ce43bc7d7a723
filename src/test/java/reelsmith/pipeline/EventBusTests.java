package reelsmith.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.pipeline.TestEngine.now;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reelsmith.event.MissedEvents;
import reelsmith.event.StudioEvent;

/// Subscribers of the bus that are slow or cut off, on a real database; about a second.
class EventBusTests {

  private static final int MANY = 1_000;

  private final TestEngine engine = TestEngine.open();
  private final long subject = engine.newSubject();

  @Test
  void a_slow_subscriber_is_told_that_it_missed_events_and_the_others_hear_all() {
    Sinks.One<Boolean> awake = Sinks.one();
    Mono<List<String>> quick = mine().take(MANY).map(StudioEvent::name).collectList().cache();
    Mono<Long> slow = mine().concatMap(event -> awake.asMono(), 1).count().cache();
    quick.subscribe();
    slow.subscribe(count -> {}, error -> {});
    waitUntilHeard();

    engine.sql(
        "select pg_notify('reelsmith_event', replace('%s', 'NAME', n::text))"
                .formatted(event("NAME"))
            + " from generate_series(1, %d) n".formatted(MANY));

    assertThat(now(quick))
        .isEqualTo(Flux.range(1, MANY).map(String::valueOf).collectList().block());
    awake.tryEmitValue(true);
    StepVerifier.create(slow).expectError(MissedEvents.class).verify(TestEngine.PATIENCE);
  }

  @Test
  void whoever_listened_while_the_connection_broke_is_told_so_and_hears_again() {
    Mono<Void> listening = mine().then().cache();
    listening.subscribe(nothing -> {}, error -> {});
    waitUntilHeard();

    engine.sql(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name = 'reelsmith-listen' and datname = current_database()");

    StepVerifier.create(listening).expectError(MissedEvents.class).verify(TestEngine.PATIENCE);
    waitUntilHeard();
  }

  private Flux<StudioEvent> mine() {
    return engine.bus().events().filter(event -> event.subject() == subject);
  }

  /// Tells something until it is heard: from then on nothing is too early.
  private void waitUntilHeard() {
    long probe = engine.newSubject();
    Flux.interval(Duration.ofMillis(20))
        .onBackpressureDrop()
        .concatMap(tick -> engine.bus().publish(event(probe, "probe")), 1)
        .takeUntilOther(
            engine.bus().events().filter(event -> event.subject() == probe).retry(3).next())
        .blockLast(TestEngine.PATIENCE);
  }

  private String event(String name) {
    return reelsmith.operation.WireFormat.mapper().writeValueAsString(event(subject, name));
  }

  private static StudioEvent event(long subject, String name) {
    return new StudioEvent(name, 1, subject, new UUID(0, 0), Instant.EPOCH, ToyStages.json(""));
  }
}
