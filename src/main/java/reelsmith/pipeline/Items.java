package reelsmith.pipeline;

import io.r2dbc.postgresql.codec.Json;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was made inside stages, so that nothing finished is made again.
@Component
class Items {

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Claims claims;
  private final PaidCalls paidCalls;
  private final EngineSettings settings;
  private final JsonMapper json;

  Items(
      DatabaseClient database,
      TransactionalOperator transactions,
      Claims claims,
      PaidCalls paidCalls,
      EngineSettings settings,
      JsonMapper json) {
    this.database = database;
    this.transactions = transactions;
    this.claims = claims;
    this.paidCalls = paidCalls;
    this.settings = settings;
    this.json = json;
  }

  /// One item to have, and what it takes to make it.
  ///
  /// @param isPaid whether somebody charges for each attempt
  record Wanted(
      Claim claim,
      String key,
      String inputDigest,
      int attempts,
      boolean isPaid,
      Supplier<Mono<? extends JsonNode>> make) {}

  /// The recorded result, or a newly made one.
  Mono<JsonNode> have(Wanted wanted) {
    return recorded(wanted).switchIfEmpty(Mono.defer(() -> made(wanted)));
  }

  /// All finished items of a subject's stage.
  Flux<FinishedItem> recorded(long subject, String stage) {
    return database
        .sql(
            """
            select key, input_digest, result::text as result from item
            where subject = :subject and stage = :stage and result is not null order by key
            """)
        .bind("subject", subject)
        .bind("stage", stage)
        .mapProperties(Row.class)
        .all()
        .map(row -> new FinishedItem(row.key(), row.inputDigest(), json.readTree(row.result())));
  }

  record Row(String key, String inputDigest, String result) {}

  private Mono<JsonNode> recorded(Wanted wanted) {
    return database
        .sql(
            """
            select result::text from item
            where subject = :subject and stage = :stage and key = :key
              and input_digest = :digest and result is not null
            """)
        .bind("subject", wanted.claim().subject())
        .bind("stage", wanted.claim().stage())
        .bind("key", wanted.key())
        .bind("digest", wanted.inputDigest())
        .mapValue(String.class)
        .one()
        .map(json::readTree);
  }

  private Mono<JsonNode> made(Wanted wanted) {
    return Mono.defer(() -> attempt(wanted))
        .onErrorResume(StageFailure.class, failure -> again(wanted, failure));
  }

  private Mono<JsonNode> attempt(Wanted wanted) {
    Mono<JsonNode> attempt = timedAttempt(wanted);
    return wanted.isPaid() ? paidCalls.begin(wanted).then(attempt) : attempt;
  }

  private Mono<JsonNode> timedAttempt(Wanted wanted) {
    return Mono.defer(
        () -> {
          long started = System.nanoTime();
          return Mono.defer(wanted.make())
              .<JsonNode>cast(JsonNode.class)
              .switchIfEmpty(Mono.error(() -> cameToNothing(wanted)))
              .delayUntil(
                  result ->
                      record(wanted, result, 0, (System.nanoTime() - started) / 1_000_000_000.0)
                          .then(closed(wanted))
                          .as(transactions::transactional));
        });
  }

  private static IllegalStateException cameToNothing(Wanted wanted) {
    return new IllegalStateException(
        "Item %s of stage %s came to nothing".formatted(wanted.key(), wanted.claim().stage()));
  }

  private Mono<JsonNode> again(Wanted wanted, StageFailure failure) {
    return failures(wanted)
        .map(before -> before + 1)
        .delayUntil(failures -> recordFailure(wanted, failure, failures))
        .flatMap(
            failures ->
                failure.isRetryable() && failures < wanted.attempts()
                    ? made(wanted).delaySubscription(pause(failures))
                    : Mono.error(failure.forGood()));
  }

  /// Of a call that was not answered nobody knows whether it is charged for, so it stays open.
  private Mono<Void> recordFailure(Wanted wanted, StageFailure failure, int failures) {
    Mono<Void> recorded = record(wanted, null, failures, null);
    return failure.isUnanswered()
        ? recorded
        : recorded.then(closed(wanted)).as(transactions::transactional);
  }

  private Mono<Void> closed(Wanted wanted) {
    return wanted.isPaid() ? paidCalls.close(wanted) : Mono.empty();
  }

  /// Whoever is busy is still busy a moment later, so items wait as long as stages do.
  private Duration pause(int failures) {
    List<Duration> pauses = settings.retryAfter();
    return pauses.isEmpty() ? Duration.ZERO : pauses.get(Math.min(failures, pauses.size()) - 1);
  }

  /// Failures of this very item in this run: a new run starts with a clean slate.
  private Mono<Integer> failures(Wanted wanted) {
    return database
        .sql(
            """
            select failures from item
            where subject = :subject and stage = :stage and key = :key
              and input_digest = :digest and run_id = :run
            """)
        .bind("subject", wanted.claim().subject())
        .bind("stage", wanted.claim().stage())
        .bind("key", wanted.key())
        .bind("digest", wanted.inputDigest())
        .bind("run", wanted.claim().runId())
        .mapValue(Integer.class)
        .one()
        .defaultIfEmpty(0);
  }

  private Mono<Void> record(
      Wanted wanted, @Nullable JsonNode result, int failures, @Nullable Double seconds) {
    var insert =
        database
            .sql(
                """
                insert into item
                  (subject, stage, key, input_digest, result, failures, seconds, run_id)
                values (:subject, :stage, :key, :digest, :result, :failures, :seconds, :run)
                on conflict (subject, stage, key) do update
                set input_digest = excluded.input_digest, result = excluded.result,
                  failures = excluded.failures, seconds = excluded.seconds,
                  run_id = excluded.run_id, recorded_at = clock_timestamp()
                """)
            .bind("subject", wanted.claim().subject())
            .bind("stage", wanted.claim().stage())
            .bind("key", wanted.key())
            .bind("digest", wanted.inputDigest())
            .bind("failures", failures)
            .bind("run", wanted.claim().runId());
    Json made = result == null ? null : Json.of(json.writeValueAsString(result));
    insert = Columns.bind(insert, "result", made, Json.class);
    insert = Columns.bind(insert, "seconds", seconds, Double.class);
    return claims
        .hold(wanted.claim())
        .then(insert.then())
        .then(result == null ? Mono.empty() : forgetCrashes(wanted.claim()))
        .as(transactions::transactional);
  }

  /// A stage that gets further between its crashes is not one that always crashes.
  private Mono<Void> forgetCrashes(Claim claim) {
    return database
        .sql("update stage set crashes = 0 where id = :stage and crashes > 0")
        .bind("stage", claim.stageId())
        .then();
  }
}
