package reelsmith.pipeline;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What a stage has to say when it returns: finished, or ask again later.
///
/// Failing is not an outcome. A stage that cannot go on signals a [StageFailure], so that nobody
/// can forget to look at a field.
public sealed interface StageOutcome {

  /// @param result what later stages read
  record Done(JsonNode result) implements StageOutcome {}

  /// Nothing can be done for now. The stage gives its claim back, so that others get on, and is run
  /// again later; items it has recorded are not made again.
  record AskAgain(Duration after) implements StageOutcome {}
}
