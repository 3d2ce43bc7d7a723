package reelsmith.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.pipeline.TestEngine.chain;
import static reelsmith.pipeline.TestEngine.now;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.publisher.TestPublisher.Violation;
import reelsmith.HeardLog;
import reelsmith.event.StudioEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who may work on a stage, on a real database: leases, crashes, aborts and latecomers; about four
/// seconds.
class ClaimTests {

  private static final int RACES = 50;

  private final TestEngine engine = TestEngine.open();
  private final ToyStages toys = engine.toys();
  private final long subject = engine.newSubject();

  @Test
  void aborting_stops_the_stage_that_runs_and_nothing_after_it_begins() {
    toys.rests(subject, "a");
    Run run = engine.start(subject, chain("a", "b"));
    toys.await(subject, "begin a");

    assertThat(now(engine.runs().abort(run.id()))).isTrue();

    toys.await(subject, "stopped");
    assertThat(engine.found(run).state()).isEqualTo(RunState.ABORTED);
    assertThat(now(engine.runs().abort(run.id()))).isFalse();
    assertThat(engine.stage(run, "b").state()).isEqualTo(StageState.CANCELLED);
    assertThat(toys.diary(subject)).containsExactly("begin a", "stopped");
  }

  @Test
  void a_stage_whose_worker_went_silent_is_taken_over() {
    Run run = engine.start(subject, chain("by_hand_silent"));
    Claim lost = engine.claim("by_hand_silent");
    engine.forgetWorkerOf(run.id());

    takeBack(run);
    Claim taken = engine.claim("by_hand_silent");

    assertThat(taken.stageId()).isEqualTo(lost.stageId());
    assertThat(taken.fence()).isGreaterThan(lost.fence());
    assertThat(taken.attempts()).isZero();
    assertThat(engine.text("select crashes::text from stage where id = " + lost.stageId()))
        .isEqualTo("1");
  }

  @Test
  void a_stage_that_takes_its_worker_down_three_times_fails_the_run_and_others_go_on() {
    Run run = engine.start(subject, chain("by_hand_deadly"));
    for (int crash = 1; crash <= 2; crash++) {
      engine.claim("by_hand_deadly");
      engine.forgetWorkerOf(run.id());
      takeBack(run);
    }
    engine.claim("by_hand_deadly");
    engine.forgetWorkerOf(run.id());

    Run ended = engine.endedWithUpkeep(run);

    assertThat(ended.state()).isEqualTo(RunState.FAILED);
    assertThat(TestEngine.failureOf(ended).code()).isEqualTo("stage_crashed");
    assertThat(TestEngine.failureOf(ended).step()).isEqualTo("by_hand_deadly");
    assertThat(engine.ended(engine.start(engine.newSubject(), chain("a"))).state())
        .isEqualTo(RunState.COMPLETED);
  }

  @Test
  void whatever_a_latecomer_writes_changes_nothing() {
    Run run = engine.start(subject, chain("by_hand_late"));
    Claim late = engine.claim("by_hand_late");
    engine.forgetWorkerOf(run.id());
    takeBack(run);
    engine.claim("by_hand_late");
    String before = engine.text(everythingOf(run));
    List<StudioEvent> heard = new CopyOnWriteArrayList<>();
    var listening = engine.bus().events().filter(this::isOurs).subscribe(heard::add);
    var item =
        new Items.Wanted(late, "thing", "input", 2, false, () -> Mono.just(ToyStages.json("late")));

    assertLost(engine.bean(Items.class).have(item).then());
    assertLost(engine.recordings().started(late));
    assertLost(engine.recordings().done(late, ToyStages.json("late")));
    assertLost(engine.recordings().failed(late, ToyStages.failure(false)));
    assertLost(engine.recordings().askAgain(late, Duration.ZERO));
    StepVerifier.create(engine.recordings().progressed(late, new StageProgress(1, 1, "late")))
        .expectComplete()
        .verify(TestEngine.PATIENCE);
    assertThat(now(engine.claims().renew(late))).isFalse();
    publishLast();
    TestEngine.await(() -> heard.stream().anyMatch(event -> event.name().equals("last")));
    listening.dispose();

    // That the run was queued may be told late.
    assertThat(heard)
        .extracting(StudioEvent::name)
        .filteredOn(name -> !name.endsWith(".queued"))
        .containsOnly("last");
    assertThat(engine.text(everythingOf(run))).isEqualTo(before);
    assertThat(engine.text("select count(*)::text from item where subject = " + subject))
        .isEqualTo("0");
  }

  @Test
  void a_run_that_cannot_be_ended_keeps_no_other_from_being_ended() {
    Run stuck = engine.start(subject, chain("by_hand_never"));
    Run other = engine.start(engine.newSubject(), chain("by_hand_never"));
    Run third = engine.start(engine.newSubject(), chain("by_hand_never"));
    for (Run overdue : List.of(stuck, other, third)) {
      engine.sql(
          "update run set deadline_at = clock_timestamp() where id = '%s'".formatted(overdue.id()));
    }
    var recordings =
        new Recordings(
            engine.database(),
            engine.bean(TransactionalOperator.class),
            engine.claims(),
            engine.bean(RunEndings.class),
            engine.bean(RunEvents.class),
            engine.bean(WorkQueue.class),
            engine.bean(EngineSettings.class),
            engine.bean(JsonMapper.class)) {
          @Override
          Mono<Void> failOverdue(UUID run, RunFailure failure) {
            return run.equals(other.id())
                ? super.failOverdue(run, failure)
                : Mono.error(new IllegalStateException("An observer does not want it"));
          }
        };
    DueWork worker =
        new DueWork(
            engine.claims(),
            engine.bean(StageRunner.class),
            recordings,
            engine.bean(WorkQueue.class),
            engine.database(),
            engine.bean(EngineSettings.class));

    now(worker.upkeep().thenReturn(true));

    assertThat(engine.found(other).state()).isEqualTo(RunState.FAILED);
    now(engine.runs().abort(stuck.id()));
    now(engine.runs().abort(third.id()));
  }

  @Test
  void the_ring_of_its_own_record_does_not_make_a_stage_look_lost() {
    Sinks.Many<UUID> rings = Sinks.many().multicast().directBestEffort();
    var queue =
        new WorkQueue() {
          @Override
          public Mono<Void> hurry(UUID run) {
            return Mono.empty();
          }

          @Override
          public Flux<UUID> doorbell() {
            return rings.asFlux();
          }
        };
    var recordings =
        new Recordings(
            engine.database(),
            engine.bean(TransactionalOperator.class),
            engine.claims(),
            engine.bean(RunEndings.class),
            engine.bean(RunEvents.class),
            engine.bean(WorkQueue.class),
            engine.bean(EngineSettings.class),
            engine.bean(JsonMapper.class)) {
          @Override
          Mono<Void> done(Claim claim, JsonNode result) {
            // The ring comes before the answer to the commit, as it may over two connections.
            return super.done(claim, result)
                .then(Mono.fromRunnable(() -> rings.tryEmitNext(claim.runId())))
                .then(Mono.delay(Duration.ofMillis(300)))
                .doOnNext(tick -> toys.note(subject, "answered"))
                .then();
          }
        };
    engine.start(subject, chain("by_hand_rung"));
    StageRunner runner =
        new StageRunner(
            List.of(toys.named("by_hand_rung")),
            engine.claims(),
            recordings,
            engine.bean(Items.class),
            queue,
            engine.database(),
            engine.bean(EngineSettings.class),
            engine.bean(JsonMapper.class));

    runner.run(engine.claim("by_hand_rung")).block(TestEngine.PATIENCE);

    assertThat(toys.diary(subject)).contains("answered");
  }

  @Test
  void a_worker_that_lost_its_claim_stops_what_it_was_doing() {
    toys.rests(subject, "by_hand_lost");
    Run run = engine.start(subject, chain("by_hand_lost"));
    var settings =
        new EngineSettings(
            1,
            Duration.ofSeconds(30),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofHours(24),
            3,
            List.of());
    StageRunner runner = engine.runner(settings, toys.named("by_hand_lost"));
    var finished = runner.run(engine.claim("by_hand_lost")).thenReturn(true).cache();
    var working = finished.subscribe();
    toys.await(subject, "begin by_hand_lost");

    engine.sql("update stage set fence = fence + 1 where run_id = '%s'".formatted(run.id()));

    toys.await(subject, "stopped");
    assertThat(now(finished)).isTrue();
    working.dispose();
  }

  @ParameterizedTest
  @CsvSource({"true, DEBUG", "false, ERROR"})
  void what_fails_too_late_is_told_and_is_no_alarm_when_the_claim_was_lost(
      boolean lost, String level) {
    var late = TestPublisher.<StageOutcome>createNoncompliant(Violation.DEFER_CANCELLATION);
    Sinks.One<Claim> claimed = Sinks.one();
    toys.when(
        subject,
        "a",
        work -> {
          claimed.tryEmitValue(((ClaimedWork) work).claim());
          return Mono.fromDirect(late);
        });
    try (var log = HeardLog.of(StageRunner.class)) {
      Run run = engine.start(subject, chain("a"));
      Claim claim = now(claimed.asMono());
      now(engine.runs().abort(run.id()));
      TestEngine.await(late::wasCancelled);
      late.error(lost ? new LostClaim(claim) : new IllegalStateException("broken"));

      assertThat(log.events())
          .filteredOn(event -> event.getFormattedMessage().contains("too late"))
          .extracting(event -> event.getLevel().toString())
          .containsExactly(level);
    }
  }

  @Test
  void a_worker_that_ends_in_good_order_hands_its_stages_back() {
    toys.rests(subject, "by_hand_orderly");
    Run run = engine.start(subject, chain("by_hand_orderly"));
    DueWork worker =
        engine.worker(
            engine.runner(engine.bean(EngineSettings.class), toys.named("by_hand_orderly")));
    worker.start();
    toys.await(subject, "begin by_hand_orderly");

    now(Mono.<Boolean>create(ended -> worker.stop(() -> ended.success(true))));

    assertThat(engine.stage(run, "by_hand_orderly").state()).isEqualTo(StageState.DUE);
    assertThat(
            engine.text("select crashes::text from stage where run_id = '%s'".formatted(run.id())))
        .isEqualTo("0");
  }

  @Test
  void a_claim_that_comes_back_after_the_worker_was_told_to_end_is_handed_back() {
    Sinks.One<Boolean> claimed = Sinks.one();
    Sinks.One<Boolean> answered = Sinks.one();
    EngineSettings settings = engine.bean(EngineSettings.class);
    var slowAnswer =
        new Claims(engine.database(), settings) {
          @Override
          Flux<Claim> claimDue(String worker, Collection<String> kinds, int most) {
            return super.claimDue(worker, kinds, most)
                .doOnNext(claim -> claimed.tryEmitValue(true))
                .delayUntil(claim -> answered.asMono());
          }
        };
    Run run = engine.start(subject, chain("by_hand_on_its_way"));
    DueWork worker =
        new DueWork(
            slowAnswer,
            engine.runner(settings, toys.named("by_hand_on_its_way")),
            engine.recordings(),
            engine.bean(WorkQueue.class),
            engine.database(),
            settings);
    worker.start();
    now(claimed.asMono());

    Mono<Boolean> ended = Mono.<Boolean>create(end -> worker.stop(() -> end.success(true))).cache();
    ended.subscribe();
    answered.tryEmitValue(true);
    now(ended);

    assertThat(engine.stage(run, "by_hand_on_its_way").state()).isEqualTo(StageState.DUE);
    assertThat(toys.diary(subject)).isEmpty();
  }

  @Test
  void two_stages_that_finish_at_the_same_moment_both_count() {
    Plan plan =
        new Plan(
            List.of(
                new PlannedStage("by_hand_left", "", List.of()),
                new PlannedStage("by_hand_right", "", List.of()),
                new PlannedStage("a", "", List.of("by_hand_left", "by_hand_right"))));
    for (int race = 0; race < RACES; race++) {
      Run run = engine.start(engine.newSubject(), plan);
      Claim left = engine.claim("by_hand_left");
      Claim right = engine.claim("by_hand_right");
      now(engine.recordings().started(left).thenReturn(true));

      now(Mono.zip(finished(left), finished(right)));

      assertThat(engine.ended(run).state()).isEqualTo(RunState.COMPLETED);
    }
  }

  @Test
  void two_engines_make_each_item_of_thirty_runs_exactly_once() {
    DueWork second = engine.worker(engine.bean(StageRunner.class));
    second.start();
    List<Long> subjects = now(Flux.range(0, 30).map(i -> engine.newSubject()).collectList());
    subjects.forEach(this::teachToMakeThings);

    List<Run> runs = subjects.stream().map(one -> engine.start(one, chain("a", "b"))).toList();

    assertThat(runs).allMatch(run -> engine.ended(run).state() == RunState.COMPLETED);
    assertThat(subjects)
        .allSatisfy(
            one ->
                assertThat(toys.diary(one))
                    .containsExactlyInAnyOrder(
                        "begin a", "a 1", "a 2", "end a", "begin b", "b 1", "b 2", "end b"));
    second.stop();
  }

  @Test
  void finished_work_does_not_slow_down_the_search_for_due_work() {
    addHistory();

    List<String> plan =
        now(
            engine
                .database()
                .sql("explain " + Claims.CLAIM_DUE)
                .bind("worker", "w")
                .bind("lease", 30.0)
                .bind("kinds", new String[] {"a"})
                .bind("most", 2)
                .mapValue(String.class)
                .all()
                .collectList());
    removeHistory();

    assertThat(String.join("\n", plan)).contains("stage_due").doesNotContain("Seq Scan on stage");
  }

  @Test
  void looking_after_lost_stages_and_late_runs_reads_none_of_what_has_ended() {
    addHistory();
    DueWork worker = engine.worker(engine.bean(StageRunner.class));
    Mono<Long> read =
        engine
            .database()
            .sql(
                """
                select sum(seq_tup_read + idx_tup_fetch)::bigint
                from pg_stat_xact_user_tables where relname in ('run', 'stage')
                """)
            .mapValue(Long.class)
            .one();

    long reads =
        now(
            read.flatMap(before -> worker.upkeep().then(read).map(after -> after - before))
                .as(engine.bean(TransactionalOperator.class)::transactional));
    removeHistory();

    assertThat(reads).isLessThan(1000);
  }

  /// Many stages and runs that ended long ago, after their time.
  private void addHistory() {
    engine.sql(
        """
        insert into run (account_id, subject, template, state, input, deadline_at)
        select 1, -n, 'toy', 'completed', '{}', now() from generate_series(1, 10000) as n
        """);
    engine.sql(
        """
        insert into stage (run_id, position, name, label, needs, state, lease_until)
        select run.id, n, 'old ' || n, '', '{}', 'done', now()
        from run, generate_series(1, 2) as n where subject < 0
        """);
    engine.sql("analyze stage");
    engine.sql("analyze run");
  }

  private void removeHistory() {
    engine.sql("delete from stage using run where run.id = run_id and subject < 0");
    engine.sql("delete from run where subject < 0");
  }

  private Mono<Boolean> finished(Claim claim) {
    return engine
        .recordings()
        .done(claim, ToyStages.json("fine"))
        .thenReturn(true)
        .subscribeOn(Schedulers.parallel());
  }

  private void teachToMakeThings(long somebody) {
    for (String stage : List.of("a", "b")) {
      toys.when(
          somebody,
          stage,
          work -> thing(work, stage + " 1").then(thing(work, stage + " 2")).map(ToyStages::done));
    }
  }

  private Mono<String> thing(StageWork work, String name) {
    return work.item(
            name,
            "input",
            2,
            () -> {
              toys.note(work.subject(), name);
              return Mono.just(ToyStages.json(name));
            })
        .thenReturn(name);
  }

  private boolean isOurs(StudioEvent event) {
    return event.subject() == subject;
  }

  private void publishLast() {
    now(
        engine
            .bus()
            .publish(
                new StudioEvent(
                    "last", 1, subject, new UUID(0, 0), Instant.EPOCH, ToyStages.json("")))
            .thenReturn(true));
  }

  /// Not at once when the workers were just silent, as in a test before this one.
  private void takeBack(Run run) {
    Mono<Boolean> isFree =
        engine
            .database()
            .sql("select not exists (select from stage where state = 'running' and run_id = :run)")
            .bind("run", run.id())
            .mapValue(Boolean.class)
            .one();
    now(
        engine
            .claims()
            .takeBackExpired()
            .then(isFree)
            .filter(free -> free)
            .repeatWhenEmpty(notYet -> notYet.delayElements(Duration.ofMillis(100))));
  }

  private static void assertLost(Mono<Void> write) {
    StepVerifier.create(write).expectError(LostClaim.class).verify(TestEngine.PATIENCE);
  }

  private static String everythingOf(Run run) {
    return """
        select jsonb_agg(to_jsonb(stage) - 'lease_until')::text || to_jsonb(run)::text
        from stage join run on run.id = run_id where run_id = '%s' group by run.*, run.id
        """
        .formatted(run.id());
  }
}
