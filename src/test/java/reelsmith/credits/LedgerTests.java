package reelsmith.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelsmith.credits.TestLedger.PATIENCE;
import static reelsmith.credits.TestLedger.START;
import static reelsmith.credits.TestLedger.charges;
import static reelsmith.credits.TestLedger.grantOf;
import static reelsmith.credits.TestLedger.holdOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.TestClock;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;

class LedgerTests {

  private final TestLedger tests = TestLedger.open();
  private final TestClock clock = TestClock.standingAt(TestLedger.START);
  private final Ledger ledger = tests.ledger(clock);
  private final AccountId account = tests.newAccount();

  @Test
  void what_is_not_used_comes_back() {
    grant(100, null);
    UUID run = hold(60);

    ledger.resolve(run, charges(25)).block(PATIENCE);

    assertThat(balance()).isEqualTo(new Balance(75, 0, 75));
    assertThat(ledger.holdOf(run).block(PATIENCE).resolution())
        .isEqualTo(new Hold.Resolution(25, 35, START));
  }

  @Test
  void a_hold_is_resolved_once() {
    grant(100, null);
    UUID run = hold(60);

    Flux.range(0, 20)
        .flatMap(time -> ledger.resolve(run, charges(10 + time)), 20)
        .blockLast(PATIENCE);

    Hold.Resolution resolution = ledger.holdOf(run).block(PATIENCE).resolution();
    assertThat(resolution.used() + resolution.released()).isEqualTo(60);
    assertThat(balance())
        .isEqualTo(new Balance(100 - resolution.used(), 0, 100 - resolution.used()));
  }

  @Test
  void a_run_without_a_hold_has_nothing_to_resolve() {
    ledger.resolve(UUID.randomUUID(), charges(10)).block(PATIENCE);

    assertThat(balance()).isEqualTo(new Balance(0, 0, 0));
  }

  @Test
  void a_hold_of_nothing_is_a_hold() {
    UUID run = hold(0);

    ledger.resolve(run, List.of(new Charge("story.v001.metadata.generate", 1, 0))).block(PATIENCE);

    assertThat(ledger.holdOf(run).block(PATIENCE).isOpen()).isFalse();
  }

  @Test
  void charges_over_the_hold_change_nothing() {
    grant(100, null);
    UUID run = hold(60);

    assertThatThrownBy(() -> ledger.resolve(run, charges(61)).block(PATIENCE))
        .isInstanceOf(IllegalStateException.class);

    assertThat(balance()).isEqualTo(new Balance(100, 60, 40));
  }

  @Test
  void a_hold_needs_credits() {
    grant(50, null);

    assertThatThrownBy(() -> hold(54))
        .isInstanceOfSatisfying(
            OperationFailure.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(OperationFailure.Kind.PAYMENT_REQUIRED);
              assertThat(failure.code()).isEqualTo("insufficient_credits");
              assertThat(failure.details())
                  .isEqualTo(Map.of("required", 54L, "available", 50L, "needed", 4L));
            });
    assertThat(obstacles(null, null, 54)).isEqualTo("insufficient_credits");
    assertThat(obstacles(null, null, 50)).isEmpty();
  }

  @Test
  void a_budget_counts_what_was_set_aside_and_not_given_back() {
    grant(1000, null);
    long key = tests.number("select nextval('api_key_id_seq')");
    UUID first = holdByKey(key, 100, 80);

    assertThatThrownBy(() -> holdByKey(key, 100, 21))
        .isInstanceOfSatisfying(
            OperationFailure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("budget_exceeded");
              assertThat(failure.details())
                  .containsEntry("daily_credits", 100L)
                  .containsEntry("used_today", 80L)
                  .containsEntry("required", 21L)
                  .containsEntry("resets_at", "2026-03-20T00:00:00Z");
            });
    assertThat(obstacles(key, 100L, 21)).isEqualTo("budget_exceeded");
    ledger.resolve(first, charges(30)).block(PATIENCE);
    holdByKey(key, 100, 70);
    assertThat(obstacles(key, 100L, 1)).isEqualTo("budget_exceeded");
    clock.set(Instant.parse("2026-03-20T00:00:00Z"));
    assertThat(obstacles(key, 100L, 100)).isEmpty();
  }

  @Test
  void whoever_misses_credits_and_is_over_budget_hears_both() {
    long key = tests.number("select nextval('api_key_id_seq')");

    assertThat(obstacles(key, 10L, 11)).isEqualTo("budget_exceeded, insufficient_credits");
    assertThatThrownBy(() -> holdByKey(key, 10, 11)).hasMessageContaining("This key may");
  }

  @Test
  void what_yesterday_gives_back_does_not_widen_todays_budget() {
    grant(1000, null);
    long key = tests.number("select nextval('api_key_id_seq')");
    UUID yesterday = holdByKey(key, 100, 100);
    clock.putForward(Duration.ofDays(1));
    holdByKey(key, 100, 100);

    ledger.resolve(yesterday, List.of()).block(PATIENCE);

    assertThat(ledger.setAsideToday(key).block(PATIENCE)).isEqualTo(100);
  }

  @Test
  void expired_credits_are_gone_for_readers_before_they_are_written_down() {
    grant(30, START.plusSeconds(60));
    grant(20, null);

    clock.putForward(Duration.ofSeconds(60));

    assertThat(balance()).isEqualTo(new Balance(50, 0, 20));
    assertThat(obstacles(null, null, 21)).isEqualTo("insufficient_credits");
    assertThatThrownBy(() -> hold(21)).isInstanceOf(OperationFailure.class);
  }

  @Test
  void expired_credits_are_written_down_even_when_those_of_another_account_cannot_be() {
    AccountId broken = tests.newAccount();
    ledger.grant(grantOf(broken, 10, START.plusSeconds(50))).block(PATIENCE);
    grant(30, START.plusSeconds(60));
    String lots = "update grant_balance set available = available %s where account_id = " + broken;
    tests.sql(lots.formatted("+ 1000"));
    clock.putForward(Duration.ofSeconds(60));

    while (ledger.expireDue().block(PATIENCE) > 0) {
      // Other tests leave expired credits too.
    }
    tests.sql(lots.formatted("- 1000"));

    assertThat(tests.number("select available from credit_balance where account_id = " + account))
        .isZero();
    assertThat(balance()).isEqualTo(new Balance(30, 0, 0));
  }

  @Test
  void expiry_never_touches_what_is_held() {
    grant(30, START.plusSeconds(60));
    UUID run = hold(20);
    clock.putForward(Duration.ofDays(1));

    assertThat(balance()).isEqualTo(new Balance(30, 20, 0));
    ledger.resolve(run, charges(15)).block(PATIENCE);

    assertThat(balance()).isEqualTo(new Balance(15, 0, 0));
  }

  @Test
  void an_account_without_limits_is_granted_what_it_misses() {
    tests.sql("update account set unmetered = true where id = " + account);
    grant(10, null);

    UUID run = hold(183);
    ledger.resolve(run, charges(183)).block(PATIENCE);

    assertThat(balance()).isEqualTo(new Balance(0, 0, 0));
    assertThat(
            tests.number(
                "select sum(credits) from credit_grant where kind = 'owner' and account_id = "
                    + account))
        .isEqualTo(173);
  }

  @Test
  void a_reference_grants_once() {
    var invoice = new NewGrant(account, GrantKind.MONTHLY, 500, null, "invoice 7", "March");

    Flux.range(0, 10).flatMap(time -> ledger.grant(invoice), 10).blockLast(PATIENCE);

    assertThat(balance().balance()).isEqualTo(500);
    var other = new NewGrant(account, GrantKind.MONTHLY, 600, null, "invoice 7", "March");
    assertThatThrownBy(() -> ledger.grant(other).block(PATIENCE))
        .isInstanceOfSatisfying(
            OperationFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("grant_reference_reused"));
  }

  @Test
  void only_three_of_two_hundred_get_credits_for_three() {
    threeOfTwoHundred(10);
  }

  @Test
  @Tag("long")
  void only_three_of_two_hundred_get_credits_for_three_however_often() {
    threeOfTwoHundred(200);
  }

  private void threeOfTwoHundred(int times) {
    for (int time = 0; time < times; time++) {
      AccountId contested = tests.newAccount();
      ledger.grant(grantOf(contested, 100, null)).block(PATIENCE);

      List<String> outcomes =
          Flux.range(0, 200)
              .flatMap(
                  caller ->
                      ledger
                          .hold(holdOf(contested, UUID.randomUUID(), 30))
                          .thenReturn("held")
                          .onErrorResume(
                              OperationFailure.class, failure -> Mono.just(failure.code())),
                  200)
              .collectList()
              .block(PATIENCE);

      assertThat(outcomes).filteredOn("held"::equals).hasSize(3);
      assertThat(outcomes).filteredOn("insufficient_credits"::equals).hasSize(197);
      assertThat(ledger.balance(contested).block(PATIENCE)).isEqualTo(new Balance(100, 90, 10));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update credit_grant set credits = credits + 1",
        "update credit_hold set credits = 0",
        "update hold_resolution set used = 0, released = credits",
        "update ledger_transaction set description = ''",
        "update posting set amount = amount * 2",
        "update price set credits = 0",
        "delete from price where template = 'story'",
        "truncate price",
        "delete from credit_grant",
        "delete from credit_hold",
        "delete from hold_resolution",
        "delete from ledger_transaction",
        "delete from posting",
        "truncate credit_grant cascade",
        "truncate credit_hold cascade",
        "truncate hold_resolution",
        "truncate ledger_transaction cascade",
        "truncate posting"
      })
  void the_database_lets_nobody_change_what_was_written(String statement) {
    assertThatThrownBy(() -> tests.sql(statement)).hasMessageContaining("never changed or deleted");
  }

  @Test
  void the_database_lets_nobody_add_to_a_price_list() {
    String addition =
        """
        insert into price (version, active_from, source, template, event, per, credits)
        select version, active_from, source, template, 'flattery', per, 1000 from price
        where template = 'story' and event = 'render'
        """;

    assertThatThrownBy(() -> tests.sql(addition)).hasMessageContaining("never added to");
  }

  @Test
  void the_database_refuses_books_that_do_not_add_up() {
    grant(100, null);
    String entry =
        """
        with entry as (
          insert into ledger_transaction (account_id, sequence, number, kind, description, credits,
            balance_after, held_after, available_after, created_at, grant_id)
          select %1$s, 2, 2, 'grant', 'forged', 50, 150, 0, 149, now(), max(id)
          from credit_grant where account_id = %1$s returning grant_id)
        insert into posting (account_id, sequence, position, book, grant_id, amount)
        select %1$s, 2, place, book, grant_id, amount
        from entry, (values %2$s) as posted (place, book, amount)
        """;

    assertThatThrownBy(
            () -> tests.sql(entry.formatted(account, "(0, 'source', -50), (1, 'available', 49)")))
        .hasMessageContaining("does not move what it states");
    assertThatThrownBy(
            () -> tests.sql(entry.formatted(account, "(0, 'source', -49), (1, 'available', 49)")))
        .hasMessageContaining("does not move what it states");
    assertThatThrownBy(
            () -> tests.sql(entry.formatted(account, "(0, 'available', -50), (1, 'held', 50)")))
        .hasMessageContaining("does not move what it states");
    assertThatThrownBy(
            () -> tests.sql(entry.formatted(account, "(0, 'source', -50), (1, 'available', 50)")))
        .hasMessageContaining("states other balances");
    assertThat(balance()).isEqualTo(new Balance(100, 0, 100));
  }

  @ParameterizedTest
  @CsvSource({
    "'select id from credit_grant where account_id = OTHER', null, posting",
    "MINE, 'select id from credit_hold where account_id = OTHER', ledger_transaction"
  })
  void the_database_lets_no_entry_move_what_is_anothers(String grant, String hold, String table) {
    AccountId other = tests.newAccount();
    ledger.grant(grantOf(other, 100, null)).block(PATIENCE);
    ledger.hold(holdOf(other, UUID.randomUUID(), 0)).block(PATIENCE);
    grant(100, null);
    String mine = "select max(id) from credit_grant where account_id = " + account;
    boolean expires = hold.equals("null");
    String entry =
        """
        with entry as (
          insert into ledger_transaction (account_id, sequence, number, kind, description, credits,
            balance_after, held_after, available_after, created_at, hold_id)
          values (%1$s, 2, %2$s, '%3$s', 'forged', 10, 100, 0, 90, now(), (%4$s)))
        insert into posting (account_id, sequence, position, book, grant_id, amount)
        values (%1$s, 2, 0, 'available', (%5$s), -10), (%1$s, 2, 1, '%6$s', (%5$s), 10)
        """
            .formatted(
                account,
                expires ? "null" : "2",
                expires ? "expire" : "hold",
                hold.replace("OTHER", other.toString()),
                grant.replace("OTHER", other.toString()).replace("MINE", mine),
                expires ? "expired" : "held");

    assertThatThrownBy(() -> tests.sql(entry))
        .hasMessageContaining("on table \"" + table + "\" violates foreign key");
    assertThat(ledger.balance(other).block(PATIENCE)).isEqualTo(new Balance(100, 0, 100));
  }

  @Test
  void the_database_refuses_postings_to_an_entry_that_was_written_before() {
    grant(100, null);
    String later =
        """
        insert into posting (account_id, sequence, position, book, grant_id, amount)
        select account_id, 1, place, book, id, amount from credit_grant,
          (values (2, 'source', -50), (3, 'available', 50)) as posted (place, book, amount)
        where account_id = %s
        """;

    assertThatThrownBy(() -> tests.sql(later.formatted(account)))
        .hasMessageContaining("does not move what it states");
    assertThat(balance()).isEqualTo(new Balance(100, 0, 100));
  }

  @Test
  void the_database_refuses_entries_that_move_nothing() {
    grant(100, null);
    String bare =
        """
        insert into ledger_transaction (account_id, sequence, number, kind, description, credits,
          balance_after, held_after, available_after, created_at)
        values (%s, %s, null, 'expire', 'forged', 10, 100, 0, 100, now())
        """;

    assertThatThrownBy(() -> tests.sql(bare.formatted(account, 2)))
        .hasMessageContaining("moves nothing");
    assertThatThrownBy(() -> tests.sql(bare.formatted(account, 0)))
        .hasMessageContaining("does not follow");
    assertThatThrownBy(() -> tests.sql(bare.formatted(account, 3)))
        .hasMessageContaining("does not follow");
  }

  @Test
  void the_database_refuses_to_resolve_a_hold_twice_or_over() {
    grant(100, null);
    UUID run = hold(60);
    ledger.resolve(run, charges(10)).block(PATIENCE);
    hold(40);
    String resolution =
        """
        insert into hold_resolution (hold_id, credits, used, released, charges, resolved_at)
        select id, credits, %s, %s, '[]', now() from credit_hold
        where account_id = %s and credits = %s
        """;

    assertThatThrownBy(() -> tests.sql(resolution.formatted(50, 10, account, 60)))
        .hasMessageContaining("duplicate key");
    assertThatThrownBy(() -> tests.sql(resolution.formatted(41, 0, account, 40)))
        .hasMessageContaining("check constraint");
    assertThatThrownBy(() -> tests.sql(resolution.formatted(41, -1, account, 40)))
        .hasMessageContaining("check constraint");
  }

  private UUID hold(long credits) {
    UUID run = UUID.randomUUID();
    ledger.hold(holdOf(account, run, credits)).block(PATIENCE);
    return run;
  }

  private UUID holdByKey(long key, long budget, long credits) {
    UUID run = UUID.randomUUID();
    ledger
        .hold(new NewHold(account, key, budget, run, 1, "story", "v", charges(credits)))
        .block(PATIENCE);
    return run;
  }

  private void grant(long credits, Instant expiresAt) {
    ledger.grant(grantOf(account, credits, expiresAt)).block(PATIENCE);
  }

  private Balance balance() {
    return ledger.balance(account).block(PATIENCE);
  }

  private String obstacles(Long key, Long budget, long credits) {
    return ledger
        .obstacles(account, key, budget, credits)
        .map(OperationFailure::code)
        .collect(Collectors.joining(", "))
        .block(PATIENCE);
  }
}
