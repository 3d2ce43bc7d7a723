package reelsmith.credits;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Credits of one grant.
///
/// @param expiresAt null for never
record Lot(long grantId, @Nullable Instant expiresAt, long credits) {

  /// The order in which credits are spent: those that expire first come first.
  static final Comparator<Lot> EARLIEST_EXPIRING =
      Comparator.comparing(Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Lot::grantId);

  boolean isExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }

  Lot of(long other) {
    return new Lot(grantId, expiresAt, other);
  }
}
