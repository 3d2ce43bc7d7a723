package reelsmith.credits;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationFailure.Kind;

/// What a caller can set aside. Readiness and the hold itself both ask here, so they cannot
/// disagree.
///
/// @param unmetered whether the account gets what it misses
/// @param budget of the key; null when it has none
record Means(long available, boolean unmetered, @Nullable DailyBudget budget) {

  /// Why so many credits cannot be set aside; empty when they can.
  Optional<OperationFailure> refusal(long required, Instant now) {
    Optional<OperationFailure> overBudget =
        budget == null ? Optional.empty() : budget.refusal(required, now);
    return overBudget.or(
        () ->
            unmetered || required <= available
                ? Optional.empty()
                : Optional.of(insufficient(required)));
  }

  private OperationFailure insufficient(long required) {
    long missing = required - available;
    return new OperationFailure(
        Kind.PAYMENT_REQUIRED,
        "insufficient_credits",
        "This needs %d credits and %d are available: %d are missing. Add credits or ask for less."
            .formatted(required, available, missing),
        Map.of("required", required, "available", available, "needed", missing));
  }
}
