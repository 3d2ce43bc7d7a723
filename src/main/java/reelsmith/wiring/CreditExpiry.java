package reelsmith.wiring;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.credits.Ledger;

/// Lets a server write down now and then what has expired. Balances are right without it; accounts
/// that nobody uses would keep it unwritten.
@Component
@ConditionalOnProperty(name = "reelsmith.mode", havingValue = "serve", matchIfMissing = true)
final class CreditExpiry implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CreditExpiry.class);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

  private final Ledger ledger;
  private final Disposable.Swap loop = Disposables.swap();
  private volatile boolean running;

  CreditExpiry(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void start() {
    running = true;
    loop.update(
        Flux.interval(Duration.ZERO, LOOK_EVERY)
            .onBackpressureDrop()
            .concatMap(tick -> expired(), 1)
            .subscribe());
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

  private Mono<Long> expired() {
    return ledger
        .expireDue()
        .onErrorResume(
            error -> {
              LOG.warn("Expired credits wait to be written down", error);
              return Mono.empty();
            });
  }
}
