package reelsmith.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.pipeline.TestEngine.chain;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Items on a real database: made once, tried as often as they may; about two seconds.
class ItemTests {

  private final TestEngine engine = TestEngine.open();
  private final ToyStages toys = engine.toys();
  private final long subject = engine.newSubject();

  @Test
  void a_finished_item_is_not_made_again_by_a_later_run() {
    toys.when(subject, "a", work -> made(work, "same input"));
    engine.ended(engine.start(subject, chain("a")));
    String recorded = recordedAt();

    Run again = engine.ended(engine.start(subject, chain("a")));

    assertThat(again.state()).isEqualTo(RunState.COMPLETED);
    assertThat(toys.count(subject, "made")).isEqualTo(1);
    assertThat(recordedAt()).isEqualTo(recorded);
    assertThat(TestEngine.now(engine.runs().latestResult(subject, "a")).asString())
        .isEqualTo("result of same input");
  }

  @Test
  void a_finished_item_is_made_again_from_another_input() {
    toys.when(subject, "a", work -> made(work, "first input"));
    engine.ended(engine.start(subject, chain("a")));
    toys.when(subject, "a", work -> made(work, "second input"));

    engine.ended(engine.start(subject, chain("a")));

    assertThat(toys.count(subject, "made")).isEqualTo(2);
    assertThat(TestEngine.now(engine.runs().latestResult(subject, "a")).asString())
        .isEqualTo("result of second input");
  }

  @Test
  void an_item_of_another_subject_is_another_item() {
    long other = engine.newSubject();
    toys.when(subject, "a", work -> made(work, "same input"));
    toys.when(other, "a", work -> made(work, "same input"));

    engine.ended(engine.start(subject, chain("a")));
    engine.ended(engine.start(other, chain("a")));

    assertThat(toys.count(subject, "made")).isEqualTo(1);
    assertThat(toys.count(other, "made")).isEqualTo(1);
  }

  @Test
  void an_item_has_exactly_its_attempts_and_then_the_run_says_why() {
    toys.when(subject, "a", work -> broken(work, true));

    Run run = engine.ended(engine.start(subject, chain("a", "b")));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(toys.diary(subject)).containsExactly("begin a", "tried", "tried");
    assertThat(run.failure())
        .isEqualTo(
            new RunFailure(
                "toy_broken", "The toy is broken.", "a", "provider", true, "Buy another."));
  }

  @Test
  void a_failed_item_is_tried_again_only_after_a_pause() {
    Run run = engine.start(subject, chain("by_hand_paused"));
    Items patient =
        new Items(
            engine.database(),
            engine.bean(TransactionalOperator.class),
            engine.claims(),
            engine.bean(PaidCalls.class),
            settings(Duration.ofHours(1)),
            engine.bean(JsonMapper.class));
    var wanted =
        new Items.Wanted(
            engine.claim("by_hand_paused"),
            "thing",
            "input",
            2,
            false,
            () -> {
              toys.note(subject, "tried");
              return Mono.error(ToyStages.failure(true));
            });

    StepVerifier.create(patient.have(wanted))
        .expectSubscription()
        .expectNoEvent(Duration.ofMillis(600))
        .thenCancel()
        .verify(TestEngine.PATIENCE);

    assertThat(toys.diary(subject)).containsExactly("tried");
    TestEngine.now(engine.runs().abort(run.id()));
  }

  private static EngineSettings settings(Duration retryAfter) {
    return new EngineSettings(
        1,
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        Duration.ofHours(1),
        Duration.ofHours(24),
        3,
        List.of(retryAfter));
  }

  @Test
  void a_paid_call_whose_end_nobody_knows_is_made_again_and_told() {
    Run run = engine.start(subject, chain("by_hand_paid"));
    Items items = engine.bean(Items.class);
    Claim claim = engine.claim("by_hand_paid");
    // As a worker that dies: the call is on its way and nothing is heard of it again.
    Mono<JsonNode> unanswered =
        Mono.<JsonNode>never().doOnSubscribe(begun -> toys.note(subject, "called"));
    StepVerifier.create(items.have(paid(claim, unanswered)))
        .expectSubscription()
        .then(() -> TestEngine.await(() -> toys.count(subject, "called") == 1))
        .thenCancel()
        .verify(TestEngine.PATIENCE);
    assertThat(openCalls()).isEqualTo(1);
    assertThat(isInDoubt()).isFalse();

    JsonNode made = TestEngine.now(items.have(paid(claim, Mono.just(ToyStages.json("fine")))));

    assertThat(made.asString()).isEqualTo("fine");
    assertThat(isInDoubt()).isTrue();
    TestEngine.now(engine.runs().abort(run.id()));
  }

  @Test
  void a_paid_call_that_failed_or_succeeded_for_certain_is_in_no_doubt() {
    var calls = new AtomicInteger();
    toys.when(
        subject,
        "a",
        work ->
            work.paidItem("thing", "input", 2, () -> failingFirst(calls, ToyStages.failure(true)))
                .map(StageOutcome.Done::new));

    Run run = engine.ended(engine.start(subject, chain("a")));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(calls).hasValue(2);
    assertThat(isInDoubt()).isFalse();
    assertThat(openCalls()).isZero();
  }

  @Test
  void a_paid_call_that_was_not_answered_is_in_doubt_once_it_is_made_again() {
    var calls = new AtomicInteger();
    toys.when(
        subject,
        "a",
        work ->
            work.paidItem(
                    "thing",
                    "input",
                    2,
                    () -> failingFirst(calls, ToyStages.failure(true).unanswered()))
                .map(StageOutcome.Done::new));

    Run run = engine.ended(engine.start(subject, chain("a")));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(isInDoubt()).isTrue();
  }

  private static Items.Wanted paid(Claim claim, Mono<JsonNode> make) {
    return new Items.Wanted(claim, "thing", "input", 2, true, () -> make);
  }

  private static Mono<JsonNode> failingFirst(AtomicInteger calls, StageFailure failure) {
    return calls.incrementAndGet() == 1 ? Mono.error(failure) : Mono.just(ToyStages.json("fine"));
  }

  private boolean isInDoubt() {
    return TestEngine.now(engine.bean(PaidCalls.class).anyInDoubt(subject));
  }

  private long openCalls() {
    return TestEngine.now(
        engine
            .database()
            .sql(
                "select count(*) from paid_call where subject = :subject and closed_at is null"
                    + " and not in_doubt")
            .bind("subject", subject)
            .mapValue(Long.class)
            .one());
  }

  @Test
  void a_stage_whose_item_comes_to_nothing_is_not_done() {
    toys.when(
        subject,
        "a",
        work ->
            work.item("nothing", "input", 1, Mono::empty)
                .defaultIfEmpty(ToyStages.json("nothing"))
                .map(StageOutcome.Done::new));

    Run run = engine.ended(engine.start(subject, chain("a")));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void an_item_that_cannot_succeed_is_tried_once() {
    toys.when(subject, "a", work -> broken(work, false));

    Run run = engine.ended(engine.start(subject, chain("a")));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(toys.diary(subject)).containsExactly("begin a", "tried");
  }

  @Test
  void a_new_run_tries_a_failed_item_as_often_again() {
    toys.when(subject, "a", work -> broken(work, true));
    engine.ended(engine.start(subject, chain("a")));

    engine.ended(engine.start(subject, chain("a")));

    assertThat(toys.count(subject, "tried")).isEqualTo(4);
  }

  @Test
  void an_item_whose_second_attempt_succeeds_is_fine() {
    toys.when(
        subject,
        "a",
        work ->
            work.item(
                    "thing",
                    "input",
                    2,
                    () -> {
                      toys.note(subject, "tried");
                      return toys.count(subject, "tried") == 1
                          ? Mono.error(ToyStages.failure(true))
                          : Mono.just(ToyStages.json("fine"));
                    })
                .map(StageOutcome.Done::new));

    Run run = engine.ended(engine.start(subject, chain("a")));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(toys.count(subject, "tried")).isEqualTo(2);
  }

  private Mono<StageOutcome> made(StageWork work, String input) {
    return work.item(
            "thing",
            input,
            2,
            () -> {
              toys.note(work.subject(), "made");
              return Mono.just(ToyStages.json("result of " + input));
            })
        .map(StageOutcome.Done::new);
  }

  private Mono<StageOutcome> broken(StageWork work, boolean retryable) {
    return work.item(
            "thing",
            "input",
            2,
            () -> {
              toys.note(subject, "tried");
              return Mono.<JsonNode>error(ToyStages.failure(retryable));
            })
        .map(StageOutcome.Done::new);
  }

  private String recordedAt() {
    return engine.text(
        "select recorded_at::text from item where key = 'thing' and subject = " + subject);
  }
}
