package reelsmith.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// How long one payment lasts, in calendar months of UTC.
public enum Term {
  MONTHLY(1),
  ANNUAL(12);

  private final int months;

  Term(int months) {
    this.months = months;
  }

  public int months() {
    return months;
  }

  /// When a term that begins at `start` ends: on the billing day, or the last day of a month that
  /// does not have it.
  Instant endOf(Instant start, int billingDay) {
    var begin = start.atOffset(ZoneOffset.UTC);
    YearMonth month = YearMonth.from(begin).plusMonths(months);
    LocalDate day = month.atDay(Math.min(billingDay, month.lengthOfMonth()));
    LocalTime time = begin.toLocalTime();
    return day.atTime(time).toInstant(ZoneOffset.UTC);
  }
}
