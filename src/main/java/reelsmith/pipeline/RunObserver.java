package reelsmith.pipeline;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// Hears what happens to runs, inside the transaction that records it: what an observer writes
/// happens together with the run's own change or not at all.
public interface RunObserver {

  default Mono<Void> stageDone(Run run, String stage, JsonNode result) {
    return Mono.empty();
  }

  /// The run is completed, failed or aborted.
  default Mono<Void> ended(Run run) {
    return Mono.empty();
  }
}
