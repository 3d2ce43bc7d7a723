package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Messages on their way to one client, in order, up to a limit.
///
/// When a client reads too slowly, progress and log messages are left out first. If even that is
/// not enough the stream ends with an error, so that the client notices and asks again.
final class MessageStream<M> {

  private static final Logger LOG = LoggerFactory.getLogger(MessageStream.class);

  private static final Set<String> MAY_BE_LOST =
      Set.of(McpSchema.METHOD_NOTIFICATION_PROGRESS, McpSchema.METHOD_NOTIFICATION_MESSAGE);

  private final Predicate<M> mayBeLost;
  private final ArrayBlockingQueue<M> waiting;
  private final Sinks.Many<M> sink;

  /// @param mayBeLost what a slow client may miss
  MessageStream(int limit, Predicate<M> mayBeLost) {
    this.mayBeLost = mayBeLost;
    waiting = new ArrayBlockingQueue<>(limit);
    sink = Sinks.many().unicast().onBackpressureBuffer(waiting);
  }

  /// May be called from any thread.
  synchronized void send(M message) {
    if (mayBeLost.test(message) && waiting.remainingCapacity() <= waiting.size()) {
      LOG.debug("A slow client is not told {}", message);
      return;
    }
    Sinks.EmitResult outcome = sink.tryEmitNext(message);
    // A full queue has the second name as long as nobody has begun to read.
    if (outcome == Sinks.EmitResult.FAIL_OVERFLOW
        || outcome == Sinks.EmitResult.FAIL_ZERO_SUBSCRIBER) {
      LOG.warn("Ended a stream whose client left {} messages unread", waiting.size());
      sink.tryEmitError(new IllegalStateException("The client reads too slowly"));
    }
  }

  synchronized void end() {
    sink.tryEmitComplete();
  }

  /// For one subscriber.
  Flux<M> messages() {
    return sink.asFlux();
  }

  /// Whether a slow client may miss this message and still know all that matters.
  static boolean mayBeLost(JSONRPCMessage message) {
    return message instanceof JSONRPCNotification notification
        && MAY_BE_LOST.contains(notification.method());
  }
}
