package reelsmith.event;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Work that is done again and again for as long as a process lives.
public final class EndlessLoop {

  private EndlessLoop() {}

  /// Does the work for each reason, one at a time; reasons that come meanwhile count as one. After
  /// a failure it pauses, longer after each failure in a row; a success is the end of the row.
  ///
  /// @param reasons never end; subscribed to again after a failure
  /// @param failed is told of every failure, before the pause
  /// @return something each time the work was done, which makes success known; never fails
  public static Flux<Boolean> of(
      Flux<?> reasons,
      Supplier<Mono<Void>> work,
      Duration firstPause,
      Duration longestPause,
      Consumer<Throwable> failed) {
    return reasons
        .onBackpressureLatest()
        .concatMap(reason -> work.get().thenReturn(true), 1)
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, firstPause)
                .maxBackoff(longestPause)
                .transientErrors(true)
                .doBeforeRetry(retry -> failed.accept(retry.failure())));
  }
}
