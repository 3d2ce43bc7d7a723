package reelsmith.pipeline;

import io.r2dbc.postgresql.codec.Json;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes down what came of a claim, each time in one transaction. What ends or hands on a claim
/// signals [LostClaim] without changing anything when the claim is no longer ours.
@Component
class Recordings {

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Claims claims;
  private final RunEndings endings;
  private final RunEvents events;
  private final WorkQueue queue;
  private final EngineSettings settings;
  private final JsonMapper json;

  Recordings(
      DatabaseClient database,
      TransactionalOperator transactions,
      Claims claims,
      RunEndings endings,
      RunEvents events,
      WorkQueue queue,
      EngineSettings settings,
      JsonMapper json) {
    this.database = database;
    this.transactions = transactions;
    this.claims = claims;
    this.endings = endings;
    this.events = events;
    this.queue = queue;
    this.settings = settings;
    this.json = json;
  }

  /// The run's first claimed stage starts the run, and its time.
  Mono<Void> started(Claim claim) {
    return held(claim)
        .filter(run -> run.state() == RunState.QUEUED)
        .flatMap(run -> startRun(claim.runId()))
        .as(transactions::transactional);
  }

  Mono<Void> done(Claim claim, JsonNode result) {
    return held(claim)
        .delayUntil(run -> finishStage(claim, result))
        .delayUntil(run -> makeDependentsDue(claim.runId()))
        .delayUntil(run -> endings.notifyStageDone(run, claim.stage(), result))
        .flatMap(this::completeOrHurry)
        .as(transactions::transactional);
  }

  Mono<Void> askAgain(Claim claim, Duration after) {
    return held(claim)
        .flatMap(run -> makeDue(claim, after, claim.attempts()))
        .as(transactions::transactional);
  }

  /// Schedules another attempt, or fails the run when the failure is final.
  Mono<Void> failed(Claim claim, StageFailure failure) {
    boolean again = failure.isRetryable() && claim.attempts() < settings.retryAfter().size();
    return held(claim)
        .flatMap(
            run ->
                again
                    ? makeDue(
                        claim, settings.retryAfter().get(claim.attempts()), claim.attempts() + 1)
                    : failRun(run, claim, failure))
        .as(transactions::transactional);
  }

  /// Fails a run for a reason that lies outside its stages.
  Mono<Void> failRun(UUID runId, RunFailure failure) {
    return failIf(runId, failure, run -> Mono.just(!run.state().isFinal()));
  }

  /// Fails a run unless its time was extended meanwhile.
  Mono<Void> failOverdue(UUID runId, RunFailure failure) {
    return failIf(runId, failure, run -> isOverdue(runId));
  }

  private Mono<Void> failIf(
      UUID runId, RunFailure failure, Function<Run, Mono<Boolean>> condition) {
    return endings
        .lock(runId)
        .filterWhen(condition)
        .flatMap(run -> endings.fail(run, failure))
        .as(transactions::transactional);
  }

  private Mono<Boolean> isOverdue(UUID runId) {
    return database
        .sql(
            """
            select 1 from run
            where id = :run and deadline_at < clock_timestamp() and state in ('queued', 'running')
            """)
        .bind("run", runId)
        .fetch()
        .first()
        .hasElement();
  }

  /// What was reached once stays reached: an attempt that starts over does not go back. Of a lost
  /// claim nothing is written and nobody is told; the heartbeat finds out about it.
  Mono<Void> progressed(Claim claim, StageProgress progress) {
    return database
        .sql(
            """
            update stage set total_items = :total, detail = :detail,
              done_items = least(:total, greatest(done_items, :done))
            where id = :stage and fence = :fence and state = 'running'
            """)
        .bind("done", progress.doneItems())
        .bind("total", progress.totalItems())
        .bind("detail", progress.detail())
        .bind("stage", claim.stageId())
        .bind("fence", claim.fence())
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .flatMap(rows -> events.progressed(claim, progress));
  }

  /// The run's row is locked before the stage's, everywhere, so that two stages that finish at the
  /// same moment see each other and nobody waits in a circle.
  private Mono<Run> held(Claim claim) {
    return endings.lock(claim.runId()).delayUntil(run -> claims.hold(claim));
  }

  private Mono<Void> startRun(UUID runId) {
    return database
        .sql(
            """
            update run set state = 'running', started_at = clock_timestamp(),
              deadline_at = clock_timestamp() + make_interval(secs => :longest)
            where id = :run
            """)
        .bind("longest", settings.runDeadline().toMillis() / 1000.0)
        .bind("run", runId)
        .then()
        .then(endings.lock(runId))
        .flatMap(events::started);
  }

  private Mono<Void> finishStage(Claim claim, JsonNode result) {
    return database
        .sql(
            """
            update stage set state = 'done', result = :result, done_items = total_items,
              finished_at = clock_timestamp(),
              lease_until = null
            where id = :stage
            """)
        .bind("result", Json.of(json.writeValueAsString(result)))
        .bind("stage", claim.stageId())
        .then();
  }

  private Mono<Void> makeDependentsDue(UUID runId) {
    return database
        .sql(
            """
            update stage set state = 'due', due_at = clock_timestamp()
            where run_id = :run and state = 'waiting' and not exists (
              select 1 from stage as needed
              where needed.run_id = :run and needed.name = any(stage.needs)
                and needed.state <> 'done')
            """)
        .bind("run", runId)
        .then();
  }

  private Mono<Void> completeOrHurry(Run run) {
    return database
        .sql("select count(*) from stage where run_id = :run and state <> 'done'")
        .bind("run", run.id())
        .mapValue(Long.class)
        .one()
        .flatMap(open -> open == 0 ? endings.complete(run) : queue.hurry(run.id()));
  }

  private Mono<Void> makeDue(Claim claim, Duration after, int attempts) {
    return database
        .sql(
            """
            update stage set state = 'due', claimed_by = null, lease_until = null,
              attempts = :attempts, due_at = clock_timestamp() + make_interval(secs => :after)
            where id = :stage
            """)
        .bind("attempts", attempts)
        .bind("after", after.toMillis() / 1000.0)
        .bind("stage", claim.stageId())
        .then();
  }

  private Mono<Void> failRun(Run run, Claim claim, StageFailure failure) {
    return database
        .sql(
            """
            update stage set state = 'failed', finished_at = clock_timestamp(), lease_until = null
            where id = :stage
            """)
        .bind("stage", claim.stageId())
        .then()
        .then(endings.fail(run, failure.inStage(claim.stage())));
  }
}
