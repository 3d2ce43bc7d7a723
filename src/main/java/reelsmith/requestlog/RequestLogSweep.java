package reelsmith.requestlog;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Deletes lines of the request log that were kept long enough, a few at a time.
@Component
class RequestLogSweep implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RequestLogSweep.class);
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int AT_ONCE = 5_000;

  private final RequestLogTable table;
  private final RequestLogSettings settings;
  private final Clock clock;
  private final Disposable.Swap loop = Disposables.swap();
  private volatile boolean running;

  RequestLogSweep(RequestLogTable table, RequestLogSettings settings, Clock clock) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    loop.update(
        Flux.interval(EVERY)
            .onBackpressureDrop()
            .concatMap(tick -> swept(), 1)
            .subscribe(done -> {}, error -> LOG.error("Old requests stay in the log", error)));
  }

  private Mono<Void> swept() {
    return sweep()
        .timeout(PATIENCE)
        .onErrorResume(
            error -> {
              LOG.warn("Old requests stay in the log for now: {}", error.toString());
              return Mono.empty();
            });
  }

  /// Deletes all that is too old.
  Mono<Void> sweep() {
    return Mono.defer(this::some)
        .expand(deleted -> deleted < AT_ONCE ? Mono.empty() : some())
        .then();
  }

  private Mono<Long> some() {
    return table.sweep(clock.instant().minus(settings.keep()), AT_ONCE);
  }

  @Override
  public void stop() {
    running = false;
    loop.update(Disposables.disposed());
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
