package reelsmith.person;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;

/// Links with which people join an account: once, within some days. Whoever has no password yet
/// chooses it; others give the one they have, so that an account cannot take over its guests. Which
/// of both it is, the link does not tell: whoever invites holds it too.
@Component
public class Invitations {

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final People people;
  private final Members members;
  private final SignIn signIn;
  private final PasswordHashes hashes;
  private final Secrets secrets;
  private final PersonSettings settings;
  private final Clock clock;
  private final PasswordRules rules = new PasswordRules();

  Invitations(
      DatabaseClient database,
      TransactionalOperator transactions,
      People people,
      Members members,
      SignIn signIn,
      PasswordHashes hashes,
      Secrets secrets,
      PersonSettings settings,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.people = people;
    this.members = members;
    this.signIn = signIn;
    this.hashes = hashes;
    this.secrets = secrets;
    this.settings = settings;
    this.clock = clock;
  }

  /// What a link is for.
  ///
  /// @param email as it was invited
  public record Invitation(String email, String accountName) {}

  /// A link that was made.
  record Made(String token, Instant expiresAt) {

    /// Without the secret part.
    @Override
    public String toString() {
      return "Made[expiresAt=%s]".formatted(expiresAt);
    }
  }

  /// What the link is for. Signals `link_expired` when it was used, is over or never was.
  public Mono<Invitation> find(String token) {
    return known(token).map(Row::invitation);
  }

  private Mono<Row> known(String token) {
    return row(token, "").switchIfEmpty(Mono.error(Invitations::expired));
  }

  /// Joins the account. Signals `link_expired`; `validation_failed` for a password that cannot be
  /// one here, whether it is new or not; what [SignIn#signIn] signals for one that is not the
  /// person's.
  ///
  /// @param address the network address an attempt counts for
  public Mono<Void> accept(String token, String password, String address) {
    return known(token)
        .doOnNext(row -> requireGood(password, row))
        .zipWhen(row -> people.find(row.person()))
        .flatMap(
            found ->
                found.getT2().passwordHash() == null
                    ? hashes.hash(password).map(Optional::of)
                    : right(found.getT1(), password, address))
        .flatMap(firstHash -> joined(token, firstHash));
  }

  private void requireGood(String password, Row row) {
    rules
        .problem(password, new EmailAddress(row.email()))
        .ifPresent(
            problem -> {
              throw OperationFailure.invalid(problem.path(), problem.code(), problem.message());
            });
  }

  /// Nothing new to keep, once the password was right.
  private Mono<Optional<String>> right(Row row, String password, String address) {
    return signIn.verified(row.email(), password, address).map(person -> Optional.empty());
  }

  private Mono<Void> joined(String token, Optional<String> firstHash) {
    return row(token, "for update of l")
        .filterWhen(
            row ->
                firstHash
                    .map(hash -> people.keepFirstPassword(row.person(), hash))
                    .orElse(Mono.just(true)))
        .switchIfEmpty(Mono.error(Invitations::expired))
        .flatMap(
            row ->
                members.join(row.account(), row.person()).then(forget(row.account(), row.person())))
        .as(transactions::transactional);
  }

  /// Makes a link for somebody who was invited. Earlier ones end.
  Mono<Made> make(AccountId account, long person) {
    Instant now = clock.instant();
    var made = new Made(secrets.random(), now.plus(settings.invitation()));
    return forget(account, person)
        .then(
            database
                .sql(
                    """
                    insert into invitation_link
                      (digest, account_id, person_id, created_at, expires_at)
                    values (:digest, :account, :person, :now, :expires)
                    """)
                .bind("digest", digest(made.token()))
                .bind("account", account.value())
                .bind("person", person)
                .bind("now", now)
                .bind("expires", made.expiresAt())
                .then())
        .thenReturn(made);
  }

  private Mono<Void> forget(AccountId account, long person) {
    return database
        .sql("delete from invitation_link where account_id = :account and person_id = :person")
        .bind("account", account.value())
        .bind("person", person)
        .then();
  }

  private record Row(AccountId account, long person, String email, String accountName) {

    static Row of(Readable row) {
      return new Row(
          new AccountId(Columns.required(row, "account_id", Long.class)),
          Columns.required(row, "person_id", Long.class),
          Columns.required(row, "email", String.class),
          Columns.required(row, "name", String.class));
    }

    Invitation invitation() {
      return new Invitation(email, accountName);
    }
  }

  private Mono<Row> row(String token, String lock) {
    return database
        .sql(
            """
            select l.account_id, l.person_id, m.email, a.name
            from invitation_link l join account a on a.id = l.account_id
              join workspace_member m
                on m.account_id = l.account_id and m.person_id = l.person_id
            where l.digest = :digest and l.expires_at > :now
            """
                + lock)
        .bind("digest", digest(token))
        .bind("now", clock.instant())
        .map((row, metadata) -> Row.of(row))
        .one();
  }

  private byte[] digest(String token) {
    return secrets.digest(Secrets.Purpose.INVITATION, token);
  }

  private static OperationFailure expired() {
    return new OperationFailure(
        OperationFailure.Kind.FORBIDDEN,
        "link_expired",
        "This link was used or is over. Ask whoever invited you for a new one.");
  }
}
