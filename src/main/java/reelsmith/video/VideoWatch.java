package reelsmith.video;

import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reelsmith.event.EventBus;
import reelsmith.event.MissedEvents;

/// Says when it is worth looking at a video. The bus hurries, the database decides.
@Component
public class VideoWatch {

  /// Without a word from the bus it is looked once soon, because listening may have begun late, and
  /// then rarely.
  private static final Duration LOOK_FIRST_AFTER = Duration.ofSeconds(2);

  private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(10);

  private final EventBus bus;

  VideoWatch(EventBus bus) {
    this.bus = bus;
  }

  /// Reasons to look: one at once, and all that come later. Never ends and never fails.
  public Flux<Object> reasonsToLook(long videoId) {
    // The first look comes after listening has begun, so that nothing is missed between.
    return Flux.merge(reasonsToLookAgain(videoId), Flux.just(videoId));
  }

  /// Reasons to look for somebody who looks once of their own accord: one for each thing that
  /// happened to the video, and one from time to time, because what happened may be lost on its
  /// way. Never ends and never fails.
  Flux<Object> reasonsToLookAgain(long videoId) {
    Flux<Object> ticks =
        Flux.interval(LOOK_FIRST_AFTER, LOOK_AT_LEAST_EVERY)
            .onBackpressureLatest()
            .cast(Object.class);
    // Who missed something looks at once, and listens again.
    Flux<Object> events =
        bus.events()
            .filter(event -> event.subject() == videoId)
            .cast(Object.class)
            .onErrorResume(MissedEvents.class, Flux::just)
            .repeat();
    return Flux.merge(events, ticks);
  }
}
