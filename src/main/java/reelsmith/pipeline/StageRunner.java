package reelsmith.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Works on one claim from start to record: deadline, heartbeat, progress, outcome. The only place
/// where a stage's answer becomes a state.
@Component
class StageRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StageRunner.class);
  private static final String DROPPED = "dropped";
  private static final String ASKS_AGAIN = "ask_again";
  private static final Duration PROGRESS_EVERY = Duration.ofMillis(300);

  private final Map<String, Stage> stages = new LinkedHashMap<>();
  private final Claims claims;
  private final Recordings recordings;
  private final Items items;
  private final WorkQueue queue;
  private final DatabaseClient database;
  private final EngineSettings settings;
  private final JsonMapper json;

  StageRunner(
      List<Stage> stages,
      Claims claims,
      Recordings recordings,
      Items items,
      WorkQueue queue,
      DatabaseClient database,
      EngineSettings settings,
      JsonMapper json) {
    stages.forEach(
        stage -> {
          if (this.stages.put(stage.name(), stage) != null) {
            throw new IllegalStateException("Two stages are called " + stage.name());
          }
        });
    this.claims = claims;
    this.recordings = recordings;
    this.items = items;
    this.queue = queue;
    this.database = database;
    this.settings = settings;
    this.json = json;
  }

  /// What this process knows how to do.
  Collection<String> kinds() {
    return stages.keySet();
  }

  /// Never signals an error: whatever happens is recorded or, when the claim is lost, dropped.
  Mono<Void> run(Claim claim) {
    long started = System.nanoTime();
    Sinks.Many<StageProgress> progress = Sinks.many().replay().latest();
    // What is being recorded is not given up: the database itself refuses it when the claim is
    // lost, and the ring that it causes says that this claim has ended.
    Mono<String> work =
        recording(claim, progress)
            .takeUntilOther(lost(claim))
            .flatMap(recording -> recording)
            .defaultIfEmpty(DROPPED);
    return work.doOnNext(outcome -> log(claim, outcome, started))
        .then()
        .takeUntilOther(written(claim, progress).then(Mono.never()))
        .onErrorResume(error -> unrecorded(claim, error));
  }

  /// What goes wrong in work that is over. That its claim is lost is usually why it is.
  private static Consumer<Throwable> tooLate(Claim claim) {
    return error ->
        LOG.atLevel(error instanceof LostClaim ? Level.DEBUG : Level.ERROR)
            .setCause(error)
            .log("run={} stage={}: this was too late to count", claim.runId(), claim.stage());
  }

  /// Does the work. What comes of it, whatever it is, is then still to be recorded.
  private Mono<Mono<String>> recording(Claim claim, Sinks.Many<StageProgress> progress) {
    return recordings
        .started(claim)
        .then(Mono.defer(() -> outcome(claim, progress)))
        .map(outcome -> recorded(claim, outcome).onErrorResume(error -> failed(claim, error)))
        .onErrorResume(error -> Mono.just(failed(claim, error)))
        .contextWrite(Context.of("reactor.onErrorDropped.local", tooLate(claim)));
  }

  private Mono<StageOutcome> outcome(Claim claim, Sinks.Many<StageProgress> progress) {
    Stage stage = Objects.requireNonNull(stages.get(claim.stage()), claim.stage());
    Sinks.Many<String> finished = Sinks.many().multicast().directBestEffort();
    return results(claim)
        .map(results -> new ClaimedWork(claim, input(claim), results, items, progress, finished))
        .flatMap(stage::run)
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException(claim.stage() + " came to no outcome")))
        .timeout(silence(finished.asFlux()));
  }

  /// Emits once when no item was finished for as long as the deadline allows. A stage that finishes
  /// items is alive, however many there are; the deadline of the run is what limits it.
  private Mono<Long> silence(Flux<String> finished) {
    return finished.startWith("").switchMap(item -> Mono.delay(settings.stageDeadline())).next();
  }

  private ObjectNode input(Claim claim) {
    return (ObjectNode) json.readTree(claim.input());
  }

  record Result(String name, String result) {}

  private Mono<Map<String, JsonNode>> results(Claim claim) {
    return database
        .sql(
            """
            select name, result::text as result from stage
            where run_id = :run and state = 'done' order by position
            """)
        .bind("run", claim.runId())
        .mapProperties(Result.class)
        .all()
        .collectMap(Result::name, row -> json.readTree(row.result()));
  }

  private Mono<String> recorded(Claim claim, StageOutcome outcome) {
    return switch (outcome) {
      case StageOutcome.Done done -> recordings.done(claim, done.result()).thenReturn("done");
      case StageOutcome.AskAgain again ->
          recordings.askAgain(claim, again.after()).thenReturn(ASKS_AGAIN);
    };
  }

  private Mono<String> failed(Claim claim, Throwable error) {
    StageFailure failure =
        switch (error) {
          case LostClaim lost -> null;
          case StageFailure known -> known;
          case TimeoutException slow ->
              new StageFailure(
                  "stage_timed_out",
                  "limit",
                  true,
                  "The stage finished nothing for %d seconds."
                      .formatted(settings.stageDeadline().toSeconds()),
                  "Try again; if it stays, make the video shorter.",
                  slow);
          default ->
              new StageFailure(
                  "internal_error",
                  "internal",
                  true,
                  "Something went wrong on our side.",
                  "Try again; if it stays, tell the host the run's id.",
                  error);
        };
    if (failure == null) {
      return Mono.just(DROPPED);
    }
    LOG.warn("run={} stage={} failed: {}", claim.runId(), claim.stage(), failure.code(), failure);
    return recordings
        .failed(claim, failure)
        .thenReturn(failure.code())
        .onErrorReturn(LostClaim.class, DROPPED);
  }

  /// Emits once when the claim is lost. A ring for this run is a reason to look at once; a database
  /// that does not answer is none to give up, because the fence protects what is written.
  private Mono<Boolean> lost(Claim claim) {
    Flux<Boolean> heartbeats =
        Flux.interval(settings.heartbeat())
            .onBackpressureDrop()
            .concatMap(tick -> claims.renew(claim).onErrorReturn(true), 1);
    Flux<Boolean> rings =
        queue
            .doorbell()
            .filter(claim.runId()::equals)
            .onBackpressureLatest()
            .concatMap(run -> claims.isOurs(claim).onErrorReturn(true), 1);
    return Flux.merge(heartbeats, rings).filter(ours -> !ours).next();
  }

  private Flux<Void> written(Claim claim, Sinks.Many<StageProgress> progress) {
    return progress
        .asFlux()
        .sample(PROGRESS_EVERY)
        .onBackpressureLatest()
        .concatMap(
            latest ->
                recordings
                    .progressed(claim, latest)
                    .onErrorResume(
                        error -> {
                          LOG.debug("Progress of run {} is lost", claim.runId(), error);
                          return Mono.empty();
                        }),
            1);
  }

  private Mono<Void> unrecorded(Claim claim, Throwable error) {
    LOG.error(
        "run={} stage={}: the outcome could not be recorded; the stage falls due again when its"
            + " lease ends",
        claim.runId(),
        claim.stage(),
        error);
    return Mono.empty();
  }

  private static void log(Claim claim, String outcome, long started) {
    // A stage that waits for another asks every second.
    Level level = outcome.equals(ASKS_AGAIN) ? Level.DEBUG : Level.INFO;
    LOG.atLevel(level)
        .log(
            "run={} stage={} outcome={} ms={}",
            claim.runId(),
            claim.stage(),
            outcome,
            Duration.ofNanos(System.nanoTime() - started).toMillis());
  }
}
