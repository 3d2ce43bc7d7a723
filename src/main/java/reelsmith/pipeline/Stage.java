package reelsmith.pipeline;

import reactor.core.publisher.Mono;

/// One kind of work. Stateless and thread safe; it may be run again after a crash, so it does
/// everything that costs something through [StageWork#item], which remembers what is finished.
public interface Stage {

  /// What plans call it, such as `narration`.
  String name();

  /// Does the work and says what came of it. Signals a [StageFailure] when it cannot go on; any
  /// other error counts as our fault. Cancelling stops it, processes included, within a second.
  Mono<StageOutcome> run(StageWork work);
}
