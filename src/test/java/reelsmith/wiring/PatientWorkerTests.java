package reelsmith.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/// On a clock that is moved by hand; takes no time.
class PatientWorkerTests {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void a_database_that_is_away_ends_no_worker() {
    StepVerifier.withVirtualTime(() -> new PatientWorker(PatientWorkerTests::away).idle())
        .expectSubscription()
        .expectNoEvent(AN_HOUR)
        .thenCancel()
        .verify();
  }

  @Test
  void a_look_in_vain_is_no_sign_of_idleness() {
    StepVerifier.withVirtualTime(
            () -> new PatientWorker(() -> idleButForOneError(looks.getAndIncrement())).idle())
        .thenAwait(AN_HOUR)
        .verifyComplete();

    // The error came just before the last look that was needed, so all are needed again.
    assertThat(looks).hasValue(2 * PatientWorker.IDLE_LOOKS);
  }

  private static Mono<Boolean> idleButForOneError(int look) {
    return look == PatientWorker.IDLE_LOOKS - 1 ? away() : Mono.just(true);
  }

  private static Mono<Boolean> away() {
    return Mono.error(new IllegalStateException("no database"));
  }
}
