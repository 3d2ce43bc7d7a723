package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reelsmith.operation.ProgressListener;

/// Passes on how far a call has come to a client that asked for it with a progress token. Each
/// report says more than the one before; what comes faster than it can be sent is left out.
final class ProgressReports implements ProgressListener {

  private static final int WAITING = 16;

  private final McpAsyncServerExchange exchange;
  private final @Nullable Object token;
  private final Sinks.Many<ProgressNotification> reports =
      Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(WAITING));
  private double last = -1;

  private ProgressReports(McpAsyncServerExchange exchange, @Nullable Object token) {
    this.exchange = exchange;
    this.token = token;
  }

  /// @param meta the `_meta` of the request, which may hold the token
  static ProgressReports of(McpAsyncServerExchange exchange, @Nullable Object meta) {
    Object token = meta instanceof Map<?, ?> fields ? fields.get("progressToken") : null;
    return new ProgressReports(exchange, token);
  }

  @Override
  public synchronized void progressed(double share, String message) {
    double progress = Math.clamp(share, 0, 1);
    if (token != null && progress > last) {
      last = progress;
      reports.tryEmitNext(
          ProgressNotification.builder(token, progress).total(1.0).message(message).build());
    }
  }

  /// The result, held back until every report before it is sent.
  <T> Mono<T> before(Mono<T> result) {
    if (token == null) {
      return result;
    }
    Flux<Void> sending = reports.asFlux().concatMap(exchange::progressNotification);
    return Mono.zip(
        sending.then(Mono.just(true)), result.doOnTerminate(this::end), (sent, answer) -> answer);
  }

  private synchronized void end() {
    reports.tryEmitComplete();
  }
}
