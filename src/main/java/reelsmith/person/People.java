package reelsmith.person;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;

/// People as they are kept.
@Component
class People {

  private static final String COLUMNS = "id, email, name, password_hash, disabled_at";

  private final DatabaseClient database;
  private final Clock clock;

  People(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// @param emailKey by [EmailAddress#key]
  Mono<Person> withEmail(String emailKey) {
    return database
        .sql("select %s from person where email_key = :key".formatted(COLUMNS))
        .bind("key", emailKey)
        .map((row, metadata) -> person(row))
        .one();
  }

  Mono<Person> find(long id) {
    return database
        .sql("select %s from person where id = :id".formatted(COLUMNS))
        .bind("id", id)
        .map((row, metadata) -> person(row))
        .one();
  }

  /// The person with this address, who is made when there is none. A name is never changed by
  /// others.
  Mono<Person> findOrAdd(EmailAddress email, String name) {
    return database
        .sql(
            """
            insert into person (email, email_key, name, created_at)
            values (:email, :key, :name, :now)
            on conflict (email_key) do update set email_key = excluded.email_key
            returning %s
            """
                .formatted(COLUMNS))
        .bind("email", email.text())
        .bind("key", email.key())
        .bind("name", name)
        .bind("now", clock.instant())
        .map((row, metadata) -> person(row))
        .one();
  }

  /// Gives a person the first password. False when there is one already.
  Mono<Boolean> keepFirstPassword(long id, String hash) {
    return database
        .sql(
            """
            update person set password_hash = :hash
            where id = :id and password_hash is null and disabled_at is null
            """)
        .bind("hash", hash)
        .bind("id", id)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  /// Shuts the person with this address out, or lets them in again. Empty when there is none.
  Mono<Person> setDisabled(EmailAddress email, boolean disabled) {
    return database
        .sql(
            """
            update person
            set disabled_at = case when :disabled then coalesce(disabled_at, :now) end
            where email_key = :key returning %s
            """
                .formatted(COLUMNS))
        .bind("disabled", disabled)
        .bind("now", clock.instant())
        .bind("key", email.key())
        .map((row, metadata) -> person(row))
        .one();
  }

  private static Person person(Readable row) {
    return new Person(
        Columns.required(row, "id", Long.class),
        Columns.required(row, "email", String.class),
        Columns.required(row, "name", String.class),
        row.get("password_hash", String.class),
        row.get("disabled_at", Instant.class) != null);
  }
}
