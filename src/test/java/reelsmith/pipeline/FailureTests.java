package reelsmith.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.pipeline.TestEngine.chain;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Stages that fail, on a real database; about nine seconds.
class FailureTests {

  private final TestEngine engine = TestEngine.open();
  private final ToyStages toys = engine.toys();
  private final long subject = engine.newSubject();

  @Test
  void a_stage_that_may_be_tried_again_is_tried_by_the_schedule() {
    toys.when(subject, "a", work -> Mono.error(ToyStages.failure(true)));

    Run run = engine.ended(engine.start(subject, chain("a", "b")));

    assertThat(toys.diary(subject)).containsExactly("begin a", "begin a", "begin a");
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.failure())
        .isEqualTo(
            new RunFailure(
                "toy_broken", "The toy is broken.", "a", "provider", true, "Buy another."));
    assertThat(engine.stage(run, "a").state()).isEqualTo(StageState.FAILED);
    assertThat(engine.stage(run, "b").state()).isEqualTo(StageState.CANCELLED);
  }

  @Test
  void a_stage_that_succeeds_at_last_leaves_no_trace_of_its_failures() {
    toys.when(
        subject,
        "a",
        work ->
            toys.count(subject, "begin a") <= TestEngine.TRIED_AGAIN
                ? Mono.error(ToyStages.failure(true))
                : ToyStages.finish(work));

    Run run = engine.ended(engine.start(subject, chain("a")));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(run.failure()).isNull();
  }

  @Test
  void a_final_failure_fails_the_run_at_once() {
    toys.when(subject, "a", work -> Mono.error(ToyStages.failure(false)));

    Run run = engine.ended(engine.start(subject, chain("a")));

    assertThat(toys.diary(subject)).containsExactly("begin a");
    assertThat(run.state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void an_error_nobody_expected_is_not_told_in_its_own_words() {
    toys.when(
        subject,
        "a",
        work -> {
          throw new IllegalStateException("password=secret at /home/me");
        });

    Run run = engine.ended(engine.start(subject, chain("a")));

    assertThat(TestEngine.failureOf(run).code()).isEqualTo("internal_error");
    assertThat(TestEngine.failureOf(run).toString())
        .doesNotContain("secret")
        .doesNotContain("/home");
    assertThat(engine.text("select coalesce(string_agg(event::text, ''), '') from outbox"))
        .doesNotContain("secret");
  }

  @Test
  void a_stage_that_takes_too_long_is_stopped() {
    var settings = settings(Duration.ofMillis(50));
    toys.rests(subject, "by_hand_slow");
    Run run = engine.start(subject, chain("by_hand_slow"));
    StageRunner runner = engine.runner(settings, toys.named("by_hand_slow"));

    for (int attempt = 0; attempt <= TestEngine.TRIED_AGAIN; attempt++) {
      engine.sql("update stage set due_at = clock_timestamp() where name = 'by_hand_slow'");
      runner.run(engine.claim("by_hand_slow")).block(TestEngine.PATIENCE);
    }

    assertThat(TestEngine.failureOf(engine.found(run)).code()).isEqualTo("stage_timed_out");
    assertThat(toys.diary(subject)).contains("stopped");
  }

  @Test
  void a_stage_that_finishes_items_may_take_longer_than_its_deadline() {
    var settings = settings(Duration.ofSeconds(4));
    toys.when(
        subject,
        "by_hand_long",
        work ->
            Flux.range(1, 9)
                .concatMap(
                    place ->
                        work.item(
                            "thing-" + place,
                            "input",
                            1,
                            () ->
                                Mono.just(ToyStages.json("fine"))
                                    .delayElement(Duration.ofMillis(500))))
                .then(Mono.just(ToyStages.done("fine"))));
    Run run = engine.start(subject, chain("by_hand_long"));
    StageRunner runner = engine.runner(settings, toys.named("by_hand_long"));

    runner.run(engine.claim("by_hand_long")).block(TestEngine.PATIENCE);

    assertThat(engine.found(run).state()).isEqualTo(RunState.COMPLETED);
    assertThat(toys.count(subject, "begin by_hand_long")).isEqualTo(1);
  }

  @Test
  void a_stage_that_finishes_nothing_more_is_stopped() {
    toys.when(
        subject,
        "by_hand_stuck",
        work ->
            work.item("thing", "input", 1, () -> Mono.just(ToyStages.json("fine")))
                .then(Mono.<StageOutcome>never())
                .doOnCancel(() -> toys.note(subject, "stopped")));
    Run run = engine.start(subject, chain("by_hand_stuck"));
    StageRunner runner =
        engine.runner(settings(Duration.ofSeconds(2)), toys.named("by_hand_stuck"));

    runner.run(engine.claim("by_hand_stuck")).block(TestEngine.PATIENCE);

    assertThat(toys.diary(subject)).contains("stopped");
    assertThat(engine.stage(run, "by_hand_stuck").state()).isEqualTo(StageState.DUE);
  }

  @Test
  void a_run_that_takes_too_long_is_failed() {
    toys.when(
        subject,
        "a",
        work ->
            engine
                .database()
                .sql("update run set deadline_at = clock_timestamp() where subject = :subject")
                .bind("subject", subject)
                .then()
                .then(Mono.<StageOutcome>never())
                .doOnCancel(() -> toys.note(subject, "stopped")));
    Run run = engine.start(subject, chain("a"));

    Run ended = engine.endedWithUpkeep(run);

    assertThat(ended.state()).isEqualTo(RunState.FAILED);
    assertThat(TestEngine.failureOf(ended).code()).isEqualTo("run_timed_out");
  }

  private static EngineSettings settings(Duration stageDeadline) {
    return new EngineSettings(
        1,
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        stageDeadline,
        Duration.ofHours(1),
        Duration.ofHours(24),
        3,
        List.of());
  }
}
