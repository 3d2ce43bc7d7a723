package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.Map;

/// Methods of the protocol that belong together, such as `tools/list` and `tools/call`.
///
/// A method answers with a result, signals an [RpcFailure] or
/// [reelsmith.operation.OperationFailure] for what the client can understand, or anything else for
/// what is our fault.
interface MethodGroup {

  /// The handlers by method name.
  Map<String, McpRequestHandler<?>> methods();

  /// Tells clients that these methods are there.
  void declare(ServerCapabilities.Builder capabilities);

  /// A session is over; what was kept for it can go.
  default void forget(String sessionId) {}
}
