package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Door;

/// A client whose messages all go through one pair of channels, as over SSE and stdio. Its session
/// begins with its `initialize`; before that only `ping` is answered, and requests that need no
/// session.
final class Conversation {

  private final String id;
  private final Door door;
  private final @Nullable AccountId owner;
  private final McpProtocol protocol;
  private final ClientSessions sessions;
  private final Outlet out;
  private final RunningCalls stateless;
  private final Set<Object> listening = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ClientSession session;
  private boolean ended;

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
    this.stateless = sessions.newCalls();
  }

  boolean belongsTo(AccountId account) {
    return account.equals(owner);
  }

  /// Takes in one message. What there is to answer goes out on its own time.
  Mono<Void> receive(JSONRPCMessage message, ClientContext context) {
    return switch (message) {
      case JSONRPCRequest request -> {
        receive(request, context);
        yield Mono.empty();
      }
      case JSONRPCNotification notification -> {
        receive(notification);
        yield Mono.empty();
      }
      case JSONRPCResponse response -> {
        ClientSession known = session;
        yield known == null ? Mono.empty() : known.receive(response);
      }
      default -> throw new IllegalArgumentException(message.toString());
    };
  }

  private void receive(JSONRPCRequest request, ClientContext context) {
    ClientSession known = session;
    try {
      if (StatelessRequest.isMeant(request)) {
        answer(request, context);
      } else if (known == null) {
        out.messages().accept(begin(request));
      } else {
        known.answer(request, context, Outlet.shared(out.messages()));
      }
    } catch (RpcFailure refused) {
      out.messages().accept(JsonRpc.error(request.id(), refused));
    }
  }

  private void answer(JSONRPCRequest request, ClientContext context) {
    Mono<Void> call =
        protocol
            .stateless()
            .answer(request, context, out.messages())
            .doOnNext(out.messages())
            .then();
    if (request.method().equals(SubscriptionMethods.LISTEN)) {
      call =
          call.doFirst(() -> listening.add(request.id()))
              .doFinally(end -> listening.remove(request.id()));
    }
    stateless.start(request.id(), call);
  }

  private void receive(JSONRPCNotification notification) {
    JsonRpc.cancelled(notification).ifPresent(stateless::cancel);
    ClientSession known = session;
    if (known != null) {
      known.receive(notification);
    }
  }

  /// The client will send nothing more, not even answers, and listens to nothing. Completes when
  /// all calls are over.
  Mono<Void> drain() {
    listening.forEach(stateless::cancel);
    ClientSession known = session;
    return known == null ? stateless.drained() : known.drain().then(stateless.drained());
  }

  /// Ends the session with everything that runs in it. A message that was on its way begins none.
  synchronized void end() {
    ended = true;
    stateless.end();
    ClientSession known = session;
    if (known != null) {
      sessions.end(known);
    }
  }

  private synchronized JSONRPCResponse begin(JSONRPCRequest request) {
    if (ended) {
      throw RpcFailure.unknownSession();
    }
    return switch (request.method()) {
      case McpSchema.METHOD_PING -> JSONRPCResponse.result(request.id(), Map.of());
      case McpSchema.METHOD_INITIALIZE -> initialized(request);
      default -> throw RpcFailure.invalidRequest("Call initialize first");
    };
  }

  private JSONRPCResponse initialized(JSONRPCRequest request) {
    var opened = protocol.sessions().open(id, request.params());
    ClientSession begun = sessions.add(opened, door, owner);
    begun.listen(out);
    session = begun;
    return JSONRPCResponse.result(request.id(), opened.answer());
  }
}
