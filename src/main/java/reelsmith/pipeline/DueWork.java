package reelsmith.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reelsmith.event.EndlessLoop;

/// The worker's loop: claims due stages while there is room, and looks after what other workers
/// left behind.
@Component
@ConditionalOnProperty(name = "reelsmith.engine.works", matchIfMissing = true)
class DueWork implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
  private static final Duration UPKEEP_EVERY = Duration.ofSeconds(5);

  /// When no worker looked after things for so long, all of them were kept from it.
  private static final Duration SILENCE = UPKEEP_EVERY.multipliedBy(3);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_LAST_CLAIM = Duration.ofSeconds(3);
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(6);

  private final Claims claims;
  private final StageRunner runner;
  private final Recordings recordings;
  private final WorkQueue queue;
  private final DatabaseClient database;
  private final EngineSettings settings;
  private final String worker =
      "%d-%s".formatted(ProcessHandle.current().pid(), Long.toHexString(System.nanoTime()));
  private final Map<Claim, Disposable> running = new ConcurrentHashMap<>();
  private final Sinks.Many<Object> room = Sinks.many().multicast().directBestEffort();
  private final Sinks.Empty<Void> stopping = Sinks.empty();
  private final Sinks.Empty<Void> stopped = Sinks.empty();
  private final Disposable.Swap loops = Disposables.swap();
  private volatile boolean started;

  DueWork(
      Claims claims,
      StageRunner runner,
      Recordings recordings,
      WorkQueue queue,
      DatabaseClient database,
      EngineSettings settings) {
    this.claims = claims;
    this.runner = runner;
    this.recordings = recordings;
    this.queue = queue;
    this.database = database;
    this.settings = settings;
  }

  @Override
  public void start() {
    started = true;
    Flux<Object> reasons =
        Flux.merge(
            Flux.interval(Duration.ZERO, settings.lookEvery()).onBackpressureDrop(),
            queue.doorbell(),
            room.asFlux());
    Flux<Boolean> claiming = again(reasons, this::claimMore);
    Flux<Boolean> keeping =
        again(Flux.interval(Duration.ZERO, UPKEEP_EVERY).onBackpressureDrop(), this::upkeep);
    loops.update(
        Flux.merge(claiming, keeping).doFinally(signal -> stopped.tryEmitEmpty()).subscribe());
  }

  /// Stops claiming, stops what runs and hands it back, so that others go on at once.
  ///
  /// A claim that is on its way is waited for: were its statement cancelled, the database could
  /// already have given the stage to us, and nobody would know until the lease ends.
  @Override
  public void stop(Runnable callback) {
    started = false;
    stopping.tryEmitEmpty();
    leave()
        .timeout(LONGEST_GOODBYE)
        .doFinally(signal -> loops.dispose())
        .doFinally(signal -> callback.run())
        .subscribe(
            nothing -> {},
            error -> LOG.warn("Could not hand back all claims: {}", error.getMessage()));
  }

  private Mono<Void> leave() {
    return stopped
        .asMono()
        .timeout(LONGEST_LAST_CLAIM, Mono.fromRunnable(DueWork::warnOfOpenClaims))
        .then(Mono.defer(this::handBackAll))
        .then(goodbye());
  }

  private static void warnOfOpenClaims() {
    LOG.warn("The database does not answer; a claim on its way falls due when its lease ends");
  }

  private Mono<Void> handBackAll() {
    Map<Claim, Disposable> open = Map.copyOf(running);
    open.values().forEach(Disposable::dispose);
    return Flux.fromIterable(open.keySet()).concatMap(claims::handBack).then();
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public boolean isRunning() {
    return started;
  }

  private Mono<Void> claimMore() {
    int free = settings.stagesAtOnce() - running.size();
    if (free <= 0 || !started) {
      return Mono.empty();
    }
    return claims
        .claimDue(worker, runner.kinds(), free)
        .concatMap(claim -> started ? begun(claim) : claims.handBack(claim))
        .then();
  }

  private Mono<Void> begun(Claim claim) {
    return Mono.fromRunnable(() -> begin(claim));
  }

  private void begin(Claim claim) {
    Disposable.Swap handle = Disposables.swap();
    running.put(claim, handle);
    handle.update(
        runner
            .run(claim)
            .doFinally(
                signal -> {
                  running.remove(claim);
                  room.tryEmitNext(claim);
                })
            .subscribe());
  }

  /// One look at what went wrong elsewhere. A run that cannot be ended keeps no other from it.
  Mono<Void> upkeep() {
    return leaveOutTimeWithoutWorkers()
        .then(alive())
        .then(keepOwn())
        .then(takeBackExpired())
        .then(endOverdueRuns());
  }

  /// A machine that slept wakes with leases that are over, and nobody died.
  private Mono<Void> keepOwn() {
    return Flux.fromIterable(running.keySet()).concatMap(claims::renew).then();
  }

  /// A laptop that slept, or a server that was down, is nothing a run should fail for.
  private Mono<Void> leaveOutTimeWithoutWorkers() {
    return database
        .sql(
            """
            with clock as (
              update work_clock set seen_at = clock_timestamp(), woke_at =
                case when clock_timestamp() - seen_at > make_interval(secs => :silence)
                  then clock_timestamp() else woke_at end
              returning new.seen_at - old.seen_at as silence)
            update run
            set deadline_at = deadline_at + least(clock.silence, clock_timestamp() - created_at)
            from clock
            where clock.silence > make_interval(secs => :longest) and state in ('queued', 'running')
            """)
        .bind("silence", SILENCE.toSeconds())
        .bind("longest", KnownWorker.SILENT_TOO_LONG)
        .then();
  }

  private Mono<Void> alive() {
    return database
        .sql(
            """
            insert into worker (id) values (:worker)
            on conflict (id) do update set seen_at = clock_timestamp()
            """)
        .bind("worker", worker)
        .then();
  }

  private Mono<Void> goodbye() {
    return database.sql("delete from worker where id = :worker").bind("worker", worker).then();
  }

  private Mono<Void> takeBackExpired() {
    return claims
        .takeBackExpired()
        .doOnNext(
            expired ->
                LOG.warn(
                    "run={} stage={} lost its worker ({} times)",
                    expired.runId(),
                    expired.stage(),
                    expired.crashes()))
        .filter(expired -> expired.crashes() >= settings.crashesAllowed())
        .concatMap(
            expired ->
                ended(
                    expired.runId(),
                    recordings::failRun,
                    new RunFailure(
                        "stage_crashed",
                        "The worker died %d times in this stage.".formatted(expired.crashes()),
                        expired.stage(),
                        "internal",
                        true,
                        "Tell the host; the log says what happened.")))
        .then();
  }

  private Mono<Void> endOverdueRuns() {
    return database
        .sql(
            """
            select id, state = 'running' as begun from run
            where state in ('queued', 'running') and deadline_at < clock_timestamp() limit 100
            """)
        .mapProperties(OverdueRun.class)
        .all()
        .concatMap(run -> ended(run.id(), recordings::failOverdue, run.failure()))
        .then();
  }

  record OverdueRun(UUID id, boolean begun) {

    RunFailure failure() {
      return new RunFailure(
          "run_timed_out",
          begun ? "The run took longer than it may." : "The run waited for its turn for too long.",
          null,
          "limit",
          true,
          "What is finished is kept: render_video goes on from there.");
    }
  }

  private static Mono<Void> ended(
      UUID run, BiFunction<UUID, RunFailure, Mono<Void>> end, RunFailure failure) {
    return end.apply(run, failure)
        .onErrorResume(
            error -> {
              LOG.error("run={} could not be ended with {}", run, failure.code(), error);
              return Mono.empty();
            });
  }

  /// Takes no more reasons once we are told to stop; what was begun for the last one is finished.
  private Flux<Boolean> again(Flux<?> reasons, Supplier<Mono<Void>> work) {
    return EndlessLoop.of(
        reasons.takeUntilOther(stopping.asMono()),
        work,
        FIRST_PAUSE,
        LONGEST_PAUSE,
        failure -> LOG.warn("The engine is waiting: {}", failure.getMessage()));
  }
}
