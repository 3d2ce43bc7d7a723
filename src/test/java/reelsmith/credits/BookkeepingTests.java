package reelsmith.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reelsmith.credits.LedgerModel.Place;
import reelsmith.sequence.RandomSequences;

/// What is posted, decided by the code that production uses, kept by a few maps instead of tables.
class BookkeepingTests {

  private static final Instant NOW = Instant.parse("2026-03-19T10:00:00Z");
  private static final long SEED = Long.getLong("ledger.seed", 20260319);

  @Test
  void ten_thousand_random_sequences_agree_with_the_model() {
    var sequences = new RandomSequences<LedgerAction>(InMemoryLedger::new, LedgerAction::any);

    sequences.run(SEED, 10_000, 25);
  }

  /// A failure names the seed, for `-Dledger.seed`.
  @Test
  void ten_thousand_random_sequences_with_a_seed_of_today_agree_with_the_model() {
    var sequences = new RandomSequences<LedgerAction>(InMemoryLedger::new, LedgerAction::any);

    sequences.run(System.nanoTime(), 10_000, 25);
  }

  @Test
  @Tag("long")
  void many_long_random_sequences_agree_with_the_model() {
    var sequences = new RandomSequences<LedgerAction>(InMemoryLedger::new, LedgerAction::any);

    sequences.runSideBySide(
        System.nanoTime(), Integer.getInteger("ledger.sequences", 100_000), 200);
  }

  @Test
  void credits_that_expire_first_are_spent_first() {
    var keeping = keeping(lot(1, null, 10), lot(2, 48, 10), lot(3, 24, 10));

    keeping.hold(15);

    assertThat(keeping.entries().getFirst().postings())
        .filteredOn(posting -> posting.book() == Book.HELD)
        .containsExactly(new Posting(Book.HELD, 3, 10), new Posting(Book.HELD, 2, 5));
  }

  @Test
  void what_comes_back_to_a_grant_that_is_over_expires_at_once() {
    var position = new Position(5, 4, NOW, 20, 10, 0);
    var keeping = new Bookkeeping(position, List.of(), NOW);

    keeping.resolve(List.of(lot(1, -1, 6), lot(2, null, 4)), 4);

    assertThat(keeping.entries())
        .extracting(Entry::kind, Entry::credits)
        .containsExactly(
            tuple(EntryKind.SETTLE, 4L), tuple(EntryKind.RELEASE, 6L), tuple(EntryKind.EXPIRE, 2L));
    assertThat(keeping.position().available()).isEqualTo(4);
  }

  @Test
  void nothing_is_held_that_is_not_there() {
    var keeping = keeping(lot(1, null, 10));

    assertThatThrownBy(() -> keeping.hold(11)).hasMessageContaining("1 of 11 credits are missing");
  }

  @Test
  void charges_over_the_hold_are_refused() {
    var keeping = keeping();

    assertThatThrownBy(() -> keeping.resolve(List.of(lot(1, null, 10)), 12))
        .hasMessageContaining("2 credits over the hold");
  }

  private static Lot lot(long grant, Integer hours, long credits) {
    return new Lot(grant, hours == null ? null : NOW.plusSeconds(hours * 3600L), credits);
  }

  private static Bookkeeping keeping(Lot... lots) {
    long available = List.of(lots).stream().mapToLong(Lot::credits).sum();
    return new Bookkeeping(new Position(1, 1, NOW, available, 0, available), List.of(lots), NOW);
  }

  /// Keeps what the bookkeeping posts, and the model beside it.
  private static final class InMemoryLedger implements RandomSequences.Subject<LedgerAction> {

    private final LedgerModel model = new LedgerModel();
    private final List<Instant> expiries = new ArrayList<>();
    private final List<Map<Long, Long>> holds = new ArrayList<>();
    private final List<LocalDate> holdDays = new ArrayList<>();
    private final List<Boolean> holdBudgets = new ArrayList<>();
    private final Map<LocalDate, Long> setAside = new HashMap<>();
    private final Map<Book, Map<Long, Long>> books = new HashMap<>();
    private Position position = Position.EMPTY;

    @Override
    public void apply(LedgerAction action) {
      switch (action) {
        case LedgerAction.Grants grants -> grant(grants);
        case LedgerAction.Holds hold -> hold(hold);
        case LedgerAction.Resolves resolves -> resolve(resolves);
        case LedgerAction.TimePasses time -> model.pass(time.hours());
        case LedgerAction.ExpiredIsWrittenDown sweep -> write(keeping(0));
      }
      check();
    }

    private void grant(LedgerAction.Grants grants) {
      Instant expiry =
          grants.hours() == null ? null : model.now().plusSeconds(grants.hours() * 3600L);
      Bookkeeping keeping = keeping(0);
      keeping.grant(new Lot(expiries.size(), expiry, grants.credits()));
      expiries.add(expiry);
      write(keeping);
      model.grant(grants.credits(), expiry);
    }

    private void hold(LedgerAction.Holds hold) {
      Bookkeeping keeping = keeping(hold.credits());
      LocalDate today = DailyBudget.day(keeping.at());
      String refused =
          new Means(
                  keeping.position().available(),
                  false,
                  hold.budget()
                      ? new DailyBudget(LedgerModel.DAILY_BUDGET, setAside.getOrDefault(today, 0L))
                      : null)
              .obstacles(hold.credits(), keeping.at()).stream()
                  .map(failure -> failure.code())
                  .findFirst()
                  .orElse(null);
      same(
          "refusal",
          String.valueOf(refused),
          String.valueOf(model.hold(hold.credits(), hold.budget())));
      if (refused == null) {
        keeping.hold(hold.credits());
        Map<Long, Long> parts = new TreeMap<>();
        keeping.entries().stream()
            .filter(entry -> entry.kind() == EntryKind.HOLD)
            .flatMap(entry -> entry.postings().stream())
            .filter(posting -> posting.book() == Book.HELD)
            .forEach(posting -> parts.put(posting.grant(), posting.amount()));
        holds.add(parts);
        holdDays.add(today);
        holdBudgets.add(hold.budget());
        if (hold.budget()) {
          setAside.merge(today, hold.credits(), Long::sum);
        }
        write(keeping);
      }
    }

    private void resolve(LedgerAction.Resolves resolves) {
      if (holds.isEmpty()) {
        return;
      }
      int which = resolves.which() % holds.size();
      if (model.holds().get(which).resolved) {
        return;
      }
      Map<Long, Long> parts = holds.get(which);
      long used = model.holds().get(which).credits * resolves.share() / 100;
      Bookkeeping keeping = keeping(0);
      keeping.resolve(
          parts.entrySet().stream().map(part -> lot(part.getKey(), part.getValue())).toList(),
          used);
      write(keeping);
      if (holdBudgets.get(which)) {
        long held = parts.values().stream().mapToLong(Long::longValue).sum();
        setAside.merge(holdDays.get(which), used - held, Long::sum);
      }
      model.resolve(which, used);
    }

    /// No more lots than matter, as the ledger reads them.
    private Bookkeeping keeping(long needed) {
      List<Lot> lots = new ArrayList<>();
      long sooner = 0;
      List<Lot> left =
          book(Book.AVAILABLE).entrySet().stream()
              .map(lot -> lot(lot.getKey(), lot.getValue()))
              .filter(lot -> lot.credits() > 0)
              .sorted(Lot.EARLIEST_EXPIRING)
              .toList();
      for (Lot lot : left) {
        boolean expired = lot.isExpired(position.next(model.now()));
        if (expired || sooner < needed) {
          lots.add(lot);
        }
        sooner += expired ? 0 : lot.credits();
      }
      return new Bookkeeping(position, lots, model.now());
    }

    private Lot lot(long grant, long credits) {
      return new Lot(grant, expiries.get((int) grant), credits);
    }

    private void write(Bookkeeping keeping) {
      for (Entry entry : keeping.entries()) {
        same("sequence", entry.after().sequence(), position.sequence() + 1);
        same("sum", entry.postings().stream().mapToLong(Posting::amount).sum(), 0L);
        position = entry.after();
        entry
            .postings()
            .forEach(
                posting ->
                    books
                        .computeIfAbsent(posting.book(), book -> new TreeMap<>())
                        .merge(posting.grant(), posting.amount(), Long::sum));
      }
      same("position", position, keeping.position());
    }

    private void check() {
      same("available", position.available() - unswept(), model.count(Place.AVAILABLE));
      same("held", position.held(), model.count(Place.HELD));
      same(
          "balance",
          position.balance(),
          model.count(Place.AVAILABLE) + model.count(Place.HELD) + model.count(Place.EXPIRED));
      same(
          "set aside today",
          setAside.getOrDefault(DailyBudget.day(model.now()), 0L),
          model.spentToday());
      same("held by grant", byGrant(Book.HELD), model.byGrant(Place.HELD));
      same("used by grant", byGrant(Book.USED), model.byGrant(Place.USED));
      same("replayed available", total(Book.AVAILABLE), position.available());
      same("replayed held", total(Book.HELD), position.held());
      same("replayed balance", -total(Book.SOURCE) - total(Book.USED), position.balance());
      same("below zero", book(Book.AVAILABLE).values().stream().anyMatch(left -> left < 0), false);
    }

    /// As an assertion library would say it, a hundred times as fast.
    private static void same(String what, Object actual, Object expected) {
      if (!actual.equals(expected)) {
        throw new AssertionError("%s: %s instead of %s".formatted(what, actual, expected));
      }
    }

    /// What has expired but was not written down yet.
    private long unswept() {
      return book(Book.AVAILABLE).entrySet().stream()
          .filter(lot -> lot(lot.getKey(), 1).isExpired(model.now()))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    private Map<Long, Long> book(Book book) {
      return books.getOrDefault(book, Map.of());
    }

    private long total(Book book) {
      return book(book).values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<Integer, Long> byGrant(Book book) {
      Map<Integer, Long> left = new TreeMap<>();
      book(book).forEach((grant, credits) -> left.put((int) (long) grant, credits));
      left.values().removeIf(credits -> credits == 0);
      return left;
    }
  }
}
