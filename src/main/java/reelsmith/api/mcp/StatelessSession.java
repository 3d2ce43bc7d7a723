package reelsmith.api.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpLoggableSession;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What the SDK takes for a session: it lasts for one request, and what it asks the client becomes
/// part of the result.
final class StatelessSession implements McpLoggableSession {

  private final Questions questions;
  private final Consumer<JSONRPCMessage> told;
  private final @Nullable LoggingLevel logLevel;

  StatelessSession(
      Questions questions, @Nullable LoggingLevel logLevel, Consumer<JSONRPCMessage> told) {
    this.questions = questions;
    this.logLevel = logLevel;
    this.told = told;
  }

  @Override
  public <T> Mono<T> sendRequest(String method, Object params, TypeRef<T> type) {
    return questions.ask(method, params, type);
  }

  @Override
  public Mono<Void> sendNotification(String method, @Nullable Object params) {
    return Mono.fromRunnable(() -> tell(method, params));
  }

  void tell(String method, @Nullable Object params) {
    told.accept(new JSONRPCNotification("2.0", method, params));
  }

  @Override
  public boolean isNotificationForLevelAllowed(LoggingLevel level) {
    return logLevel != null && level.level() >= logLevel.level();
  }

  /// A session's `logging/setLevel` leads here, which this revision does not have.
  @Override
  public void setMinLoggingLevel(LoggingLevel level) {
    throw new IllegalStateException("The level stands in the request; nobody can change it");
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  @Override
  public void close() {}
}
