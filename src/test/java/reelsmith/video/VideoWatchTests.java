package reelsmith.video;

import static reelsmith.video.HeardEvents.event;

import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reelsmith.event.MissedEvents;
import reelsmith.event.StudioEvent;

/// On a clock that is moved by hand; takes no time.
class VideoWatchTests {

  private static final long VIDEO = 7;

  @Test
  void a_bus_that_lost_every_word_only_costs_time() {
    StepVerifier.withVirtualTime(() -> watch(Flux.never()).reasonsToLook(VIDEO))
        .expectNextCount(1)
        .thenAwait(Duration.ofSeconds(2))
        .expectNextCount(1)
        .thenAwait(Duration.ofSeconds(10))
        .expectNextCount(1)
        .thenCancel()
        .verify();
  }

  @Test
  void what_happens_to_another_video_is_no_reason() {
    StepVerifier.withVirtualTime(
            () ->
                watch(Flux.just(event(8), event(VIDEO)).concatWith(Flux.never()))
                    .reasonsToLook(VIDEO))
        .expectNextMatches(
            reason -> reason instanceof StudioEvent event && event.subject() == VIDEO)
        .expectNext(VIDEO)
        .expectNoEvent(Duration.ofSeconds(1))
        .thenCancel()
        .verify();
  }

  @Test
  void who_missed_something_looks_at_once_and_listens_again() {
    Flux<StudioEvent> events =
        Flux.defer(
            new Supplier<>() {
              private boolean missed;

              @Override
              public Flux<StudioEvent> get() {
                if (missed) {
                  return Flux.just(event(VIDEO)).concatWith(Flux.never());
                }
                missed = true;
                return Flux.error(new MissedEvents());
              }
            });

    StepVerifier.withVirtualTime(() -> watch(events).reasonsToLook(VIDEO))
        .expectNextMatches(reason -> reason instanceof MissedEvents)
        .expectNextMatches(reason -> reason instanceof StudioEvent)
        .expectNext(VIDEO)
        .thenCancel()
        .verify();
  }

  private static VideoWatch watch(Flux<StudioEvent> events) {
    return new VideoWatch(new HeardEvents(events));
  }
}
