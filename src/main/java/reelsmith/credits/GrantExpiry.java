package reelsmith.credits;

import java.time.Instant;
import java.time.ZoneOffset;

/// Until when credits of a subscription can be spent. Months are those of the calendar, in UTC.
public final class GrantExpiry {

  private static final int MONTHS_OF_GRACE = 2;

  private GrantExpiry() {}

  /// A monthly grant: two months after it was granted.
  public static Instant ofMonthly(Instant grantedAt) {
    return later(grantedAt);
  }

  /// The grant of a monthly term: two months after it was granted, or after the term begins when it
  /// was paid for ahead.
  public static Instant ofMonthlyTerm(Instant grantedAt, Instant termEnd) {
    Instant begins = termEnd.atOffset(ZoneOffset.UTC).minusMonths(1).toInstant();
    return later(begins.isAfter(grantedAt) ? begins : grantedAt);
  }

  /// An annual grant: two months after the term it was paid for ends.
  public static Instant ofAnnual(Instant termEnd) {
    return later(termEnd);
  }

  private static Instant later(Instant start) {
    return start.atOffset(ZoneOffset.UTC).plusMonths(MONTHS_OF_GRACE).toInstant();
  }
}
