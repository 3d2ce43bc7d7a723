package reelsmith.pipeline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run as it stands.
///
/// @param number the short id that people see
/// @param failure what went wrong, when it failed
public record Run(
    UUID id,
    long number,
    long accountId,
    long subject,
    String template,
    RunState state,
    @Nullable RunFailure failure,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {}
