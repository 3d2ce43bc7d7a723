package reelsmith.credits;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Where an account stands after an entry of its ledger.
///
/// @param sequence of the entry
/// @param number of the last entry that customers see
/// @param lastEntryAt null before the first entry
record Position(
    long sequence,
    long number,
    @Nullable Instant lastEntryAt,
    long balance,
    long held,
    long available) {

  static final Position EMPTY = new Position(0, 0, null, 0, 0, 0);

  /// When the next entry happens. Entries of an account are in the order of time, even when the
  /// clocks of two processes are not; and no finer than the database keeps it.
  Instant next(Instant now) {
    Instant kept = now.truncatedTo(ChronoUnit.MICROS);
    return lastEntryAt != null && lastEntryAt.isAfter(kept) ? lastEntryAt : kept;
  }

  Position after(EntryKind kind, long credits, Instant at) {
    return new Position(
        sequence + 1,
        kind.isVisible() ? number + 1 : number,
        at,
        switch (kind) {
          case GRANT -> Math.addExact(balance, credits);
          case SETTLE -> balance - credits;
          case HOLD, RELEASE, EXPIRE -> balance;
        },
        moved(kind, Book.HELD, held, credits),
        moved(kind, Book.AVAILABLE, available, credits));
  }

  private static long moved(EntryKind kind, Book book, long before, long credits) {
    if (kind.to() == book) {
      return Math.addExact(before, credits);
    }
    return kind.from() == book ? before - credits : before;
  }
}
