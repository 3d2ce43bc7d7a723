package reelsmith.account;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;

/// Accounts and their subscriptions as they are kept.
@Component
class Accounts {

  private static final String SELECT =
      """
      select a.id, a.name, a.created_at, a.unmetered, s.plan_code, s.term, s.state, s.billing_day,
        s.term_started_at, s.term_ends_at, s.term_credits, s.next_plan_code, s.next_term
      from account a left join subscription s on s.account_id = a.id
      """;

  private final DatabaseClient database;
  private final Clock clock;

  Accounts(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Empty when there is no such account.
  Mono<Account> find(AccountId id) {
    return database
        .sql(SELECT + "where a.id = :id")
        .bind("id", id.value())
        .map((row, metadata) -> account(row))
        .one();
  }

  /// The same, and nobody else changes its subscription before this transaction ends. Read only
  /// after the lock is there: a statement that waits for it still sees what was before.
  Mono<Account> locked(AccountId id) {
    return database
        .sql("select id from account where id = :id for no key update")
        .bind("id", id.value())
        .mapValue(Long.class)
        .one()
        .flatMap(there -> find(id));
  }

  /// A page of all accounts, the oldest first.
  Flux<Account> list(long after, int limit) {
    return database
        .sql(SELECT + "where a.id > :after order by a.id limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((row, metadata) -> account(row))
        .all();
  }

  Mono<AccountId> add(String name) {
    return database
        .sql("insert into account (name, created_at) values (:name, :now) returning id")
        .bind("name", name)
        .bind("now", clock.instant())
        .mapValue(Long.class)
        .one()
        .map(AccountId::new);
  }

  Mono<Void> put(AccountId id, Subscription subscription) {
    var statement =
        database
            .sql(
                """
                insert into subscription (account_id, plan_code, term, state, billing_day,
                  term_started_at, term_ends_at, term_credits, next_plan_code, next_term)
                values (:account, :plan, :term, :state, :day, :started, :ends, :credits, :nextPlan,
                  :nextTerm)
                on conflict (account_id) do update set plan_code = excluded.plan_code,
                  term = excluded.term, state = excluded.state,
                  billing_day = excluded.billing_day,
                  term_started_at = excluded.term_started_at,
                  term_ends_at = excluded.term_ends_at, term_credits = excluded.term_credits,
                  next_plan_code = excluded.next_plan_code, next_term = excluded.next_term
                """)
            .bind("account", id.value())
            .bind("plan", subscription.planCode())
            .bind("term", Columns.text(subscription.term()))
            .bind("state", Columns.text(subscription.state()))
            .bind("day", subscription.billingDay())
            .bind("started", subscription.startedAt())
            .bind("credits", subscription.termCredits());
    Term next = subscription.nextTerm();
    statement = Columns.bind(statement, "ends", subscription.endsAt(), Instant.class);
    statement = Columns.bind(statement, "nextPlan", subscription.nextPlanCode(), String.class);
    statement =
        Columns.bind(statement, "nextTerm", next == null ? null : Columns.text(next), String.class);
    return statement.then();
  }

  private static Account account(Readable row) {
    return new Account(
        new AccountId(Columns.required(row, "id", Long.class)),
        Columns.required(row, "name", String.class),
        Columns.required(row, "created_at", Instant.class),
        Columns.required(row, "unmetered", Boolean.class),
        subscription(row));
  }

  private static @Nullable Subscription subscription(Readable row) {
    String plan = row.get("plan_code", String.class);
    return plan == null
        ? null
        : new Subscription(
            plan,
            Columns.constant(row, "term", Term.class),
            Columns.constant(row, "state", Subscription.State.class),
            Columns.required(row, "billing_day", Integer.class),
            Columns.required(row, "term_started_at", Instant.class),
            row.get("term_ends_at", Instant.class),
            Columns.required(row, "term_credits", Long.class),
            row.get("next_plan_code", String.class),
            Columns.optionalConstant(row, "next_term", Term.class));
  }
}
