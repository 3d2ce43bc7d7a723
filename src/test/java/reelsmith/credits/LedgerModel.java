package reelsmith.credits;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The ledger of one account, thought of as a heap of coins: every credit knows when it expires and
/// where it lies. Slow, and too simple to be wrong.
final class LedgerModel {

  static final long DAILY_BUDGET = 25;

  enum Place {
    AVAILABLE,
    HELD,
    USED,
    EXPIRED
  }

  private static final class Coin {
    final int grant;
    final @Nullable Instant expiresAt;
    Place place = Place.AVAILABLE;
    int hold = -1;

    Coin(int grant, @Nullable Instant expiresAt) {
      this.grant = grant;
      this.expiresAt = expiresAt;
    }
  }

  private static final Comparator<Coin> EARLIEST =
      Comparator.comparing(
              (Coin coin) -> coin.expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(coin -> coin.grant);

  /// A hold as the model remembers it.
  static final class ModelHold {
    final long credits;
    final boolean budget;
    final LocalDate day;
    boolean resolved;
    long used;

    ModelHold(long credits, boolean budget, LocalDate day) {
      this.credits = credits;
      this.budget = budget;
      this.day = day;
    }
  }

  private final List<Coin> coins = new ArrayList<>();
  private final List<ModelHold> holds = new ArrayList<>();
  private final Map<LocalDate, Long> spent = new HashMap<>();
  private int grants;
  private Instant now = Instant.parse("2026-03-19T10:00:00Z");

  Instant now() {
    return now;
  }

  List<ModelHold> holds() {
    return holds;
  }

  void pass(int hours) {
    now = now.plus(Duration.ofHours(hours));
    expire();
  }

  void grant(long credits, @Nullable Instant expiresAt) {
    for (long coin = 0; coin < credits; coin++) {
      coins.add(new Coin(grants, expiresAt));
    }
    grants++;
    expire();
  }

  /// The code of the refusal; null when the credits were set aside.
  @Nullable String hold(long credits, boolean budget) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    if (budget && spent.getOrDefault(today, 0L) + credits > DAILY_BUDGET) {
      return "budget_exceeded";
    }
    List<Coin> available = in(Place.AVAILABLE);
    if (available.size() < credits) {
      return "insufficient_credits";
    }
    for (Coin coin : available.subList(0, (int) credits)) {
      coin.place = Place.HELD;
      coin.hold = holds.size();
    }
    holds.add(new ModelHold(credits, budget, today));
    if (budget) {
      spent.merge(today, credits, Long::sum);
    }
    return null;
  }

  void resolve(int which, long used) {
    ModelHold hold = holds.get(which);
    if (hold.resolved) {
      return;
    }
    hold.resolved = true;
    hold.used = used;
    List<Coin> held = in(Place.HELD).stream().filter(coin -> coin.hold == which).toList();
    for (int coin = 0; coin < held.size(); coin++) {
      held.get(coin).place = coin < used ? Place.USED : Place.AVAILABLE;
    }
    if (hold.budget) {
      spent.merge(hold.day, used - hold.credits, Long::sum);
    }
    expire();
  }

  long spentToday() {
    return spent.getOrDefault(now.atOffset(ZoneOffset.UTC).toLocalDate(), 0L);
  }

  long count(Place place) {
    return coins.stream().filter(coin -> coin.place == place).count();
  }

  /// By the number of the grant, from 0: how many of its credits lie there. Grants with none are
  /// left out.
  Map<Integer, Long> byGrant(Place place) {
    Map<Integer, Long> counts = new TreeMap<>();
    coins.stream()
        .filter(coin -> coin.place == place)
        .forEach(coin -> counts.merge(coin.grant, 1L, Long::sum));
    return counts;
  }

  private List<Coin> in(Place place) {
    return coins.stream().filter(coin -> coin.place == place).sorted(EARLIEST).toList();
  }

  private void expire() {
    for (Coin coin : coins) {
      if (coin.place == Place.AVAILABLE && coin.expiresAt != null && !coin.expiresAt.isAfter(now)) {
        coin.place = Place.EXPIRED;
      }
    }
  }
}
