package reelsmith.credits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationFailure.Kind;

/// What a caller can set aside. Readiness and the hold itself both ask here, so they cannot
/// disagree.
///
/// @param unmetered whether the account gets what it misses
/// @param budget of the key; null when it has none
record Means(long available, boolean unmetered, @Nullable DailyBudget budget) {

  /// Everything for which so many credits cannot be set aside; empty when they can.
  List<OperationFailure> obstacles(long required, Instant now) {
    List<OperationFailure> obstacles = new ArrayList<>();
    if (budget != null) {
      budget.refusal(required, now).ifPresent(obstacles::add);
    }
    if (!unmetered && required > available) {
      obstacles.add(insufficient(required));
    }
    return obstacles;
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
