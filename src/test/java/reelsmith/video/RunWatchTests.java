package reelsmith.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;
import reelsmith.event.StudioEvent;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.RunState;
import reelsmith.template.Productions;

/// On a clock and with a database that are moved by hand; takes no time.
class RunWatchTests {

  private static final Duration A_WHILE = Duration.ofMillis(500);

  private final VirtualTimeScheduler clock = VirtualTimeScheduler.getOrSet();

  private final Sinks.Many<StudioEvent> bus = Sinks.many().multicast().directBestEffort();

  /// Looks that were begun and not answered yet, the first first.
  private final Deque<Begun> begun = new ArrayDeque<>();

  private final Video video = video(7);

  private final RunWatch watch =
      new RunWatch(new VideoWatch(new HeardEvents(bus.asFlux())), this::begin);

  @AfterEach
  void letTheClockGo() {
    VirtualTimeScheduler.reset();
  }

  @Test
  void however_many_wait_one_looks_again_for_all_of_them() {
    List<List<RunState>> seen = Stream.generate(() -> waiting(video)).limit(5).toList();
    answerAll(RunState.RUNNING);

    happens(7);
    assertThat(begun).hasSize(1);
    answerAll(RunState.COMPLETED);

    assertThat(seen)
        .allSatisfy(
            states -> assertThat(states).containsExactly(RunState.RUNNING, RunState.COMPLETED));
  }

  @Test
  void who_comes_while_another_is_looking_is_not_shown_what_may_be_older() {
    watch.looks(video).subscribe();
    answerAll(RunState.RUNNING);
    happens(7);
    Begun older = begun.remove();

    List<RunState> seen = waiting(video);
    older.answer(RunState.COMPLETED);
    assertThat(seen).isEmpty();
    answerAll(RunState.QUEUED);

    assertThat(seen).containsExactly(RunState.QUEUED);
  }

  @Test
  void what_happens_during_a_look_is_looked_at_after_it() {
    List<RunState> seen = waiting(video);
    answerAll(RunState.RUNNING);
    happens(7);
    happens(7);
    answerAll(RunState.RUNNING);

    clock.advanceTimeBy(A_WHILE);
    answerAll(RunState.COMPLETED);

    assertThat(seen).containsExactly(RunState.RUNNING, RunState.RUNNING, RunState.COMPLETED);
  }

  @Test
  void nothing_is_looked_at_once_nobody_waits() {
    List<Disposable> waiting =
        List.of(watch.looks(video).subscribe(), watch.looks(video).subscribe());
    answerAll(RunState.RUNNING);
    waiting.forEach(Disposable::dispose);

    clock.advanceTimeBy(Duration.ofMinutes(1));

    assertThat(begun).isEmpty();
    assertThat(bus.currentSubscriberCount()).isZero();
  }

  @Test
  void who_comes_after_all_have_left_is_told_as_well() {
    watch.looks(video).subscribe().dispose();
    begun.clear();

    List<RunState> seen = waiting(video);
    answerAll(RunState.RUNNING);
    happens(7);
    answerAll(RunState.COMPLETED);

    assertThat(seen).containsExactly(RunState.RUNNING, RunState.COMPLETED);
  }

  @Test
  void videos_are_looked_at_apart() {
    watch.looks(video).subscribe();
    watch.looks(video(8)).subscribe();
    answerAll(RunState.RUNNING);

    happens(8);

    assertThat(begun).extracting(look -> look.video().id().value()).containsExactly(8L);
  }

  @Test
  void an_own_look_that_is_answered_after_a_newer_one_is_not_shown() {
    List<RunState> seen = waiting(video);
    Begun own = begun.remove();
    happens(7);
    answerAll(RunState.COMPLETED);

    own.answer(RunState.RUNNING);

    assertThat(seen).containsExactly(RunState.COMPLETED);
  }

  @Test
  void a_look_that_fails_ends_nobodys_wait_and_is_followed_by_others() {
    List<RunState> seen = waiting(video);
    answerAll(RunState.RUNNING);
    happens(7);
    begun.remove().answer().tryEmitError(new IllegalStateException("away")).orThrow();
    clock.advanceTimeBy(A_WHILE);

    happens(7);
    answerAll(RunState.COMPLETED);

    assertThat(seen).containsExactly(RunState.RUNNING, RunState.COMPLETED);
  }

  @Test
  void a_look_that_hangs_is_given_up_and_followed_by_others() {
    List<RunState> seen = waiting(video);
    answerAll(RunState.RUNNING);
    happens(7);
    begun.remove();

    clock.advanceTimeBy(Duration.ofSeconds(11));
    answerAll(RunState.COMPLETED);

    assertThat(seen).containsExactly(RunState.RUNNING, RunState.COMPLETED);
  }

  @Test
  void a_video_that_is_gone_ends_every_wait() {
    List<Throwable> told = new ArrayList<>();
    watch.looks(video).subscribe(look -> {}, told::add);
    watch.looks(video).subscribe(look -> {}, told::add);
    answerAll(RunState.RUNNING);

    happens(7);
    begun.remove().answer().tryEmitError(OperationFailure.notFound("story video 7")).orThrow();

    assertThat(told).hasSize(2).hasOnlyElementsOfType(OperationFailure.class);
    assertThat(bus.currentSubscriberCount()).isZero();
  }

  /// What somebody who waits for a video sees of its run.
  private List<RunState> waiting(Video video) {
    var seen = new ArrayList<RunState>();
    watch.looks(video).subscribe(look -> seen.add(look.run().state()));
    return seen;
  }

  private void happens(long video) {
    bus.tryEmitNext(HeardEvents.event(video)).orThrow();
  }

  private Mono<RunLook> begin(Video asked) {
    return Mono.defer(
        () -> {
          var look = new Begun(asked, Sinks.one());
          begun.add(look);
          return look.answer().asMono();
        });
  }

  private record Begun(Video video, Sinks.One<RunLook> answer) {

    void answer(RunState state) {
      answer.tryEmitValue(look(state)).orThrow();
    }
  }

  private void answerAll(RunState state) {
    while (!begun.isEmpty()) {
      begun.remove().answer(state);
    }
  }

  private static RunLook look(RunState state) {
    var run = new Run(new UUID(0, 1), 1, 1, 7, "story", state, null, Instant.EPOCH, null, null);
    return new RunLook(run, Mono.just(List.of()), Mono.just(Optional.empty()));
  }

  private static Video video(long id) {
    return new Video(
        new VideoId(id),
        new AccountId(1),
        "story",
        "A pond",
        false,
        Productions.silent(),
        Instant.EPOCH,
        null);
  }
}
