package reelsmith.person;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.OperationFailure;
import reelsmith.person.Cooldown.Tally;

/// Slows down guessing, for all processes together: by e-mail address, by network address and in
/// all. An attempt is counted before its password is looked at and taken back when it was right, so
/// that a thousand attempts at once are no way around.
@Component
class SignInThrottle {

  /// About fifty attempts a day when somebody tries for ever.
  static final Cooldown BY_EMAIL =
      new Cooldown(5, Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(30));

  /// Many people may share one network address.
  static final Cooldown BY_ADDRESS =
      new Cooldown(20, Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(5));

  /// Ten failures a second are within what a large installation sees on a bad day.
  static final Cooldown IN_ALL =
      new Cooldown(600, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMillis(100));

  private static final String EVERYBODY = "everybody";

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Secrets secrets;
  private final Clock clock;

  SignInThrottle(
      DatabaseClient database, TransactionalOperator transactions, Secrets secrets, Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// An attempt that was counted.
  ///
  /// @param mayPass false when the e-mail address is cooling down; the caller must not tell this
  ///   from a wrong password
  record Attempt(byte[] everybody, byte[] address, byte[] email, boolean mayPass) {}

  /// Counts an attempt. Signals `rate_limited` when its network address is cooling down and
  /// `service_unavailable` when too much fails in all; then nothing was counted.
  Mono<Attempt> count(String emailKey, String address) {
    Instant now = clock.instant();
    byte[] all = subject(EVERYBODY, "");
    byte[] from = subject("address", address);
    byte[] email = subject("email", emailKey);
    // Always in this order, so that no two attempts wait for each other.
    return countedInAll(all, now)
        .then(countedFrom(from, now))
        .then(countedFor(email, now))
        .map(mayPass -> new Attempt(all, from, email, mayPass))
        .as(transactions::transactional);
  }

  private Mono<Void> countedInAll(byte[] all, Instant now) {
    return locked(all, now)
        .doOnNext(tally -> requireCalm(tally.waitsAt(now)))
        .flatMap(tally -> put(all, IN_ALL, IN_ALL.counted(tally, now)));
  }

  private Mono<Void> countedFrom(byte[] address, Instant now) {
    return locked(address, now)
        .doOnNext(tally -> requireFewer(tally.waitsAt(now)))
        .flatMap(tally -> put(address, BY_ADDRESS, BY_ADDRESS.counted(tally, now)));
  }

  private Mono<Boolean> countedFor(byte[] email, Instant now) {
    return locked(email, now).flatMap(tally -> counted(email, tally, now));
  }

  /// The attempt was right: it counts no more, and the e-mail address begins anew.
  Mono<Void> takeBack(Attempt attempt) {
    Instant now = clock.instant();
    return locked(attempt.everybody(), now)
        .flatMap(tally -> put(attempt.everybody(), IN_ALL, tally.withoutOne()))
        .then(locked(attempt.address(), now))
        .flatMap(tally -> put(attempt.address(), BY_ADDRESS, tally.withoutOne()))
        .then(
            database
                .sql("delete from sign_in_tally where subject = :subject")
                .bind("subject", attempt.email())
                .then())
        .as(transactions::transactional);
  }

  /// While it cools down, further attempts neither pass nor count: the wait has an end.
  private Mono<Boolean> counted(byte[] email, Tally tally, Instant now) {
    return tally.waitsAt(now).isZero()
        ? put(email, BY_EMAIL, BY_EMAIL.counted(tally, now)).thenReturn(true)
        : Mono.just(false);
  }

  private byte[] subject(String kind, String of) {
    return secrets.digest(Secrets.Purpose.TALLY, kind + " " + of);
  }

  private Mono<Tally> locked(byte[] subject, Instant now) {
    return database
        .sql(
            """
            insert into sign_in_tally (subject, failures, counted_at, over_at)
            values (:subject, 0, :now, :now)
            on conflict (subject) do update set subject = excluded.subject
            returning failures, counted_at, blocked_until
            """)
        .bind("subject", subject)
        .bind("now", now)
        .map((row, metadata) -> tally(row))
        .one();
  }

  private static Tally tally(Readable row) {
    return new Tally(
        Columns.required(row, "failures", Integer.class),
        Columns.required(row, "counted_at", Instant.class),
        row.get("blocked_until", Instant.class));
  }

  private Mono<Void> put(byte[] subject, Cooldown cooldown, Tally tally) {
    var statement =
        database
            .sql(
                """
                update sign_in_tally set failures = :failures, counted_at = :counted,
                  blocked_until = :blocked, over_at = :over
                where subject = :subject
                """)
            .bind("failures", tally.failures())
            .bind("counted", tally.countedAt())
            .bind("over", cooldown.overAt(tally))
            .bind("subject", subject);
    return Columns.bind(statement, "blocked", tally.blockedUntil(), Instant.class).then();
  }

  private static void requireFewer(Duration wait) {
    if (!wait.isZero()) {
      throw new OperationFailure(
          OperationFailure.Kind.TOO_MANY_REQUESTS,
          "rate_limited",
          "Too many sign-ins from this network address have failed. Wait %d seconds and try again."
              .formatted(seconds(wait)),
          Map.of("retry_after_seconds", seconds(wait)));
    }
  }

  private static void requireCalm(Duration wait) {
    if (!wait.isZero()) {
      throw new OperationFailure(
          OperationFailure.Kind.UNAVAILABLE,
          "service_unavailable",
          "Too many sign-ins are failing right now. Wait %d seconds and try again."
              .formatted(seconds(wait)),
          Map.of("retry_after_seconds", seconds(wait)));
    }
  }

  private static long seconds(Duration wait) {
    return wait.plusMillis(999).toSeconds();
  }
}
