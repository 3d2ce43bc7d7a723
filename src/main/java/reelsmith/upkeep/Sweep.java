package reelsmith.upkeep;

import reactor.core.publisher.Mono;

/// Rows that nobody needs any more. Only one process sweeps at a time.
public interface Sweep {

  /// What is removed, as it stands in the log.
  String name();

  /// Removes up to `most` of them with one statement and says how many it were. Runs in a
  /// transaction whose statements have a time limit.
  Mono<Long> remove(int most);
}
