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

  record AskAgain(Duration after) implements StageOutcome {}
}
