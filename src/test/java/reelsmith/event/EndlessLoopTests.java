package reelsmith.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Under a second.
class EndlessLoopTests {

  @Test
  void a_success_makes_the_next_pause_short_again() {
    var attempts = new AtomicInteger();
    List<String> failures = new ArrayList<>();

    // If pauses only grew, the twentieth would take a quarter of an hour.
    Long done =
        EndlessLoop.of(
                Flux.range(0, 2).concatWith(Flux.never()),
                () -> everySecondFails(attempts.getAndIncrement()),
                Duration.ofMillis(1),
                Duration.ofHours(1),
                failure -> failures.add(String.valueOf(failure.getMessage())))
            .take(20)
            .count()
            .block(Duration.ofSeconds(30));

    assertThat(done).isEqualTo(20);
    assertThat(failures).hasSizeBetween(19, 20).containsOnly("no database");
  }

  private static Mono<Void> everySecondFails(int attempt) {
    return attempt % 2 == 0 ? Mono.error(new IllegalStateException("no database")) : Mono.empty();
  }
}
