package reelsmith.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Takes and keeps the right to work on stages. All times are the database's.
@Component
class Claims {

  /// Materialized, so that no plan looks for due stages twice and claims more than were asked for.
  static final String CLAIM_DUE =
      """
      with due as materialized (
        select id from stage
        where state = 'due' and due_at <= clock_timestamp() and name = any(:kinds)
        order by turn_at, run_id, position limit :most for update skip locked),
      claimed as (
        update stage set state = 'running', claimed_by = :worker, fence = fence + 1,
          lease_until = clock_timestamp() + make_interval(secs => :lease),
          started_at = coalesce(started_at, clock_timestamp())
        from due where stage.id = due.id
        returning stage.id, name, attempts, fence, run_id)
      select claimed.id as stage_id, claimed.name as stage, claimed.attempts, claimed.fence,
        run.id as run_id, run.number as run_number, run.account_id, run.subject,
        run.template, run.input::text as input
      from claimed join run on run.id = claimed.run_id
      """;

  private final DatabaseClient database;
  private final EngineSettings settings;

  Claims(DatabaseClient database, EngineSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /// Claims up to `most` due stages of the named kinds, those of the run whose turn came first.
  Flux<Claim> claimDue(String worker, Collection<String> kinds, int most) {
    return database
        .sql(CLAIM_DUE)
        .bind("worker", worker)
        .bind("lease", seconds(settings.lease()))
        .bind("kinds", kinds.toArray(String[]::new))
        .bind("most", most)
        .mapProperties(Claim.class)
        .all();
  }

  /// Renews the lease. False when the claim is lost.
  Mono<Boolean> renew(Claim claim) {
    return database
        .sql(
            """
            update stage set lease_until = clock_timestamp() + make_interval(secs => :lease)
            where id = :stage and fence = :fence and state = 'running'
            """)
        .bind("lease", seconds(settings.lease()))
        .bind("stage", claim.stageId())
        .bind("fence", claim.fence())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  /// Whether the claim is still ours, without renewing it.
  Mono<Boolean> isOurs(Claim claim) {
    return database
        .sql("select 1 from stage where id = :stage and fence = :fence and state = 'running'")
        .bind("stage", claim.stageId())
        .bind("fence", claim.fence())
        .fetch()
        .first()
        .hasElement();
  }

  /// Locks the claim's row for the surrounding transaction, or signals [LostClaim].
  ///
  /// The run's row comes first, as everywhere: what is written next may refer to the run, and
  /// taking it only then would wait in a circle with an abort.
  Mono<Void> hold(Claim claim) {
    return database
        .sql("select 1 from run where id = :run for key share")
        .bind("run", claim.runId())
        .then()
        .then(holdStage(claim));
  }

  private Mono<Void> holdStage(Claim claim) {
    return database
        .sql(
            """
            select 1 from stage where id = :stage and fence = :fence and state = 'running'
            for update
            """)
        .bind("stage", claim.stageId())
        .bind("fence", claim.fence())
        .fetch()
        .first()
        .switchIfEmpty(Mono.error(() -> new LostClaim(claim)))
        .then();
  }

  record Expired(UUID runId, String stage, int crashes) {}

  /// Makes stages whose worker went silent due again and counts the crash. Where all workers were
  /// silent, because the machine slept or the database was away, each first has the time of a
  /// heartbeat to say that it lives.
  Flux<Expired> takeBackExpired() {
    return database
        .sql(
            """
            with expired as materialized (
              select id from stage, work_clock
              where state = 'running' and lease_until < clock_timestamp()
                and clock_timestamp() > woke_at + make_interval(secs => :heartbeat)
              order by lease_until limit 100 for update of stage skip locked)
            update stage set state = 'due', due_at = clock_timestamp(), claimed_by = null,
              lease_until = null, crashes = crashes + 1
            from expired where stage.id = expired.id
            returning run_id, name as stage, crashes
            """)
        .bind("heartbeat", seconds(settings.heartbeat()))
        .mapProperties(Expired.class)
        .all();
  }

  /// Hands a claim back, for a worker that is shutting down in good order. Not a crash.
  Mono<Void> handBack(Claim claim) {
    return database
        .sql(
            """
            update stage set state = 'due', due_at = clock_timestamp(), claimed_by = null,
              lease_until = null
            where id = :stage and fence = :fence and state = 'running'
            """)
        .bind("stage", claim.stageId())
        .bind("fence", claim.fence())
        .then();
  }

  /// Whether anything is running or will be due some time.
  Mono<Boolean> isIdle() {
    return database
        .sql("select 1 from run where state in ('queued', 'running') limit 1")
        .fetch()
        .first()
        .hasElement()
        .map(active -> !active);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
