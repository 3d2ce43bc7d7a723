package reelsmith.api.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/// The SDK's view of one way to a client: where messages go, and what happens when it is done.
record Outlet(Consumer<JSONRPCMessage> messages, Runnable whenClosed)
    implements McpStreamableServerTransport {

  /// A way to the client that is shared, so that being done with it must not close it.
  static Outlet shared(Consumer<JSONRPCMessage> messages) {
    return new Outlet(messages, () -> {});
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromRunnable(() -> messages.accept(message));
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message, String messageId) {
    return sendMessage(message);
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return JsonRpc.convert(data, type);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(whenClosed);
  }

  @Override
  public void close() {
    whenClosed.run();
  }
}
