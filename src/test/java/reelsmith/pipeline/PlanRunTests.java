package reelsmith.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.pipeline.TestEngine.chain;
import static reelsmith.pipeline.TestEngine.sideBySide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/// Runs from start to end on a real database; about three seconds.
class PlanRunTests {

  private final TestEngine engine = TestEngine.open();
  private final ToyStages toys = engine.toys();
  private final long subject = engine.newSubject();

  @Test
  void stages_run_one_after_the_other_and_read_what_came_before() {
    toys.when(subject, "a", work -> Mono.just(ToyStages.done("apple")));
    toys.when(
        subject,
        "b",
        work -> Mono.just(ToyStages.done(work.result("a").asString() + " and banana")));
    toys.when(
        subject,
        "c",
        work -> {
          toys.note(subject, work.result("a").asString() + " " + work.result("b").asString());
          return Mono.just(ToyStages.done(""));
        });

    Run run = engine.ended(engine.start(subject, chain("a", "b", "c")));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(toys.diary(subject))
        .containsExactly(
            "begin a", "end a", "begin b", "end b", "begin c", "apple apple and banana", "end c");
  }

  @Test
  void stages_whose_needs_are_met_run_side_by_side() {
    Sinks.One<Boolean> aBegan = Sinks.one();
    Sinks.One<Boolean> bBegan = Sinks.one();
    toys.when(subject, "a", work -> meet(aBegan, bBegan));
    toys.when(subject, "b", work -> meet(bBegan, aBegan));

    Run run = engine.ended(engine.start(subject, sideBySide("a", "b")));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void no_stage_of_any_plan_begins_before_its_needs_are_done() {
    for (int seed = 1; seed <= 6; seed++) {
      long somebody = engine.newSubject();
      Plan plan = randomPlan(new Random(seed));

      Run run = engine.ended(engine.start(somebody, plan));

      List<String> diary = toys.diary(somebody);
      assertThat(run.state()).isEqualTo(RunState.COMPLETED);
      assertThat(diary).hasSize(12).doesNotHaveDuplicates();
      for (PlannedStage stage : plan.stages()) {
        for (String need : stage.needs()) {
          assertThat(diary.indexOf("end " + need))
              .as("plan of seed %d: %s", seed, plan)
              .isLessThan(diary.indexOf("begin " + stage.name()));
        }
      }
    }
  }

  @Test
  void a_stage_that_must_wait_is_asked_again() {
    toys.when(
        subject,
        "a",
        work ->
            Mono.just(
                toys.count(subject, "begin a") < 3
                    ? new StageOutcome.AskAgain(Duration.ofMillis(10))
                    : ToyStages.done("there")));

    Run run = engine.ended(engine.start(subject, chain("a")));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(toys.count(subject, "begin a")).isEqualTo(3);
  }

  @Test
  void a_subject_has_one_active_run() {
    toys.when(subject, "a", work -> Mono.never());
    Run first = engine.start(subject, chain("a"));

    StepVerifier.create(engine.runs().queue(new NewRun(1, subject, "toy", chain("a"), input())))
        .expectError(DuplicateKeyException.class)
        .verify(TestEngine.PATIENCE);
    TestEngine.now(engine.runs().abort(first.id()));
    Run second = engine.start(subject, chain("b"));

    assertThat(engine.ended(second).state()).isEqualTo(RunState.COMPLETED);
    assertThat(TestEngine.now(engine.runs().latestOf(subject)).id()).isEqualTo(second.id());
  }

  @Test
  void what_a_stage_says_about_its_progress_never_goes_back() {
    engine.start(subject, chain("by_hand_progress"));
    Claim claim = engine.claim("by_hand_progress");

    TestEngine.now(said(claim, 3, 5).then(said(claim, 0, 5)).thenReturn(true));

    assertThat(engine.text(progressOf(claim))).isEqualTo("3 of 5");
  }

  private Mono<Void> said(Claim claim, int done, int total) {
    return engine.recordings().progressed(claim, new StageProgress(done, total, ""));
  }

  private static String progressOf(Claim claim) {
    return "select done_items || ' of ' || total_items from stage where id = " + claim.stageId();
  }

  private static tools.jackson.databind.node.ObjectNode input() {
    return reelsmith.operation.WireFormat.mapper().createObjectNode();
  }

  private static Mono<StageOutcome> meet(Sinks.One<Boolean> mine, Sinks.One<Boolean> other) {
    mine.tryEmitValue(true);
    return other.asMono().map(met -> ToyStages.done("met"));
  }

  private static Plan randomPlan(Random random) {
    List<String> names = List.of("a", "b", "c", "d", "e", "f");
    List<PlannedStage> stages = new ArrayList<>();
    for (String name : names) {
      List<String> needs =
          stages.stream().map(PlannedStage::name).filter(before -> random.nextInt(3) == 0).toList();
      stages.add(new PlannedStage(name, name, needs));
    }
    return new Plan(stages);
  }
}
