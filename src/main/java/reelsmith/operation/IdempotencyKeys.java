package reelsmith.operation;

import io.r2dbc.postgresql.codec.Json;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Remembers what was answered for an idempotency key, so that a retry changes nothing and costs
/// nothing. Shared by all doors and processes; a key lives for 30 days.
///
/// All of it happens inside the transaction of the operation: when that is rolled back, the key is
/// free again, so only successes are remembered.
@Component
class IdempotencyKeys {

  /// How long a second call with the same key waits for the first to finish.
  private static final String WAIT_FOR_THE_FIRST = "10s";

  private final DatabaseClient database;
  private final JsonMapper json = WireFormat.mapper();

  IdempotencyKeys(DatabaseClient database) {
    this.database = database;
  }

  /// Whose key it is and for what. Keys of different accounts or operations never meet.
  record Scope(AccountId account, String operation, String key) {}

  /// Takes the key for this transaction. Empty when it was free; else the answer to give again.
  ///
  /// Signals `idempotency_key_reused` when the key came with another input before.
  Mono<ObjectNode> take(Scope scope, ObjectNode input) {
    String digest = digest(input);
    return limitWaiting()
        .then(Mono.defer(() -> insert(scope, digest)))
        .filter(inserted -> inserted == 0)
        .flatMap(taken -> earlierAnswer(scope, digest));
  }

  Mono<Void> remember(Scope scope, ObjectNode answer) {
    return bound(
            database.sql(
                """
                update idempotency set answer = :answer
                where account_id = :account and operation = :operation and key = :key
                """),
            scope)
        .bind("answer", Json.of(json.writeValueAsString(answer)))
        .fetch()
        .rowsUpdated()
        .then();
  }

  private Mono<Void> limitWaiting() {
    return database.sql("set local lock_timeout = '%s'".formatted(WAIT_FOR_THE_FIRST)).then();
  }

  private Mono<Long> insert(Scope scope, String digest) {
    return bound(
            database.sql(
                """
                insert into idempotency (account_id, operation, key, input_digest, expires_at)
                values (:account, :operation, :key, :digest, now() + make_interval(days => :kept_days))
                on conflict (account_id, operation, key) do update
                set input_digest = excluded.input_digest, expires_at = excluded.expires_at,
                    answer = null
                where idempotency.expires_at < now()
                """),
            scope)
        .bind("digest", digest)
        .bind("kept_days", (int) EarlierAnswers.KEPT.toDays())
        .fetch()
        .rowsUpdated();
  }

  private Mono<ObjectNode> earlierAnswer(Scope scope, String digest) {
    return bound(
            database.sql(
                """
                select input_digest, answer::text from idempotency
                where account_id = :account and operation = :operation and key = :key
                """),
            scope)
        .mapProperties(Earlier.class)
        .one()
        .map(earlier -> sameOrRefused(earlier, digest));
  }

  record Earlier(String inputDigest, String answer) {}

  private ObjectNode sameOrRefused(Earlier earlier, String digest) {
    if (!earlier.inputDigest().equals(digest)) {
      throw new OperationFailure(
          OperationFailure.Kind.INVALID,
          "idempotency_key_reused",
          "This idempotency key was used before with other input. Retry with the same input, or use"
              + " a new key for a new request.");
    }
    return (ObjectNode) json.readTree(earlier.answer());
  }

  private static DatabaseClient.GenericExecuteSpec bound(
      DatabaseClient.GenericExecuteSpec statement, Scope scope) {
    return statement
        .bind("account", scope.account().value())
        .bind("operation", scope.operation())
        .bind("key", scope.key());
  }

  private String digest(ObjectNode input) {
    return Sha256.hex(json.writeValueAsBytes(sorted(input)));
  }

  private JsonNode sorted(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        var fields = new TreeMap<String, JsonNode>();
        object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
        ObjectNode result = json.createObjectNode();
        fields.forEach(result::set);
        yield result;
      }
      case ArrayNode array -> {
        ArrayNode result = json.createArrayNode();
        array.forEach(item -> result.add(sorted(item)));
        yield result;
      }
      default -> node;
    };
  }
}
