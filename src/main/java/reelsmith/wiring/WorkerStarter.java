package reelsmith.wiring;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.event.EndlessLoop;
import reelsmith.launcher.DetachedWorker;
import reelsmith.pipeline.WorkQueue;
import reelsmith.pipeline.Workers;

/// Sees to it that somebody works while this process only answers: when a run is open and no worker
/// is alive, it starts one that outlives this process and ends when there is nothing left to do.
final class WorkerStarter implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerStarter.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /// Long enough for a new worker to show itself, so that no second one is started meanwhile.
  private static final Duration TIME_TO_START = Duration.ofSeconds(30);

  /// How long the end of this process may wait for the last look.
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);

  private final Workers workers;
  private final WorkQueue queue;
  private final DetachedWorker detached;
  private final Disposable.Swap loop = Disposables.swap();
  private volatile boolean running;

  WorkerStarter(Workers workers, WorkQueue queue, DetachedWorker detached) {
    this.workers = workers;
    this.queue = queue;
    this.detached = detached;
  }

  @Override
  public void start() {
    running = true;
    Flux<Object> reasons =
        Flux.merge(Flux.interval(LOOK_EVERY).onBackpressureDrop(), queue.doorbell());
    loop.update(
        EndlessLoop.of(
                reasons,
                this::startIfNeeded,
                FIRST_PAUSE,
                LONGEST_PAUSE,
                failure -> LOG.warn("Cannot see whether anybody works: {}", failure.getMessage()))
            .subscribe());
  }

  /// Looks once more: whoever asked for a film may have left right after. With a database that is
  /// not up yet there is nothing to see.
  @Override
  public void stop(Runnable stopped) {
    stop();
    neededNow()
        .flatMap(nobody -> detached.start())
        .timeout(LAST_LOOK)
        .doFinally(end -> stopped.run())
        .subscribe(
            done -> {},
            failure -> LOG.info("Cannot see whether anybody works: {}", failure.getMessage()));
  }

  @Override
  public void stop() {
    running = false;
    loop.dispose();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private Mono<Void> startIfNeeded() {
    return neededNow().flatMap(nobody -> detached.start().then(Mono.delay(TIME_TO_START))).then();
  }

  /// Emits when there is something to do and nobody to do it.
  private Mono<Boolean> neededNow() {
    return workers
        .nothingToDo()
        .filter(idle -> !idle)
        .flatMap(busy -> workers.anyAlive())
        .filter(alive -> !alive);
  }
}
