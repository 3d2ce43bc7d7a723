package reelsmith.wiring;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.launcher.Worker;
import reelsmith.operation.OftenRepeated;

/// Is idle when it was seen without work several times in a row. A database that cannot be asked is
/// no sign of it: there may be films to finish when it is back.
final class PatientWorker implements Worker {

  private static final OftenRepeated UNKNOWN =
      new OftenRepeated(LoggerFactory.getLogger(PatientWorker.class));
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(10);

  /// A client that just saw its film finished often asks for the next one.
  static final int IDLE_LOOKS = 10;

  private final Supplier<Mono<Boolean>> nothingToDo;

  PatientWorker(Supplier<Mono<Boolean>> nothingToDo) {
    this.nothingToDo = nothingToDo;
  }

  @Override
  public Mono<Void> idle() {
    return Flux.interval(LOOK_EVERY)
        .onBackpressureDrop()
        .concatMap(tick -> look(), 1)
        .scan(0, (looks, idle) -> idle ? looks + 1 : 0)
        .takeUntil(looks -> looks >= IDLE_LOOKS)
        .then();
  }

  private Mono<Boolean> look() {
    return Mono.defer(nothingToDo)
        .onErrorResume(
            error -> {
              UNKNOWN.warn("Nobody knows whether there is work, so this worker stays: " + error);
              return Mono.delay(PAUSE_AFTER_ERROR).thenReturn(false);
            });
  }
}
