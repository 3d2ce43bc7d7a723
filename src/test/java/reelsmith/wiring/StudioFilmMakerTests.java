package reelsmith.wiring;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.node.ObjectNode;

/// How a film in the making is followed, on a clock that is moved by hand; takes no time.
class StudioFilmMakerTests {

  private static final ObjectNode COMPLETED =
      WireFormat.mapper().createObjectNode().putNull("poll_after_seconds");

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void a_studio_that_is_busy_for_a_minute_does_not_end_a_film() {
    StepVerifier.withVirtualTime(() -> StudioFilmMaker.watched(failing(10)))
        .thenAwait(Duration.ofMinutes(2))
        .expectNext(COMPLETED)
        .verifyComplete();
  }

  @Test
  void a_studio_that_stays_away_does() {
    StepVerifier.withVirtualTime(() -> StudioFilmMaker.watched(failing(Integer.MAX_VALUE)))
        .thenAwait(Duration.ofHours(1))
        .verifyErrorMatches(
            error ->
                error instanceof OperationFailure failure
                    && failure.code().equals("service_unavailable"));
  }

  private Mono<ObjectNode> failing(int times) {
    return Mono.defer(
        () ->
            looks.getAndIncrement() < times
                ? Mono.error(OperationFailure.unavailable())
                : Mono.just(COMPLETED));
  }
}
