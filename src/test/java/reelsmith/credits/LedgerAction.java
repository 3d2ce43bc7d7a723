package reelsmith.credits;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What can happen to the credits of an account.
sealed interface LedgerAction {

  /// @param hours until they expire; null for never
  record Grants(long credits, @Nullable Integer hours) implements LedgerAction {}

  /// @param budget whether a key with a daily budget asks
  record Holds(long credits, boolean budget) implements LedgerAction {}

  /// @param which of all holds so far, those that ended too
  /// @param share of the hold that was used, in percent
  record Resolves(int which, int share) implements LedgerAction {}

  record TimePasses(int hours) implements LedgerAction {}

  record ExpiredIsWrittenDown() implements LedgerAction {}

  static LedgerAction any(RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0, 1 ->
          new Grants(random.nextLong(1, 20), random.nextInt(3) == 0 ? null : random.nextInt(1, 60));
      case 2, 3, 4 -> new Holds(random.nextLong(0, 18), random.nextBoolean());
      case 5, 6, 7 -> new Resolves(random.nextInt(1000), random.nextInt(101));
      case 8 -> new TimePasses(random.nextInt(1, 30));
      default -> new ExpiredIsWrittenDown();
    };
  }
}
