package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Door;

/// A client whose messages all go through one pair of channels, as over SSE and stdio. The session
/// begins with its `initialize`; before that only `ping` is answered.
final class Conversation {

  private final String id;
  private final Door door;
  private final @Nullable AccountId owner;
  private final McpProtocol protocol;
  private final ClientSessions sessions;
  private final Outlet out;
  private volatile @Nullable ClientSession session;

  /// @param id of the session, once there is one
  /// @param out takes every message for the client; closed when the session ends
  Conversation(
      String id,
      Door door,
      @Nullable AccountId owner,
      McpProtocol protocol,
      ClientSessions sessions,
      Outlet out) {
    this.id = id;
    this.door = door;
    this.owner = owner;
    this.protocol = protocol;
    this.sessions = sessions;
    this.out = out;
  }

  boolean belongsTo(AccountId account) {
    return account.equals(owner);
  }

  /// Takes in one message. What there is to answer goes out on its own time.
  Mono<Void> receive(JSONRPCMessage message, ClientContext context) {
    ClientSession known = session;
    switch (message) {
      case JSONRPCRequest request when known == null -> out.messages().accept(begin(request));
      case JSONRPCRequest request -> known.answer(request, context, Outlet.shared(out.messages()));
      case JSONRPCNotification notification -> {
        if (known != null) {
          known.receive(notification);
        }
      }
      case JSONRPCResponse response -> {
        return known == null ? Mono.empty() : known.receive(response);
      }
      default -> throw new IllegalArgumentException(message.toString());
    }
    return Mono.empty();
  }

  /// The client will send nothing more, not even answers. Completes when all calls are over.
  Mono<Void> drain() {
    ClientSession known = session;
    return known == null ? Mono.empty() : known.drain();
  }

  /// Ends the session with everything that runs in it.
  void end() {
    ClientSession known = session;
    if (known != null) {
      sessions.end(known);
    }
  }

  private synchronized JSONRPCResponse begin(JSONRPCRequest request) {
    return switch (request.method()) {
      case McpSchema.METHOD_PING -> JSONRPCResponse.result(request.id(), Map.of());
      case McpSchema.METHOD_INITIALIZE -> initialized(request);
      default -> JsonRpc.error(request.id(), RpcFailure.invalidRequest("Call initialize first"));
    };
  }

  private JSONRPCResponse initialized(JSONRPCRequest request) {
    try {
      var opened = protocol.open(id, request.params());
      ClientSession begun = sessions.add(opened.session(), door, owner);
      begun.listen(out);
      session = begun;
      return JSONRPCResponse.result(request.id(), opened.answer());
    } catch (RpcFailure refused) {
      return JsonRpc.error(request.id(), refused);
    }
  }
}
