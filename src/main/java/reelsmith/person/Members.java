package reelsmith.person;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;

/// The members of accounts as they are kept.
@Component
class Members {

  private final DatabaseClient database;
  private final Clock clock;

  Members(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// All members of an account, the first first. Nobody else changes them before this transaction
  /// ends. Signals `not_found` for an account that does not exist.
  Mono<List<Member>> locked(AccountId account) {
    return database
        .sql("select id from account where id = :account for no key update")
        .bind("account", account.value())
        .mapValue(Long.class)
        .one()
        .switchIfEmpty(Mono.error(() -> OperationFailure.notFound("account " + account)))
        .then(of(account));
  }

  /// Somebody may be known from another account, so whoever has not joined is called by the address
  /// as it was invited, and by nothing they are called there.
  Mono<List<Member>> of(AccountId account) {
    return database
        .sql(
            """
            select m.id, m.person_id, m.role, m.invited_at, m.joined_at,
              m.email, case when m.joined_at is null then m.email else p.name end as name
            from workspace_member m join person p on p.id = m.person_id
            where m.account_id = :account order by m.id
            """)
        .bind("account", account.value())
        .map((row, metadata) -> member(row))
        .all()
        .collectList();
  }

  /// The accounts a person has joined, the oldest first.
  Mono<List<Workspace>> workspacesOf(long person) {
    return database
        .sql(
            """
            select a.id, a.name, m.role
            from workspace_member m join account a on a.id = m.account_id
            where m.person_id = :person and m.joined_at is not null order by a.id
            """)
        .bind("person", person)
        .map(
            (row, metadata) ->
                new Workspace(
                    Columns.required(row, "id", Long.class),
                    Columns.required(row, "name", String.class),
                    Columns.constant(row, "role", Role.class)))
        .all()
        .collectList();
  }

  Mono<String> nameOf(AccountId account) {
    return database
        .sql("select name from account where id = :account")
        .bind("account", account.value())
        .mapValue(String.class)
        .one();
  }

  /// Invites a person who has not joined, and answers the id of their place. Whoever was invited
  /// before gets the new role.
  ///
  /// @param email as whoever invites wrote it
  Mono<Long> invite(AccountId account, long person, EmailAddress email, Role role) {
    return database
        .sql(
            """
            insert into workspace_member (account_id, person_id, email, role, invited_at)
            values (:account, :person, :email, :role, :now)
            on conflict (account_id, person_id)
              do update set role = excluded.role, email = excluded.email
              where workspace_member.joined_at is null
            returning id
            """)
        .bind("account", account.value())
        .bind("person", person)
        .bind("email", email.text())
        .bind("role", Columns.text(role))
        .bind("now", clock.instant())
        .mapValue(Long.class)
        .one();
  }

  Mono<Void> join(AccountId account, long person) {
    return database
        .sql(
            """
            update workspace_member set joined_at = coalesce(joined_at, :now)
            where account_id = :account and person_id = :person
            """)
        .bind("now", clock.instant())
        .bind("account", account.value())
        .bind("person", person)
        .then();
  }

  Mono<Void> changeRole(AccountId account, long person, Role role) {
    return database
        .sql(
            """
            update workspace_member set role = :role
            where account_id = :account and person_id = :person
            """)
        .bind("role", Columns.text(role))
        .bind("account", account.value())
        .bind("person", person)
        .then();
  }

  Mono<Void> remove(AccountId account, long person) {
    return database
        .sql("delete from workspace_member where account_id = :account and person_id = :person")
        .bind("account", account.value())
        .bind("person", person)
        .then();
  }

  private static Member member(Readable row) {
    return new Member(
        Columns.required(row, "id", Long.class),
        Columns.required(row, "person_id", Long.class),
        Columns.required(row, "email", String.class),
        Columns.required(row, "name", String.class),
        Columns.constant(row, "role", Role.class),
        Columns.required(row, "invited_at", Instant.class),
        row.get("joined_at", Instant.class));
  }
}
