package reelsmith.upkeep;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Does all chores of this process every few minutes, while it works on films.
@Component
@ConditionalOnProperty(name = "reelsmith.engine.works", matchIfMissing = true)
public class Housekeeper implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);

  /// A process that has just started has better things to do.
  private static final Duration FIRST_ROUND_AFTER = Duration.ofMinutes(1);

  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Duration LONGEST_CHORE = Duration.ofMinutes(5);

  private final List<Chore> chores;
  private final Disposable.Swap loop = Disposables.swap();
  private volatile boolean running;

  Housekeeper(List<Chore> chores) {
    this.chores = List.copyOf(chores);
  }

  /// Does all chores now, one after the other. Never signals an error: a chore that fails is logged
  /// and has its next turn in the next round.
  public Mono<Void> round() {
    return Flux.fromIterable(chores).concatMap(this::done).then();
  }

  private Mono<Void> done(Chore chore) {
    return Mono.defer(chore::round)
        .timeout(LONGEST_CHORE)
        .onErrorResume(
            error -> {
              LOG.warn("{} failed; the next round tries again", chore.name(), error);
              return Mono.empty();
            });
  }

  @Override
  public void start() {
    running = true;
    loop.update(
        Flux.interval(FIRST_ROUND_AFTER, EVERY)
            .onBackpressureDrop()
            .concatMap(tick -> round(), 1)
            .subscribe(
                nothing -> {}, error -> LOG.error("Nobody keeps the house in order", error)));
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
