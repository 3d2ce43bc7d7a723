package reelsmith.video;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.event.EventBus;
import reelsmith.event.StudioEvent;
import reelsmith.operation.WireFormat;

/// A bus on which just these events are heard; what is published goes nowhere.
record HeardEvents(Flux<StudioEvent> events) implements EventBus {

  @Override
  public Mono<Void> publish(StudioEvent event) {
    return Mono.empty();
  }

  static StudioEvent event(long video) {
    return new StudioEvent(
        "story.v001.started",
        1,
        video,
        new UUID(0, 1),
        Instant.EPOCH,
        WireFormat.mapper().createObjectNode());
  }
}
