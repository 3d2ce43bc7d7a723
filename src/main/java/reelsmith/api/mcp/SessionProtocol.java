package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The revisions with a handshake: what it agrees on, and the session it opens.
final class SessionProtocol {

  /// The revisions with a handshake and sessions, oldest first.
  static final List<String> REVISIONS =
      List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");

  private final MethodTable table;
  private final Duration clientPatience;
  private final MethodFailures failures = MethodFailures.ofSessions();
  private final ServerCapabilities capabilities;
  private final Map<String, McpRequestHandler<?>> methods = new HashMap<>();

  /// @param clientPatience how long a client may take to answer a question of ours
  SessionProtocol(MethodTable table, Duration clientPatience) {
    this.table = table;
    this.clientPatience = clientPatience;
    this.capabilities = table.capabilities();
    methods.put(McpSchema.METHOD_PING, (exchange, params) -> Mono.just(Map.of()));
    table.shared().forEach(this::add);
    table.ofSessions().forEach(this::add);
  }

  /// A session and the answer to the `initialize` that opened it.
  record Opened(McpStreamableServerSession session, InitializeResult answer) {}

  /// Agrees on a revision: the client's own if it is known here, else our newest.
  ///
  /// @param params those of the client's `initialize`
  Opened open(String sessionId, @Nullable Object params) {
    if (!(JsonRpc.object(params).get("protocolVersion") instanceof String)) {
      throw RpcFailure.invalidParams("initialize needs a protocolVersion");
    }
    var request = JsonRpc.convert(params, InitializeRequest.class);
    String revision =
        REVISIONS.contains(request.protocolVersion())
            ? request.protocolVersion()
            : REVISIONS.getLast();
    return new Opened(
        session(sessionId, request),
        new InitializeResult(revision, capabilities, table.serverInfo(), table.instructions()));
  }

  private McpStreamableServerSession session(String id, InitializeRequest request) {
    Map<String, McpRequestHandler<?>> ofSession = new HashMap<>(methods);
    var opened = new AtomicReference<McpStreamableServerSession>();
    if (capabilities.logging() != null) {
      ofSession.put(
          McpSchema.METHOD_LOGGING_SET_LEVEL,
          answering(McpSchema.METHOD_LOGGING_SET_LEVEL, setLevel(opened)));
    }
    ClientCapabilities client =
        request.capabilities() == null
            ? ClientCapabilities.builder().build()
            : request.capabilities();
    var session =
        new McpStreamableServerSession(
            id,
            client,
            request.clientInfo(),
            clientPatience,
            ofSession,
            Map.of(),
            () -> Mono.fromRunnable(() -> table.forget(id)));
    opened.set(session);
    return session;
  }

  private static McpRequestHandler<?> setLevel(
      AtomicReference<McpStreamableServerSession> session) {
    return (exchange, params) ->
        Mono.fromSupplier(
            () -> {
              var request = JsonRpc.convert(params, McpSchema.SetLevelRequest.class);
              session.get().setMinLoggingLevel(request.level());
              return Map.of();
            });
  }

  private void add(String method, McpRequestHandler<?> handler) {
    if (methods.put(method, answering(method, handler)) != null) {
      throw new IllegalStateException("Two groups answer " + method);
    }
  }

  /// A handler that always answers: an empty Mono would leave the client waiting for ever.
  private McpRequestHandler<Object> answering(String method, McpRequestHandler<?> handler) {
    return (exchange, params) ->
        Mono.<Object>defer(() -> handler.handle(exchange, params))
            .defaultIfEmpty(Map.of())
            .onErrorMap(error -> asSdkError(failures.of(method, params, error)));
  }

  private static McpError asSdkError(RpcFailure failure) {
    var error = McpError.builder(failure.code()).message(failure.message());
    return (failure.data().isEmpty() ? error : error.data(failure.data())).build();
  }
}
