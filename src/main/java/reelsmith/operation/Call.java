package reelsmith.operation;

import org.jspecify.annotations.Nullable;

/// One call of an operation, its input checked against the schema.
///
/// @param idempotencyKey as the caller sent it; null when none was sent
/// @param progress told how far a waiting call has come; a door that cannot pass it on ignores it
public record Call<I extends Record>(
    Caller caller, I input, @Nullable String idempotencyKey, ProgressListener progress) {}
