package reelsmith.pipeline;

import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The doorbell of the workers: says that there is something to look at in the database. A lost
/// ring costs a second, never a run.
public interface WorkQueue {

  /// Rings when the surrounding transaction commits.
  Mono<Void> hurry(UUID runId);

  /// Runs to look at, from now on.
  Flux<UUID> doorbell();
}
