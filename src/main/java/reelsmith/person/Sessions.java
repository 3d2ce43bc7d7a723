package reelsmith.person;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;

/// The sessions of people who signed in. Read from the database at each call, so that what ends
/// one, or changes a role, counts at once in every process.
@Component
public class Sessions {

  private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z_-]{43}");

  /// A session in steady use is not written to the database on every call.
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(5);

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Secrets secrets;
  private final PersonSettings settings;
  private final Clock clock;

  Sessions(
      DatabaseClient database,
      TransactionalOperator transactions,
      Secrets secrets,
      PersonSettings settings,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.secrets = secrets;
    this.settings = settings;
    this.clock = clock;
  }

  /// Who has this token. Empty when nobody has, the session is over, the person was disabled or is
  /// no member of the account any more.
  public Mono<SignedIn> find(String token) {
    return SHAPE.matcher(token).matches()
        ? row(token).delayUntil(this::noteUse).map(Row::signedIn)
        : Mono.empty();
  }

  /// Ends a session. Nothing happens when there is none.
  public Mono<Void> end(String token) {
    return database
        .sql(
            "update person_session set ended_at = :now where digest = :digest and ended_at is null")
        .bind("now", clock.instant())
        .bind("digest", digest(token))
        .then();
  }

  /// Lets a session act for another account of the same person. Signals `not_found` for accounts
  /// the person has not joined. Empty when there is no such session.
  public Mono<SignedIn> switchTo(String token, AccountId account) {
    return find(token)
        .flatMap(
            signedIn ->
                moved(token, signedIn, account)
                    .then(Mono.defer(() -> find(token)))
                    .as(transactions::transactional));
  }

  private Mono<Void> moved(String token, SignedIn signedIn, AccountId account) {
    return database
        .sql(
            """
            update person_session set account_id = :account
            where digest = :digest and exists (select from workspace_member m
              where m.account_id = :account and m.person_id = :person and m.joined_at is not null)
            """)
        .bind("account", account.value())
        .bind("digest", digest(token))
        .bind("person", signedIn.personId())
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .switchIfEmpty(Mono.error(() -> OperationFailure.notFound("workspace " + account)))
        .then();
  }

  /// Begins a session for a member of the account.
  Mono<NewSession> begin(long person, Workspace workspace) {
    Instant now = clock.instant();
    String token = secrets.random();
    Instant expiresAt = now.plus(settings.sessionLongest());
    return database
        .sql(
            """
            insert into person_session
              (digest, person_id, account_id, created_at, last_seen_at, expires_at)
            values (:digest, :person, :account, :now, :now, :expires)
            """)
        .bind("digest", digest(token))
        .bind("person", person)
        .bind("account", workspace.workspaceId())
        .bind("now", now)
        .bind("expires", expiresAt)
        .then()
        .then(Mono.defer(() -> find(token)))
        .map(signedIn -> new NewSession(token, signedIn, expiresAt));
  }

  /// The account of the person's last session. Empty at the first.
  Mono<Long> lastAccountOf(long person) {
    return database
        .sql(
            "select account_id from person_session where person_id = :person order by id desc limit 1")
        .bind("person", person)
        .mapValue(Long.class)
        .one();
  }

  /// Ends whatever a person has open for one account.
  Mono<Void> endAll(long person, AccountId account) {
    return database
        .sql(
            """
            update person_session set ended_at = :now
            where person_id = :person and account_id = :account and ended_at is null
            """)
        .bind("now", clock.instant())
        .bind("person", person)
        .bind("account", account.value())
        .then();
  }

  /// Ends whatever a person has open.
  Mono<Void> endAll(long person) {
    return database
        .sql(
            "update person_session set ended_at = :now where person_id = :person and ended_at is null")
        .bind("now", clock.instant())
        .bind("person", person)
        .then();
  }

  private record Row(long id, Instant lastSeenAt, SignedIn signedIn) {

    static Row of(Readable row) {
      return new Row(
          Columns.required(row, "id", Long.class),
          Columns.required(row, "last_seen_at", Instant.class),
          new SignedIn(
              Columns.required(row, "person_id", Long.class),
              new AccountId(Columns.required(row, "account_id", Long.class)),
              Columns.constant(row, "role", Role.class),
              Columns.required(row, "host", Boolean.class)));
    }
  }

  private Mono<Row> row(String token) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            select s.id, s.last_seen_at, s.person_id, s.account_id, m.role, a.host
            from person_session s
              join account a on a.id = s.account_id
              join person p on p.id = s.person_id and p.disabled_at is null
              join workspace_member m on m.account_id = s.account_id
                and m.person_id = s.person_id and m.joined_at is not null
            where s.digest = :digest and s.ended_at is null and s.expires_at > :now
              and s.last_seen_at > :idle
            """)
        .bind("digest", digest(token))
        .bind("now", now)
        .bind("idle", now.minus(settings.sessionIdle()))
        .map((row, metadata) -> Row.of(row))
        .one();
  }

  private Mono<Void> noteUse(Row row) {
    Instant now = clock.instant();
    if (row.lastSeenAt().plus(USE_IS_NOTED_EVERY).isAfter(now)) {
      return Mono.empty();
    }
    return database
        .sql("update person_session set last_seen_at = :now where id = :id")
        .bind("now", now)
        .bind("id", row.id())
        .then();
  }

  private byte[] digest(String token) {
    return secrets.digest(Secrets.Purpose.SESSION, token);
  }
}
