package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.Map;

/// Methods of the protocol that belong together, such as `tools/list` and `tools/call`.
///
/// A method answers with a result, signals an [RpcFailure] or
/// [reelsmith.operation.OperationFailure] for what the client can understand, or anything else for
/// what is our fault. One that asks the client something must have no side effect before its last
/// question: without a session it runs again from its start with every answer.
interface MethodGroup {

  /// The handlers by method name, for every revision.
  Map<String, McpRequestHandler<?>> methods();

  /// More handlers, for revisions with a handshake.
  default Map<String, McpRequestHandler<?>> methodsOfSessions() {
    return Map.of();
  }

  /// More handlers, for revisions without sessions. There they also replace one of the others.
  default Map<String, StatelessMethod> methodsWithoutSession() {
    return Map.of();
  }

  /// Tells clients that these methods are there.
  void declare(ServerCapabilities.Builder capabilities);

  /// The extensions these methods are part of, by identifier, for revisions without sessions.
  default Map<String, Map<String, Object>> extensions() {
    return Map.of();
  }

  /// What calls of a tool must repeat in headers.
  default MirroredArguments mirroredArguments(String tool) {
    return MirroredArguments.NONE;
  }

  /// A session is over; what was kept for it can go.
  default void forget(String sessionId) {}
}
