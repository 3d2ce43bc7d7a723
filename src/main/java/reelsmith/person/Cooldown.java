package reelsmith.person;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How failures slow down whoever fails: the first ones are free, then each one more doubles the
/// wait; failures are forgotten one by one.
///
/// @param free how many failures cost nothing
/// @param first the first wait
/// @param longest no wait is longer
/// @param forgetsEvery one failure is forgotten in this time
record Cooldown(int free, Duration first, Duration longest, Duration forgetsEvery) {

  /// Doubling stops here; every wait has reached its longest long before.
  private static final int MOST_DOUBLINGS = 30;

  /// How often something failed.
  ///
  /// @param countedAt when the oldest failure that isn't forgotten begins to be
  /// @param blockedUntil nothing is tried before; null when it may be
  record Tally(int failures, Instant countedAt, @Nullable Instant blockedUntil) {

    static Tally none(Instant now) {
      return new Tally(0, now, null);
    }

    /// How long to wait yet; zero when it may be tried now.
    Duration waitsAt(Instant now) {
      return blockedUntil == null || !now.isBefore(blockedUntil)
          ? Duration.ZERO
          : Duration.between(now, blockedUntil);
    }

    /// When the attempt that was counted last turned out well.
    Tally withoutOne() {
      return new Tally(Math.max(0, failures - 1), countedAt, null);
    }
  }

  /// One failure more.
  Tally counted(Tally before, Instant now) {
    long steps = Math.max(0, Duration.between(before.countedAt(), now).dividedBy(forgetsEvery));
    boolean allForgotten = steps >= before.failures();
    int failures = (allForgotten ? 0 : before.failures() - (int) steps) + 1;
    Instant since = allForgotten ? now : before.countedAt().plus(forgetsEvery.multipliedBy(steps));
    return new Tally(failures, since, failures <= free ? null : now.plus(waitAfter(failures)));
  }

  private Duration waitAfter(int failures) {
    int doublings = Math.min(MOST_DOUBLINGS, failures - free - 1);
    Duration wait = first.multipliedBy(1L << doublings);
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  /// From when on nothing would be known of this tally anyway.
  Instant overAt(Tally tally) {
    Instant forgotten = tally.countedAt().plus(forgetsEvery.multipliedBy(tally.failures()));
    Instant blocked = tally.blockedUntil();
    return blocked != null && blocked.isAfter(forgotten) ? blocked : forgotten;
  }
}
