package reelsmith.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.pipeline.TestEngine.chain;
import static reelsmith.pipeline.TestEngine.now;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reelsmith.operation.WireFormat;

/// Whose turn it is, and how much time a run has.
class TurnTests {

  private final TestEngine engine = TestEngine.open();
  private final ToyStages toys = engine.toys();

  @Test
  void a_run_that_was_begun_is_finished_before_a_later_one_is_begun() {
    List<String> stages = List.of("by_hand_turn", "by_hand_turn_after");
    Run first = engine.start(engine.newSubject(), chain("by_hand_turn", "by_hand_turn_after"));
    Run later = engine.start(engine.newSubject(), chain("by_hand_turn", "by_hand_turn_after"));

    var claimed = new ArrayList<String>();
    for (int turn = 0; turn < 4; turn++) {
      Claim claim = now(engine.claims().claimDue("by hand", stages, 1).single());
      claimed.add((claim.runId().equals(first.id()) ? "first " : "later ") + claim.stage());
      assertThat(claim.runId()).isIn(first.id(), later.id());
      finish(claim);
    }

    assertThat(claimed)
        .containsExactly(
            "first by_hand_turn",
            "first by_hand_turn_after",
            "later by_hand_turn",
            "later by_hand_turn_after");
  }

  @Test
  void an_account_with_little_to_do_waits_for_one_run_of_an_account_with_much_to_do() {
    long busy = account("busy");
    long calm = account("calm");
    queue(busy);
    queue(busy);
    queue(busy);
    queue(calm);

    assertThat(nextTurns(4, busy)).containsExactly("busy", "calm", "busy", "busy");
  }

  @Test
  void it_does_not_matter_for_that_how_long_the_runs_before_took() {
    long busy = account("slow");
    long calm = account("late");
    queue(busy);
    queue(busy);
    queue(busy);
    Claim first = engine.claim("by_hand_fair");
    now(engine.recordings().started(first).thenReturn(true));
    // All of them, because other tests leave runs behind.
    engine.sql("update run set turn_at = turn_at - interval '1 hour'");
    engine.sql("update stage set turn_at = turn_at - interval '1 hour'");
    queue(calm);
    now(engine.recordings().done(first, ToyStages.json("fine")).thenReturn(true));

    assertThat(nextTurns(3, busy)).containsExactly("calm", "busy", "busy");
  }

  @Test
  void runs_queued_at_the_same_moment_have_different_turns() {
    long account = account("hasty");
    now(
        Flux.range(0, 8)
            .flatMap(
                n ->
                    engine
                        .runs()
                        .queue(
                            new NewRun(
                                account,
                                engine.newSubject(),
                                "toy",
                                chain("by_hand_hasty"),
                                WireFormat.mapper().createObjectNode())),
                8)
            .collectList());

    assertThat(
            engine.text(
                "select count(distinct turn_at)::text from run where account_id = " + account))
        .isEqualTo("8");
  }

  @Test
  void a_run_whose_time_was_extended_meanwhile_is_not_ended() {
    Run run = engine.start(engine.newSubject(), chain("by_hand_extended"));
    var late = new DueWork.OverdueRun(run.id(), false);

    now(engine.recordings().failOverdue(run.id(), late.failure()).thenReturn(true));
    RunState before = engine.found(run).state();
    engine.sql(
        "update run set deadline_at = clock_timestamp() where id = '%s'".formatted(run.id()));
    now(engine.recordings().failOverdue(run.id(), late.failure()).thenReturn(true));

    assertThat(before).isEqualTo(RunState.QUEUED);
    assertThat(engine.found(run).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void the_time_of_a_run_begins_with_its_first_stage() {
    Run run = engine.start(engine.newSubject(), chain("by_hand_time"));
    Duration waiting = left(run);

    Claim claim = engine.claim("by_hand_time");
    now(engine.recordings().started(claim).thenReturn(true));

    assertThat(waiting).isBetween(Duration.ofHours(23), Duration.ofHours(24));
    assertThat(left(run)).isBetween(Duration.ofMinutes(55), Duration.ofMinutes(60));
    now(engine.runs().abort(run.id()));
  }

  @Test
  void time_in_which_no_worker_lived_does_not_count() {
    Run run = engine.start(engine.newSubject(), chain("by_hand_night"));
    Run young = engine.start(engine.newSubject(), chain("by_hand_night"));
    engine.sql(
        "update run set created_at = created_at - interval '3 hours' where id = '%s'"
            .formatted(run.id()));
    Duration before = left(run);

    engine.sql("update work_clock set seen_at = seen_at - interval '2 hours'");
    now(idleWorker().upkeep().thenReturn(true));
    now(idleWorker().upkeep().thenReturn(true));

    assertThat(left(run).minus(before)).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
    assertThat(left(young)).isLessThan(Duration.ofHours(25));
    now(engine.runs().abort(run.id()));
    now(engine.runs().abort(young.id()));
  }

  @Test
  void a_machine_that_slept_goes_on_with_the_stage_it_was_at() {
    long subject = engine.newSubject();
    toys.rests(subject, "by_hand_asleep");
    DueWork worker =
        engine.worker(
            engine.runner(engine.bean(EngineSettings.class), toys.named("by_hand_asleep")));
    worker.start();
    try {
      Run run = engine.start(subject, chain("by_hand_asleep"));
      toys.await(subject, "begin by_hand_asleep");

      wakesUp(worker, leaseIsOver(run));

      assertThat(engine.stage(run, "by_hand_asleep").state()).isEqualTo(StageState.RUNNING);
      assertThat(crashes(run)).isEqualTo("0");
      assertThat(toys.diary(subject)).containsExactly("begin by_hand_asleep");
      now(engine.runs().abort(run.id()));
    } finally {
      worker.stop();
    }
  }

  @Test
  void workers_that_were_silent_together_do_not_take_each_others_stages() {
    Run run = engine.start(engine.newSubject(), chain("by_hand_silence"));
    engine.claim("by_hand_silence");

    wakesUp(
        idleWorker(),
        "with silence as (update work_clock set seen_at = seen_at - interval '1 hour') "
            + leaseIsOver(run));
    StageState afterSilence = engine.stage(run, "by_hand_silence").state();
    wakesUp(
        idleWorker(),
        "with later as (update work_clock set woke_at = clock_timestamp() - interval '1 hour') "
            + leaseIsOver(run));

    assertThat(afterSilence).isEqualTo(StageState.RUNNING);
    assertThat(engine.stage(run, "by_hand_silence").state()).isEqualTo(StageState.DUE);
    assertThat(crashes(run)).isEqualTo("1");
    now(engine.runs().abort(run.id()));
  }

  private static String leaseIsOver(Run run) {
    return "update stage set lease_until = clock_timestamp() - interval '1 hour' where run_id = '%s'"
        .formatted(run.id());
  }

  /// The worker looks after things in the transaction of what happened, so that no other one sees
  /// it first.
  private void wakesUp(DueWork worker, String afterThis) {
    now(
        engine
            .database()
            .sql(afterThis)
            .then()
            .then(worker.upkeep())
            .thenReturn(true)
            .as(engine.bean(TransactionalOperator.class)::transactional));
  }

  private String crashes(Run run) {
    return engine.text("select crashes::text from stage where run_id = '%s'".formatted(run.id()));
  }

  /// Claims and finishes so many stages one after another, and says whose each was.
  private List<String> nextTurns(int turns, long busy) {
    var order = new ArrayList<String>();
    for (int turn = 0; turn < turns; turn++) {
      Claim claim = engine.claim("by_hand_fair");
      order.add(claim.accountId() == busy ? "busy" : "calm");
      finish(claim);
    }
    return order;
  }

  private void finish(Claim claim) {
    now(
        engine
            .recordings()
            .started(claim)
            .then(engine.recordings().done(claim, ToyStages.json("fine")))
            .thenReturn(true));
  }

  private DueWork idleWorker() {
    return engine.worker(engine.bean(StageRunner.class));
  }

  private long account(String name) {
    return Long.parseLong(
        engine.text("insert into account (name) values ('%s') returning id::text".formatted(name)));
  }

  private void queue(long account) {
    var input = WireFormat.mapper().createObjectNode();
    now(
        engine
            .runs()
            .queue(new NewRun(account, engine.newSubject(), "toy", chain("by_hand_fair"), input)));
  }

  private Duration left(Run run) {
    return Duration.ofMillis(
        Long.parseLong(
            engine.text(
                "select (extract(epoch from deadline_at - clock_timestamp()) * 1000)::bigint::text from run where id = '%s'"
                    .formatted(run.id()))));
  }
}
