package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RunningCallsTests {

  private final RunningCalls calls = new RunningCalls(2);

  @Test
  void the_end_stops_what_runs_and_lets_nothing_begin_that_was_on_its_way() {
    var stopped = new AtomicBoolean();
    var begun = new AtomicBoolean();
    calls.start(1, Mono.<Void>never().doOnCancel(() -> stopped.set(true)));

    calls.end();

    assertThat(stopped).isTrue();
    assertThatThrownBy(() -> calls.start(2, Mono.fromRunnable(() -> begun.set(true))))
        .isInstanceOf(RpcFailure.class);
    assertThat(begun).isFalse();
    assertThat(calls.isEmpty()).isTrue();
  }
}
