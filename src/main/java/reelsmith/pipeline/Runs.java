package reelsmith.pipeline;

import io.r2dbc.postgresql.codec.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All runs: start one, stop one, see how they stand.
@Component
public class Runs {

  static final String COLUMNS =
      """
      select id, number, account_id, subject, template, state, failure::text as failure, created_at,
        started_at, finished_at from run
      """;

  /// How much later than an account's last run its next one has its turn: about what a film takes.
  /// Turns count the time of the runs, not of the clock: a newcomer comes behind what is under way.
  private static final Duration APART = Duration.ofMinutes(2);

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final RunEndings endings;
  private final RunEvents events;
  private final WorkQueue queue;
  private final EngineSettings settings;
  private final JsonMapper json;

  Runs(
      DatabaseClient database,
      TransactionalOperator transactions,
      RunEndings endings,
      RunEvents events,
      WorkQueue queue,
      EngineSettings settings,
      JsonMapper json) {
    this.database = database;
    this.transactions = transactions;
    this.endings = endings;
    this.events = events;
    this.queue = queue;
    this.settings = settings;
    this.json = json;
  }

  /// Starts a run; call it inside the transaction that holds the money for it.
  ///
  /// Signals [org.springframework.dao.DuplicateKeyException] when another run of the subject is
  /// active.
  public Mono<Run> queue(NewRun run) {
    return oneAtATime(run.accountId())
        .then(insert(run))
        .delayUntil(id -> insertStages(id, run.plan()))
        .flatMap(this::find)
        .delayUntil(events::queued)
        .delayUntil(started -> queue.hurry(started.id()))
        .as(transactions::transactional);
  }

  /// Stops an active run for good. What is finished is kept. False when it had ended before.
  public Mono<Boolean> abort(UUID runId) {
    return endings.abort(runId).as(transactions::transactional);
  }

  public Mono<Run> find(UUID runId) {
    return database
        .sql(COLUMNS + " where id = :run")
        .bind("run", runId)
        .mapProperties(RunRow.class)
        .one()
        .map(row -> row.toRun(json));
  }

  /// The newest run of a subject.
  public Mono<Run> latestOf(long subject) {
    return database
        .sql(COLUMNS + " where subject = :subject order by number desc limit 1")
        .bind("subject", subject)
        .mapProperties(RunRow.class)
        .one()
        .map(row -> row.toRun(json));
  }

  /// How the newest run of each subject stands; without the subjects that have none.
  public Mono<Map<Long, RunState>> latestStates(Collection<Long> subjects) {
    return database
        .sql(
            """
            select asked.subject, latest.state
            from unnest(:subjects) as asked (subject) cross join lateral (
              select state from run where run.subject = asked.subject
              order by number desc limit 1) as latest
            """)
        .bind("subjects", subjects.toArray(Long[]::new))
        .mapProperties(SubjectState.class)
        .all()
        .collectMap(SubjectState::subject, row -> RunState.of(row.state()));
  }

  record SubjectState(long subject, String state) {}

  /// The stages of a run in the order of its plan.
  public Flux<StageView> stagesOf(UUID runId) {
    return database
        .sql(
            """
            select position, name, label, state, done_items, total_items, detail, started_at,
              finished_at
            from stage where run_id = :run order by position
            """)
        .bind("run", runId)
        .mapProperties(StageRow.class)
        .all()
        .map(StageRow::toView);
  }

  /// What a finished stage of the subject's runs left, the newest run first.
  public Mono<JsonNode> latestResult(long subject, String stage) {
    return database
        .sql(
            """
            select stage.result::text from stage join run on run.id = stage.run_id
            where run.subject = :subject and stage.name = :stage and stage.state = 'done'
              and stage.result is not null
            order by run.number desc limit 1
            """)
        .bind("subject", subject)
        .bind("stage", stage)
        .mapValue(String.class)
        .one()
        .map(json::readTree);
  }

  /// Seconds one item of each stage took on this installation, averaged over the last 100; without
  /// the stages of which none was measured.
  public Mono<Map<String, Double>> averageItemSeconds(Collection<String> stages) {
    return database
        .sql(
            """
            select asked.stage, avg(latest.seconds) as seconds
            from unnest(:stages) as asked (stage) cross join lateral (
              select seconds from item where item.stage = asked.stage and seconds is not null
              order by recorded_at desc limit 100) as latest
            group by asked.stage
            """)
        .bind("stages", stages.toArray(String[]::new))
        .mapProperties(StageAverage.class)
        .all()
        .collectMap(StageAverage::stage, StageAverage::seconds);
  }

  record StageAverage(String stage, double seconds) {}

  /// Seconds each recorded item of a subject's stage took, by key.
  public Flux<ItemTiming> itemTimings(long subject) {
    return database
        .sql(
            """
            select run_id, stage, key, seconds from item
            where subject = :subject and seconds is not null order by stage, key
            """)
        .bind("subject", subject)
        .mapProperties(ItemTiming.class)
        .all();
  }

  /// @param runId the run that made it
  public record ItemTiming(UUID runId, String stage, String key, double seconds) {}

  /// Runs of an account that are queued at the same moment would all get the same turn.
  private Mono<Void> oneAtATime(long account) {
    return database
        .sql("select pg_advisory_xact_lock(hashtextextended('reelsmith turn', :account))")
        .bind("account", account)
        .then();
  }

  private Mono<UUID> insert(NewRun run) {
    return database
        .sql(
            """
            insert into run (account_id, subject, template, input, deadline_at, turn_at)
            values (:account, :subject, :template, :input,
              clock_timestamp() + make_interval(secs => :longest),
              greatest(
                coalesce(
                  (select max(turn_at) from run where state = 'running'),
                  (select min(turn_at) from run where state = 'queued'),
                  clock_timestamp()),
                make_interval(secs => :apart) + (
                  select max(turn_at) from run
                  where account_id = :account and state in ('queued', 'running'))))
            returning id
            """)
        .bind("account", run.accountId())
        .bind("subject", run.subject())
        .bind("template", run.template())
        .bind("input", Json.of(json.writeValueAsString(run.input())))
        .bind("longest", settings.queueDeadline().toMillis() / 1000.0)
        .bind("apart", APART.toSeconds())
        .mapValue(UUID.class)
        .one();
  }

  private Mono<Void> insertStages(UUID runId, Plan plan) {
    List<PlannedStage> stages = plan.stages();
    return Flux.range(0, stages.size())
        .concatMap(index -> insertStage(runId, index + 1, stages.get(index)))
        .then();
  }

  private Mono<Void> insertStage(UUID runId, int position, PlannedStage stage) {
    return database
        .sql(
            """
            insert into stage (run_id, position, name, label, needs, state, turn_at)
            select id, :position, :name, :label, :needs, :state, turn_at from run where id = :run
            """)
        .bind("run", runId)
        .bind("position", position)
        .bind("name", stage.name())
        .bind("label", stage.label())
        .bind("needs", stage.needs().toArray(String[]::new))
        .bind("state", stage.needs().isEmpty() ? "due" : "waiting")
        .then();
  }

  record RunRow(
      UUID id,
      long number,
      long accountId,
      long subject,
      String template,
      String state,
      @Nullable String failure,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {

    Run toRun(JsonMapper json) {
      return new Run(
          id,
          number,
          accountId,
          subject,
          template,
          RunState.of(state),
          failure == null ? null : json.readValue(failure, RunFailure.class),
          createdAt,
          startedAt,
          finishedAt);
    }
  }

  record StageRow(
      int position,
      String name,
      String label,
      String state,
      int doneItems,
      int totalItems,
      String detail,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {

    StageView toView() {
      return new StageView(
          position,
          name,
          label,
          StageState.of(state),
          doneItems,
          totalItems,
          detail,
          startedAt,
          finishedAt);
    }
  }
}
