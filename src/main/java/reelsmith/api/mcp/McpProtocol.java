package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reelsmith.operation.OperationFailure;

/// What this server answers, whichever way a message came: all methods, and the handshake.
final class McpProtocol {

  private static final Logger LOG = LoggerFactory.getLogger(McpProtocol.class);

  /// The revisions with a handshake and sessions, oldest first.
  static final List<String> REVISIONS =
      List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");

  private final Implementation serverInfo;
  private final String instructions;
  private final List<MethodGroup> groups;
  private final Duration clientPatience;
  private final ServerCapabilities capabilities;
  private final Map<String, McpRequestHandler<?>> methods = new HashMap<>();

  /// @param clientPatience how long a client may take to answer a question of ours
  McpProtocol(
      Implementation serverInfo,
      String instructions,
      List<MethodGroup> groups,
      Duration clientPatience) {
    this.serverInfo = serverInfo;
    this.instructions = instructions;
    this.groups = List.copyOf(groups);
    this.clientPatience = clientPatience;
    ServerCapabilities.Builder declared = ServerCapabilities.builder();
    groups.forEach(group -> group.declare(declared));
    this.capabilities = declared.build();
    methods.put(McpSchema.METHOD_PING, (exchange, params) -> Mono.just(Map.of()));
    groups.forEach(group -> group.methods().forEach(this::add));
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
        new InitializeResult(revision, capabilities, serverInfo, instructions));
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
            () -> Mono.fromRunnable(() -> groups.forEach(group -> group.forget(id))));
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
  private static McpRequestHandler<Object> answering(String method, McpRequestHandler<?> handler) {
    return (exchange, params) ->
        Mono.<Object>defer(() -> handler.handle(exchange, params))
            .defaultIfEmpty(Map.of())
            .onErrorMap(error -> understandable(method, error));
  }

  private static Throwable understandable(String method, Throwable error) {
    return switch (error) {
      case McpError known -> known;
      case RpcFailure refused -> error(refused.code(), refused.message(), refused.data());
      case OperationFailure failed ->
          error(
              code(failed.kind()),
              failed.getMessage() == null ? failed.code() : failed.getMessage(),
              Map.of("code", failed.code(), "details", failed.details()));
      default -> {
        LOG.error("{} failed", method, error);
        RpcFailure internal = JsonRpc.internalError();
        yield error(internal.code(), internal.message(), Map.of());
      }
    };
  }

  private static McpError error(int code, String message, Map<String, Object> data) {
    var error = McpError.builder(code).message(message);
    return (data.isEmpty() ? error : error.data(data)).build();
  }

  private static int code(OperationFailure.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> ErrorCodes.RESOURCE_NOT_FOUND;
      case INVALID, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, METHOD_NOT_ALLOWED ->
          ErrorCodes.INVALID_PARAMS;
      case INTERNAL -> ErrorCodes.INTERNAL_ERROR;
      case UNAUTHENTICATED, PAYMENT_REQUIRED, FORBIDDEN, CONFLICT, TOO_MANY_REQUESTS, UNAVAILABLE ->
          -32000;
    };
  }
}
