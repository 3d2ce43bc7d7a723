package reelsmith.credits;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The time that a statement is about.
///
/// @param from inclusive
/// @param to exclusive
public record Period(Instant from, Instant to) {

  /// Reads a period as a caller names it. Without a start it begins with this month (UTC), without
  /// an end it ends now. Signals `validation_failed` when it has no such times or ends before it
  /// begins.
  ///
  /// @param from a date (its start in UTC) or a time with offset
  /// @param to like `from`
  public static Period of(@Nullable String from, @Nullable String to, Instant now) {
    Instant start = PointInTime.of(from, "/from");
    Instant end = PointInTime.of(to, "/to");
    var period =
        new Period(
            Objects.requireNonNullElseGet(start, () -> startOfMonth(now)),
            Objects.requireNonNullElse(end, now));
    PointInTime.checkOrder(period.from(), period.to());
    return period;
  }

  private static Instant startOfMonth(Instant now) {
    return now.atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .withDayOfMonth(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }
}
