package reelsmith.limit;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Sweeps counts of the past out, from memory and from the database.
@Component
class RateSweep implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RateSweep.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RateLimits limits;
  private final Disposable.Swap loop = Disposables.swap();
  private volatile boolean running;

  RateSweep(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  public void start() {
    running = true;
    loop.update(
        Flux.interval(EVERY)
            .onBackpressureDrop()
            .concatMap(tick -> swept(), 1)
            .subscribe(swept -> {}, error -> LOG.error("Old rate windows stay", error)));
  }

  private Mono<Long> swept() {
    return Mono.defer(limits::sweep)
        .timeout(PATIENCE)
        .onErrorResume(
            error -> {
              LOG.warn("Old rate windows stay for another minute: {}", error.toString());
              return Mono.empty();
            });
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
