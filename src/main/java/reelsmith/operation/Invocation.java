package reelsmith.operation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A call as a door hands it over, nothing checked yet.
///
/// @param input the input alone, without the idempotency key
/// @param idempotencyKey as sent, in quotes or not; null when none was sent
public record Invocation(
    String operation,
    Caller caller,
    ObjectNode input,
    @Nullable String idempotencyKey,
    ProgressListener progress) {}
