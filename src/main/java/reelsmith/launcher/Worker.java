package reelsmith.launcher;

import reactor.core.publisher.Mono;

/// Makes the films that others asked for. It works as long as the program runs; `./reelsmith worker
/// --until-idle` asks it when to end.
public interface Worker {

  /// Completes as soon as there has been nothing left to do for a little while.
  Mono<Void> idle();
}
