package reelsmith.credits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationFailure.Kind;

/// What an API key may set aside in one day (UTC).
///
/// @param usedToday what it set aside today and did not get back
record DailyBudget(long dailyCredits, long usedToday) {

  static LocalDate day(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// The failure that says so when the budget does not cover the credits.
  Optional<OperationFailure> refusal(long required, Instant now) {
    if (required <= Math.max(0, dailyCredits - usedToday)) {
      return Optional.empty();
    }
    Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    return Optional.of(
        new OperationFailure(
            Kind.FORBIDDEN,
            "budget_exceeded",
            "This key may set aside %d credits a day and has set aside %d; this needs %d. The day ends at %s. Wait until then, ask for less, or use a key with a larger budget."
                .formatted(dailyCredits, usedToday, required, midnight),
            Map.of(
                "daily_credits",
                dailyCredits,
                "used_today",
                usedToday,
                "required",
                required,
                "resets_at",
                midnight.toString())));
  }
}
