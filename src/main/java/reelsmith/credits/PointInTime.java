package reelsmith.credits;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.KnownTimes;
import reelsmith.operation.OperationFailure;

/// How the operations of this module read points in time: a date means its first moment in UTC.
final class PointInTime {

  static final String PATTERN = "\\d{4}-\\d{2}-\\d{2}(T.{5,30})?";

  private PointInTime() {}

  /// @param path JSON pointer of the field
  static @Nullable Instant of(@Nullable String text, String path) {
    if (text == null) {
      return null;
    }
    Instant time = parsed(text, path);
    if (!KnownTimes.include(time)) {
      throw OperationFailure.invalid(path, "wrong_format", KnownTimes.PROBLEM);
    }
    return time;
  }

  private static Instant parsed(String text, String path) {
    try {
      return text.length() == "2026-11-30".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw OperationFailure.invalid(
          path,
          "wrong_format",
          "must be a date such as 2026-11-30 or a time such as 2026-11-30T12:00:00Z");
    }
  }

  /// Refuses a period that ends before it begins.
  static void checkOrder(@Nullable Instant from, @Nullable Instant to) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw OperationFailure.invalid("/to", "too_small", "must be later than from");
    }
  }
}
