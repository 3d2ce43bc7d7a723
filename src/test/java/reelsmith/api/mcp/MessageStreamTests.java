package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class MessageStreamTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final JSONRPCNotification PROGRESS =
      new JSONRPCNotification("2.0", "notifications/progress", Map.of());

  @Test
  void a_slow_client_misses_progress_but_no_answer() {
    var stream = stream(8);
    for (int i = 0; i < 20; i++) {
      stream.send(PROGRESS);
    }
    for (int i = 0; i < 4; i++) {
      stream.send(JSONRPCResponse.result(i, Map.of()));
    }
    stream.end();

    StepVerifier.create(stream.messages().filter(JSONRPCResponse.class::isInstance))
        .expectNextCount(4)
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void a_client_that_reads_nothing_at_all_loses_its_stream() {
    var stream = stream(2);
    for (int i = 0; i < 4; i++) {
      stream.send(JSONRPCResponse.result(i, Map.of()));
    }

    StepVerifier.create(stream.messages())
        .expectNextCount(2)
        .expectErrorSatisfies(error -> assertThat(error).hasMessage("The client reads too slowly"))
        .verify(PATIENCE);
  }

  private static MessageStream<JSONRPCMessage> stream(int limit) {
    return new MessageStream<>(limit, MessageStream::mayBeLost);
  }
}
