package reelsmith.credits;

import static reelsmith.credits.TestLedger.PATIENCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reelsmith.TestClock;
import reelsmith.credits.LedgerModel.Place;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;
import reelsmith.sequence.RandomSequences;

/// The whole ledger on a real database against the model, looked at by SQL after every step.
class LedgerSequenceTests {

  private static final long SEED = Long.getLong("ledger.seed", 20260320);

  private final TestLedger tests = TestLedger.open();

  @Test
  void random_sequences_on_the_database_agree_with_the_model() {
    var sequences =
        new RandomSequences<LedgerAction>(() -> new RealLedger(tests), LedgerAction::any);

    sequences.runSideBySide(SEED, 200, 12);
  }

  @Test
  @Tag("long")
  void many_random_sequences_on_the_database_agree_with_the_model() {
    var sequences =
        new RandomSequences<LedgerAction>(() -> new RealLedger(tests), LedgerAction::any);

    sequences.runSideBySide(
        System.nanoTime(), Integer.getInteger("ledger.sequences-on-database", 1_000), 100);
  }

  private static final class RealLedger implements RandomSequences.Subject<LedgerAction> {

    private final TestLedger tests;
    private final TestClock clock = TestClock.standingAt(TestLedger.START);
    private final LedgerModel model = new LedgerModel();
    private final Ledger ledger;
    private final AccountId account;
    private final long key;
    private final List<UUID> runs = new ArrayList<>();

    RealLedger(TestLedger tests) {
      this.tests = tests;
      this.ledger = tests.ledger(clock);
      this.account = tests.newAccount();
      this.key = tests.number("select nextval('api_key_id_seq')");
    }

    @Override
    public void apply(LedgerAction action) {
      switch (action) {
        case LedgerAction.Grants grants -> grant(grants);
        case LedgerAction.Holds hold -> hold(hold);
        case LedgerAction.Resolves resolves -> resolve(resolves);
        case LedgerAction.TimePasses time -> {
          model.pass(time.hours());
          clock.set(model.now());
        }
        case LedgerAction.ExpiredIsWrittenDown sweep ->
            // Of this account alone: others of the test have clocks of their own.
            ledger.expire(account).block(PATIENCE);
      }
      check();
    }

    private void grant(LedgerAction.Grants grants) {
      Instant expiry =
          grants.hours() == null ? null : model.now().plusSeconds(grants.hours() * 3600L);
      ledger.grant(TestLedger.grantOf(account, grants.credits(), expiry)).block(PATIENCE);
      model.grant(grants.credits(), expiry);
    }

    private void hold(LedgerAction.Holds hold) {
      UUID run = UUID.randomUUID();
      Long keyId = hold.budget() ? key : null;
      Long budget = hold.budget() ? LedgerModel.DAILY_BUDGET : null;
      String foretold =
          code(
              () ->
                  ledger
                      .obstacles(account, keyId, budget, hold.credits())
                      .next()
                      .flatMap(failure -> reactor.core.publisher.Mono.<Void>error(failure))
                      .block(PATIENCE));
      String refused =
          code(
              () ->
                  ledger
                      .hold(
                          new NewHold(
                              account,
                              keyId,
                              budget,
                              run,
                              1,
                              "story",
                              "v",
                              TestLedger.charges(hold.credits())))
                      .block(PATIENCE));
      same("readiness", foretold, refused);
      same("refusal", refused, String.valueOf(model.hold(hold.credits(), hold.budget())));
      if (refused.equals("null")) {
        runs.add(run);
      }
    }

    private void resolve(LedgerAction.Resolves resolves) {
      if (runs.isEmpty()) {
        return;
      }
      int which = resolves.which() % runs.size();
      long used = model.holds().get(which).credits * resolves.share() / 100;
      ledger.resolve(runs.get(which), TestLedger.charges(used)).block(PATIENCE);
      model.resolve(which, used);
    }

    private static String code(Runnable call) {
      try {
        call.run();
        return "null";
      } catch (OperationFailure failure) {
        return failure.code();
      }
    }

    private void check() {
      Balance balance = ledger.balance(account).block(PATIENCE);
      same("available", balance.available(), model.count(Place.AVAILABLE));
      same("held", balance.held(), model.count(Place.HELD));
      same(
          "balance",
          balance.balance(),
          model.count(Place.AVAILABLE) + model.count(Place.HELD) + model.count(Place.EXPIRED));
      same("held by grant", byGrant("held"), model.byGrant(Place.HELD));
      same("used by grant", byGrant("used"), model.byGrant(Place.USED));
      same("set aside today", ledger.setAsideToday(key).block(PATIENCE), model.spentToday());
      same("broken rules", brokenRules(), 0L);
    }

    /// By the number of the account's grant, from 0.
    private Map<Integer, Long> byGrant(String book) {
      Map<Integer, Long> counts = new TreeMap<>();
      tests
          .bean(DatabaseClient.class)
          .sql(
              """
              select place, sum(amount)::bigint as amount
              from posting p join (
                select id, (row_number() over (order by id))::int - 1 as place
                from credit_grant where account_id = :account) g on g.id = p.grant_id
              where p.book = :book and p.account_id = :account
              group by place having sum(amount) <> 0
              """)
          .bind("account", account.value())
          .bind("book", book)
          .map(row -> Map.entry(row.get("place", Integer.class), row.get("amount", Long.class)))
          .all()
          .doOnNext(count -> counts.put(count.getKey(), count.getValue()))
          .blockLast(PATIENCE);
      return counts;
    }

    /// Invariants that SQL can see: sums of postings, derived balances, the running balances of
    /// entries, and that each ended hold was used and released in full.
    private long brokenRules() {
      return tests.number(
          """
          select
            (select count(*) from (
              select from posting where account_id = %1$s
              group by sequence having sum(amount) <> 0) unbalanced)
            + (select count(*) from credit_balance b where account_id = %1$s
              and (held, available, balance) <> (
                select coalesce(sum(amount) filter (where book = 'held'), 0),
                  coalesce(sum(amount) filter (where book = 'available'), 0),
                  coalesce(-sum(amount) filter (where book in ('source', 'used')), 0)
                from posting where account_id = %1$s))
            + (select count(*) from grant_balance g where account_id = %1$s
              and (held, available) <> (
                select coalesce(sum(amount) filter (where book = 'held'), 0),
                  coalesce(sum(amount) filter (where book = 'available'), 0)
                from posting p where p.account_id = %1$s and p.grant_id = g.grant_id))
            + (select count(*) from (
              select balance_after, sum(case kind when 'grant' then credits when 'settle'
                then -credits else 0 end) over (order by sequence) as replayed
              from ledger_transaction where account_id = %1$s) entry
              where balance_after <> replayed)
            + (select count(*) from (
              select number, row_number() over (order by sequence) as expected
              from ledger_transaction where account_id = %1$s and number is not null) entry
              where number <> expected)
            + (select count(*) from credit_hold h join hold_resolution r on r.hold_id = h.id
              where h.account_id = %1$s and (r.used, r.released) <> (
                select coalesce(sum(credits) filter (where kind = 'settle'), 0),
                  coalesce(sum(credits) filter (where kind = 'release'), 0)
                from ledger_transaction t where t.hold_id = h.id))
          """
              .formatted(account));
    }

    private static void same(String what, @Nullable Object actual, Object expected) {
      if (!expected.equals(actual)) {
        throw new AssertionError("%s: %s instead of %s".formatted(what, actual, expected));
      }
    }
  }
}
