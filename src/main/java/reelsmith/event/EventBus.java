package reelsmith.event;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Carries events between the processes of one studio. Nothing depends on an event arriving:
/// whoever waits for one also looks at the database from time to time.
public interface EventBus {

  /// Tells everybody, when the surrounding transaction commits.
  Mono<Void> publish(StudioEvent event);

  /// What is told from now on, to any number of subscribers. A slow subscriber misses events.
  Flux<StudioEvent> events();
}
