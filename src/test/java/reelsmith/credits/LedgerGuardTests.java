package reelsmith.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelsmith.credits.TestLedger.PATIENCE;
import static reelsmith.credits.TestLedger.charges;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.TestClock;
import reelsmith.doctor.Finding;
import reelsmith.operation.AccountId;

/// What the database refuses by itself to whoever writes SQL, and what `doctor` finds when somebody
/// went around it.
class LedgerGuardTests {

  private final TestLedger tests = TestLedger.open();
  private final Ledger ledger = tests.ledger(TestClock.standingAt(TestLedger.START));
  private final AccountId account = tests.newAccount();

  @BeforeEach
  void grantHundred() {
    ledger.grant(TestLedger.grantOf(account, 100, null)).block(PATIENCE);
  }

  @ParameterizedTest
  @CsvSource({"hold, available, held, 100, 150, -50", "settle, held, used, -50, -150, 100"})
  void no_grant_and_no_account_goes_below_zero(
      String kind, String book, String to, long balance, long held, long available) {
    String overdraft =
        """
        with hold as (%s)
        , entry as (%s)
        %s
        """
            .formatted(
                hold(150),
                entry(2, kind, 150, new Balance(balance, held, available), "(select id from hold)"),
                postings(2, book, to, 150));
    String lots = "update grant_balance set %s = %s %s where account_id = %s";

    assertThatThrownBy(() -> tests.sql(overdraft))
        .hasMessageContaining("grant_balance_%s_check".formatted(book));
    tests.sql(lots.formatted(book, book, "+ 1000", account));
    assertThatThrownBy(() -> tests.sql(overdraft))
        .hasMessageContaining("credit_balance_%s_check".formatted(book));
    tests.sql(lots.formatted(book, book, "- 1000", account));

    assertThat(ledger.balance(account).block(PATIENCE)).isEqualTo(new Balance(100, 0, 100));
  }

  @Test
  void a_hold_has_one_entry_of_a_kind() {
    UUID run = held(60);
    ledger.resolve(run, charges(10)).block(PATIENCE);
    held(30);
    String again =
        "with entry as (%s) %s"
            .formatted(
                entry(6, "settle", 5, new Balance(85, 25, 60), holdOf(run)),
                postings(6, "held", "used", 5));

    assertThatThrownBy(() -> tests.sql(again)).hasMessageContaining("ledger_transaction_of_hold");
  }

  @Test
  void a_hold_ends_as_its_entries_say() {
    UUID run = held(60);
    String resolution =
        """
        insert into hold_resolution (hold_id, credits, used, released, charges, resolved_at)
        values (%s, 60, 60, 0, '[]', now())
        """
            .formatted(holdOf(run));
    String entry =
        "with entry as (%s) %s"
            .formatted(
                entry(3, "settle", 60, new Balance(40, 0, 40), holdOf(run)),
                postings(3, "held", "used", 60));

    for (String half : List.of(resolution, entry)) {
      assertThatThrownBy(() -> tests.sql(half)).hasMessageContaining("did not end as its entries");
    }
    tests.sql("do $$ begin %s; %s; end $$".formatted(resolution, entry));

    assertThat(ledger.balance(account).block(PATIENCE)).isEqualTo(new Balance(40, 0, 40));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update credit_grant set credits = credits + 1",
        "delete from hold_resolution",
        "update ledger_transaction set description = ''",
        "truncate posting",
        "update price set credits = 0"
      })
  void nothing_is_changed_in_the_role_of_a_replica_either(String statement) {
    String asReplica =
        "do $$ begin set local session_replication_role = replica; %s; end $$".formatted(statement);

    assertThatThrownBy(() -> tests.sql(asReplica)).hasMessageContaining("never changed or deleted");
  }

  @Test
  void no_guard_of_the_ledger_sleeps_in_any_role() {
    assertThat(
            tests.number(
                """
                select count(*) from pg_trigger where not tgisinternal and tgenabled <> 'A'
                  and tgrelid::regclass::text in ('credit_grant', 'credit_hold', 'hold_resolution',
                    'ledger_transaction', 'posting', 'price')
                """))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update credit_balance set balance = balance %s where account_id = %s",
        "update grant_balance set available = available %s where account_id = %s",
        "update grant_balance set held = held %s where account_id = %s"
      })
  void doctor_finds_balances_that_were_changed_by_hand(String change) {
    held(60);
    LedgerCheck check = tests.bean(LedgerCheck.class);

    Finding before = check.examine().block(PATIENCE);
    tests.sql(change.formatted("+ 7", account));
    Finding changed = check.examine().block(PATIENCE);
    tests.sql(change.formatted("- 7", account));

    assertThat(before.outcome()).as(before.message()).isEqualTo(Finding.Outcome.OK);
    assertThat(changed.outcome()).isEqualTo(Finding.Outcome.FAILED);
    assertThat(changed.message()).startsWith("1 accounts, the first is %s,".formatted(account));
  }

  private UUID held(long credits) {
    UUID run = UUID.randomUUID();
    ledger.hold(TestLedger.holdOf(account, run, credits)).block(PATIENCE);
    return run;
  }

  private static String holdOf(UUID run) {
    return "(select id from credit_hold where run_id = '%s')".formatted(run);
  }

  private String hold(long credits) {
    return """
    insert into credit_hold (account_id, run_id, video_id, template, price_version, held_on,
      credits, sequence, held_at)
    values (%s, gen_random_uuid(), 1, 'story', 'v', current_date, %d, 2, now()) returning id
    """
        .formatted(account, credits);
  }

  private String entry(int sequence, String kind, long credits, Balance after, String hold) {
    return """
    insert into ledger_transaction (account_id, sequence, number, kind, description, credits,
      balance_after, held_after, available_after, created_at, hold_id)
    values (%1$s, %2$d, %2$d, '%3$s', 'forged', %4$d, %5$d, %6$d, %7$d, now(), %8$s)
    """
        .formatted(
            account,
            sequence,
            kind,
            credits,
            after.balance(),
            after.held(),
            after.available(),
            hold);
  }

  private String postings(int sequence, String from, String to, long credits) {
    return """
    insert into posting (account_id, sequence, position, book, grant_id, amount)
    select account_id, %1$d, place, book, id, amount from credit_grant,
      (values (0, '%2$s', -%4$d), (1, '%3$s', %4$d)) as posted (place, book, amount)
    where account_id = %5$s
    """
        .formatted(sequence, from, to, credits, account);
  }
}
