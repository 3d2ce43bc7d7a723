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
import reelsmith.pipeline.Run;
import reelsmith.pipeline.RunState;
import reelsmith.provider.VisualStyle;
import reelsmith.provider.VoiceFormat;
import reelsmith.template.Production;

/// On a clock and with a database that are moved by hand; takes no time.
class RunWatchTests {

  private static final Duration A_WHILE = Duration.ofMillis(500);

  private final VirtualTimeScheduler clock = VirtualTimeScheduler.getOrSet();

  private final Sinks.Many<StudioEvent> bus = Sinks.many().multicast().directBestEffort();

  /// Looks that were begun and not answered yet, the first first.
  private final Deque<Sinks.One<RunLook>> begun = new ArrayDeque<>();

  private final Video video = video(7);

  private final RunWatch watch =
      new RunWatch(new VideoWatch(new HeardEvents(bus.asFlux())), asked -> Mono.defer(this::begin));

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
    Sinks.One<RunLook> older = begun.remove();

    List<RunState> seen = waiting(video);
    older.tryEmitValue(look(RunState.COMPLETED));
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
  void videos_are_looked_at_apart() {
    watch.looks(video).subscribe();
    watch.looks(video(8)).subscribe();
    answerAll(RunState.RUNNING);

    happens(8);

    assertThat(begun).hasSize(1);
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

  private Mono<RunLook> begin() {
    Sinks.One<RunLook> answer = Sinks.one();
    begun.add(answer);
    return answer.asMono();
  }

  private void answerAll(RunState state) {
    while (!begun.isEmpty()) {
      begun.remove().tryEmitValue(look(state)).orThrow();
    }
  }

  private static RunLook look(RunState state) {
    var run = new Run(new UUID(0, 1), 1, 1, 7, "story", state, null, Instant.EPOCH, null, null);
    return new RunLook(run, Mono.just(List.of()), Mono.just(Optional.empty()));
  }

  private static Video video(long id) {
    var production =
        new Production(
            "a pond",
            1,
            false,
            VoiceFormat.NARRATED,
            false,
            VisualStyle.SEMI_REALISTIC_PAINTERLY,
            null,
            List.of(),
            List.of(),
            null,
            null,
            true,
            270,
            480,
            null,
            "en",
            1);
    return new Video(
        new VideoId(id),
        new AccountId(1),
        "story",
        "A pond",
        false,
        production,
        Instant.EPOCH,
        null);
  }
}
