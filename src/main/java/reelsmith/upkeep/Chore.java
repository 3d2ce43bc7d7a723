package reelsmith.upkeep;

import reactor.core.publisher.Mono;

/// What every working process looks after, from time to time. For rows of tables use [Sweep].
public interface Chore {

  /// As it stands in the log.
  String name();

  /// Does what is to be done now. A failure is logged; the next round tries again.
  Mono<Void> round();
}
