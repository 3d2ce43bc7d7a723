package reelsmith.pipeline;

import org.jspecify.annotations.Nullable;

/// Why a run failed, fit for callers: no stack trace, address or key of anybody.
///
/// @param code a stable word, such as `slide_generation_failed`
/// @param category `provider`, `input`, `limit` or `internal`
/// @param retryable whether starting again may help
/// @param hint what to do
public record RunFailure(
    String code,
    String message,
    @Nullable String step,
    String category,
    boolean retryable,
    @Nullable String hint) {}
