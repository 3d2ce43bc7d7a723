package reelsmith.operation;

import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// What was answered under an idempotency key, for who follows up on it without asking again.
@Component
public class EarlierAnswers {

  /// How long an answer is kept.
  public static final Duration KEPT = Duration.ofDays(30);

  private final DatabaseClient database;

  EarlierAnswers(DatabaseClient database) {
    this.database = database;
  }

  /// An answer as the operation gave it, without what every answer has in common.
  public record EarlierAnswer(ObjectNode answer, Instant givenAt) {}

  private record Row(String answer, Instant expiresAt) {}

  /// The answer of the account's call of an operation with this key; empty when there was none, or
  /// when it is too long ago.
  ///
  /// @param key as a caller sends it
  public Mono<EarlierAnswer> find(AccountId account, String operation, String key) {
    return database
        .sql(
            """
            select answer::text, expires_at from idempotency
            where account_id = :account and operation = :operation and key = :key
              and answer is not null and expires_at > now()
            """)
        .bind("account", account.value())
        .bind("operation", operation)
        .bind("key", OperationRunner.bare(key))
        .mapProperties(Row.class)
        .one()
        .map(
            row ->
                new EarlierAnswer(
                    (ObjectNode) WireFormat.mapper().readTree(row.answer()),
                    row.expiresAt().minus(KEPT)));
  }
}
