package reelsmith.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.credits.TestLedger.PATIENCE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reelsmith.TestClock;
import reelsmith.operation.AccountId;

/// Measures what a hold costs on an account with a long history, and prints the medians. Asserts
/// only that the history is there.
class LedgerBenchmarks {

  private static final int TIMES = 300;

  private final TestLedger tests = TestLedger.open();
  private final Ledger ledger = tests.ledger(TestClock.standingAt(TestLedger.START));

  @Test
  void a_hold_costs_the_same_after_a_long_history() {
    AccountId fresh = accountWith(1, 2);
    AccountId old = accountWith(100, 170);
    medianOfHolds(fresh);

    long few = medianOfHolds(fresh);
    long many = medianOfHolds(old);

    assertThat(tests.number("select count(*) from posting where account_id = " + old))
        .isGreaterThan(100_000);
    System.out.printf("hold: %d us after 10 postings, %d us after 100,000%n", few, many);
  }

  @Test
  void a_hold_costs_what_it_takes_and_not_what_there_is() {
    AccountId few = accountWith(1, 1);
    tests.sql(grants(few, 200));
    AccountId many = accountWith(1, 1);
    tests.sql(grants(many, 10_000));
    medianOfHolds(few, 1, 50);

    long oneOfFew = medianOfHolds(few, 1, 100);
    long oneOfMany = medianOfHolds(many, 1, 100);
    long manyOfFew = medianOfHolds(few, 183, 50);
    long manyOfMany = medianOfHolds(many, 183, 50);
    long thousands = medianOfHolds(many, 5_000, 5);

    System.out.printf(
        "hold of 1 credit: %d us with 200 open lots of one, %d us with 10,000; of 183: %d and %d us;"
            + " of 5,000: %d us%n",
        oneOfFew, oneOfMany, manyOfFew, manyOfMany, thousands);
    assertThat(tests.number("select count(*) from credit_grant where account_id = " + many))
        .isGreaterThan(10_000);
  }

  private long medianOfHolds(AccountId account) {
    return medianOfHolds(account, 1, TIMES);
  }

  private long medianOfHolds(AccountId account, long credits, int times) {
    List<Long> took = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      UUID run = UUID.randomUUID();
      long started = System.nanoTime();
      ledger.hold(TestLedger.holdOf(account, run, credits)).block(PATIENCE);
      took.add((System.nanoTime() - started) / 1000);
      ledger.resolve(run, List.of()).block(PATIENCE);
    }
    Collections.sort(took);
    return took.get(times / 2);
  }

  /// Each round grants, and uses up what it granted: six postings for each grant.
  private AccountId accountWith(int rounds, int grantsOfRound) {
    AccountId account = tests.newAccount();
    ledger.grant(TestLedger.grantOf(account, 1000, null)).block(PATIENCE);
    for (int round = 0; round < rounds; round++) {
      tests.sql(grants(account, grantsOfRound));
      UUID run = UUID.randomUUID();
      ledger.hold(TestLedger.holdOf(account, run, grantsOfRound)).block(PATIENCE);
      ledger.resolve(run, TestLedger.charges(grantsOfRound)).block(PATIENCE);
    }
    return account;
  }

  private static String grants(AccountId account, int many) {
    return """
        with granted as (
          insert into credit_grant (account_id, kind, credits, granted_at, expires_at, description)
          select %1$s, 'promo', 1, '2026-03-01', '2027-03-01', 'old' from generate_series(1, %2$s)
          returning id),
        placed as (select id, row_number() over (order by id) as place from granted),
        entry as (
          insert into ledger_transaction (account_id, sequence, number, kind, grant_id,
            description, credits, balance_after, held_after, available_after, created_at)
          select %1$s, sequence + place, number + place, 'grant', id, 'old', 1, balance + place, 0,
            available + place, '2026-03-19T10:00:00Z'
          from placed, credit_balance where account_id = %1$s
          returning sequence, grant_id)
        insert into posting (account_id, sequence, position, book, grant_id, amount)
        select %1$s, sequence, place, book, grant_id, amount
        from entry, (values (0, 'source', -1), (1, 'available', 1)) as posted (place, book, amount)
        """
        .formatted(account, many);
  }
}
