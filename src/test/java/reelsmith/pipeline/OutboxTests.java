package reelsmith.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.pipeline.TestEngine.chain;
import static reelsmith.pipeline.TestEngine.now;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.event.Outbox;
import reelsmith.event.StudioEvent;

/// Facts on their way from the outbox to the bus, on a real database; about two seconds.
class OutboxTests {

  private final TestEngine engine = TestEngine.open();
  private final long subject = engine.newSubject();

  @Test
  void what_happens_to_a_run_is_told_in_order() {
    var heard = new Listener(subject);

    engine.start(subject, chain("a", "b"));

    assertThat(heard.until("toy.v001.completed"))
        .containsExactly("toy.v001.queued", "toy.v001.started", "toy.v001.completed");
  }

  @Test
  void what_happens_while_nobody_tells_is_told_later_in_order() {
    SmartLifecycle relay = relay();
    relay.stop();
    var heard = new Listener(subject);
    engine.ended(engine.start(subject, chain("a")));
    engine.ended(engine.start(subject, chain("b")));
    assertThat(heard.names()).isEmpty();

    relay.start();

    assertThat(relay.isRunning()).isTrue();
    assertThat(heard.untilCount("toy.v001.completed", 2))
        .containsExactly(
            "toy.v001.queued",
            "toy.v001.started",
            "toy.v001.completed",
            "toy.v001.queued",
            "toy.v001.started",
            "toy.v001.completed");
  }

  @Test
  void two_tellers_do_not_overtake_each_other_and_tell_nothing_twice() {
    SmartLifecycle second = engine.another("outboxRelay");
    second.start();
    var heard = new Listener(subject);

    now(
        Flux.range(0, 150)
            .concatMap(number -> engine.bean(Outbox.class).add(event(number)).thenReturn(number))
            .last());

    List<String> told = heard.untilCount("149", 1);
    second.stop();
    assertThat(told).isEqualTo(Flux.range(0, 150).map(String::valueOf).collectList().block());
  }

  @Test
  void what_is_taken_back_is_never_told() {
    var heard = new Listener(subject);
    engine
        .runs()
        .queue(
            new NewRun(
                1,
                subject,
                "toy",
                chain("a"),
                reelsmith.operation.WireFormat.mapper().createObjectNode()))
        .then(Mono.error(new IllegalStateException("no")))
        .as(
            engine.bean(org.springframework.transaction.reactive.TransactionalOperator.class)
                ::transactional)
        .onErrorComplete()
        .block(TestEngine.PATIENCE);

    engine.start(subject, chain("b"));

    assertThat(heard.until("toy.v001.completed"))
        .containsExactly("toy.v001.queued", "toy.v001.started", "toy.v001.completed");
  }

  private StudioEvent event(int number) {
    return new StudioEvent(
        String.valueOf(number),
        1,
        subject,
        new java.util.UUID(0, number),
        java.time.Instant.EPOCH,
        ToyStages.json(""));
  }

  private SmartLifecycle relay() {
    return engine.lifecycle("outboxRelay");
  }

  /// Writes down the names of a subject's events.
  private final class Listener {

    private final List<String> names = new CopyOnWriteArrayList<>();
    private final Disposable listening;

    Listener(long subject) {
      listening =
          engine
              .bus()
              .events()
              .filter(event -> event.subject() == subject)
              .filter(event -> !event.name().endsWith(".progress"))
              .subscribe(event -> names.add(event.name()));
      // Wait until the bus is heard: what is published now must come.
      var probe =
          new StudioEvent(
              "probe",
              1,
              -7,
              new java.util.UUID(0, 0),
              java.time.Instant.EPOCH,
              ToyStages.json(""));
      Flux.interval(java.time.Duration.ofMillis(20))
          .onBackpressureDrop()
          .concatMap(tick -> engine.bus().publish(probe))
          .takeUntilOther(engine.bus().events().filter(event -> event.subject() == -7).next())
          .blockLast(TestEngine.PATIENCE);
    }

    List<String> names() {
      return List.copyOf(names);
    }

    List<String> until(String last) {
      return untilCount(last, 1);
    }

    List<String> untilCount(String last, int count) {
      Flux.interval(java.time.Duration.ofMillis(20))
          .onBackpressureDrop()
          .takeUntil(tick -> names.stream().filter(last::equals).count() >= count)
          .blockLast(TestEngine.PATIENCE);
      listening.dispose();
      return names();
    }
  }
}
