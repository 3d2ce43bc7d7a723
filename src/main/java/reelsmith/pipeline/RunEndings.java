package reelsmith.pipeline;

import io.r2dbc.postgresql.codec.Json;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Ends runs. Everything here happens inside the caller's transaction, with the run's row locked
/// first, so that a run ends once.
@Component
class RunEndings {

  private final DatabaseClient database;
  private final List<RunObserver> observers;
  private final RunEvents events;
  private final WorkQueue queue;
  private final JsonMapper json;

  RunEndings(
      DatabaseClient database,
      List<RunObserver> observers,
      RunEvents events,
      WorkQueue queue,
      JsonMapper json) {
    this.database = database;
    this.observers = List.copyOf(observers);
    this.events = events;
    this.queue = queue;
    this.json = json;
  }

  /// The run, its row locked until the transaction ends.
  Mono<Run> lock(UUID runId) {
    return database
        .sql(Runs.COLUMNS + " where id = :run for update")
        .bind("run", runId)
        .mapProperties(Runs.RunRow.class)
        .one()
        .map(row -> row.toRun(json));
  }

  Mono<Void> complete(Run run) {
    return end(run, RunState.COMPLETED, null);
  }

  Mono<Void> fail(Run run, RunFailure failure) {
    return end(run, RunState.FAILED, failure);
  }

  Mono<Boolean> abort(UUID runId) {
    return lock(runId)
        .filter(run -> !run.state().isFinal())
        .flatMap(run -> end(run, RunState.ABORTED, null).thenReturn(true))
        .defaultIfEmpty(false);
  }

  Mono<Void> notifyStageDone(Run run, String stage, JsonNode result) {
    return Flux.fromIterable(observers)
        .concatMap(observer -> observer.stageDone(run, stage, result))
        .then();
  }

  private Mono<Void> end(Run run, RunState state, @Nullable RunFailure failure) {
    if (!run.state().successors().contains(state)) {
      return Mono.error(
          new IllegalStateException(
              "Run %s cannot go from %s to %s".formatted(run.id(), run.state(), state)));
    }
    return cancelStages(run)
        .then(write(run, state, failure))
        .then(Mono.defer(() -> lock(run.id())))
        .flatMap(this::tell);
  }

  /// Ends all that is open; a new fence makes late writes of their workers void.
  private Mono<Void> cancelStages(Run run) {
    return database
        .sql(
            """
            update stage set state = 'cancelled', fence = fence + 1, claimed_by = null,
              lease_until = null, finished_at = clock_timestamp()
            where run_id = :run and state in ('waiting', 'due', 'running')
            """)
        .bind("run", run.id())
        .then();
  }

  private Mono<Void> write(Run run, RunState state, @Nullable RunFailure failure) {
    var update =
        database
            .sql(
                """
                update run set state = :state, failure = :failure, finished_at = clock_timestamp()
                where id = :run
                """)
            .bind("state", state.wireName())
            .bind("run", run.id());
    Json reason = failure == null ? null : Json.of(json.writeValueAsString(failure));
    return Columns.bind(update, "failure", reason, Json.class).then();
  }

  private Mono<Void> tell(Run run) {
    return Flux.fromIterable(observers)
        .concatMap(observer -> observer.ended(run))
        .then(events.ended(run))
        .then(queue.hurry(run.id()));
  }
}
