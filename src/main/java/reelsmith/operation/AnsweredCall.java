package reelsmith.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A call that is over.
///
/// @param answer null when the call failed
/// @param failure null when it succeeded
/// @param took from the door's handing over to the answer
public record AnsweredCall(
    Invocation invocation,
    @Nullable ObjectNode answer,
    @Nullable OperationFailure failure,
    Duration took) {}
