package reelsmith.api.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reelsmith.operation.AccountId;
import reelsmith.operation.Door;

/// A client that has introduced itself, and the calls it has running.
final class ClientSession {

  private static final Logger LOG = LoggerFactory.getLogger(ClientSession.class);

  private final McpStreamableServerSession session;
  private final Door door;
  private final @Nullable AccountId owner;
  private final int callLimit;
  private final Clock clock;
  private final Map<Object, Disposable> running = new ConcurrentHashMap<>();
  private final Sinks.Empty<Void> drained = Sinks.empty();
  private volatile Instant lastUsed;
  private volatile boolean draining;

  /// @param owner null over stdio, where only one client can be
  ClientSession(
      McpStreamableServerSession session,
      Door door,
      @Nullable AccountId owner,
      int callLimit,
      Clock clock) {
    this.session = session;
    this.door = door;
    this.owner = owner;
    this.callLimit = callLimit;
    this.clock = clock;
    this.lastUsed = clock.instant();
  }

  String id() {
    return session.getId();
  }

  Door door() {
    return door;
  }

  boolean belongsTo(AccountId account) {
    return account.equals(owner);
  }

  Instant lastUsed() {
    return lastUsed;
  }

  /// Whether somebody is waiting at the other end.
  boolean isBusy() {
    return !running.isEmpty() || session.hasOpenStream();
  }

  void touch() {
    lastUsed = clock.instant();
  }

  /// Runs a request. Everything about it, the answer last, goes to the outlet, which is closed
  /// then. The call does not end when the client looks away: only [#receive] of its cancellation,
  /// or the end of the session, stops it.
  void answer(JSONRPCRequest request, ClientContext context, Outlet outlet) {
    touch();
    Disposable.Swap call = Disposables.swap();
    if (running.size() >= callLimit) {
      refuse(request, outlet, "%d calls are running already; wait for one".formatted(callLimit));
      return;
    }
    if (running.putIfAbsent(request.id(), call) != null) {
      refuse(request, outlet, "A call with this id is still running");
      return;
    }
    call.update(
        session
            .responseStream(outlet)
            .handle(request)
            .contextWrite(view -> view.put(McpTransportContext.KEY, context.asTransportContext()))
            .doFinally(end -> over(request.id(), call))
            .subscribe(done -> {}, error -> failed(request, error)));
  }

  private void over(Object id, Disposable call) {
    running.remove(id, call);
    noticeDrained();
  }

  private static void refuse(JSONRPCRequest request, Outlet outlet, String reason) {
    outlet.messages().accept(JsonRpc.error(request.id(), RpcFailure.invalidRequest(reason)));
    outlet.close();
  }

  private static void failed(JSONRPCRequest request, Throwable error) {
    LOG.error("The answer to {} could not be sent", request.method(), error);
  }

  /// Hears a notification. A cancelled call is stopped and not answered.
  void receive(JSONRPCNotification notification) {
    touch();
    if (notification.method().equals("notifications/cancelled")) {
      Object id = JsonRpc.object(notification.params()).get("requestId");
      Disposable call = id == null ? null : running.get(id);
      if (call != null) {
        call.dispose();
      }
    }
  }

  /// Hears the client's answer to a question of ours. An answer nobody waits for is ignored: the
  /// question may have timed out.
  Mono<Void> receive(JSONRPCResponse response) {
    touch();
    return session
        .accept(response)
        .onErrorResume(
            error -> {
              LOG.debug("Ignored an answer that came too late: {}", error.getMessage());
              return Mono.empty();
            });
  }

  /// Tells the client something it did not ask for, if it is listening.
  Mono<Void> tell(String method, Object params) {
    return session
        .sendNotification(method, params)
        .onErrorResume(
            error -> {
              LOG.debug("Nobody listens for {}: {}", method, error.getMessage());
              return Mono.empty();
            });
  }

  /// Sends what is not an answer to `outlet` from now on.
  ///
  /// @return stops that
  Disposable listen(Outlet outlet) {
    touch();
    return session.listeningStream(outlet)::releaseTransport;
  }

  /// Stops every call and closes every stream.
  void end() {
    running.values().forEach(Disposable::dispose);
    session.close();
  }

  /// Gives up waiting for the client, which will send nothing more, not even answers to our
  /// questions. Completes when all calls are over.
  Mono<Void> drain() {
    draining = true;
    session.close();
    noticeDrained();
    return drained.asMono();
  }

  private void noticeDrained() {
    if (draining && running.isEmpty()) {
      drained.tryEmitEmpty();
    }
  }
}
