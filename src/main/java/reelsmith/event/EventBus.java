package reelsmith.event;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Carries events between the processes of one studio. Nothing depends on an event arriving:
/// whoever waits for one also looks at the database from time to time.
public interface EventBus {

  /// Tells everybody, when the surrounding transaction commits.
  Mono<Void> publish(StudioEvent event);

  /// What is told from now on, to any number of subscribers, in order. Never ends by itself.
  ///
  /// Signals [MissedEvents] to a subscriber that did not hear everything, and only to that one; the
  /// others are never held up by it.
  Flux<StudioEvent> events();
}
