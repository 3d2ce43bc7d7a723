package reelsmith.api.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Door;

/// A client that has introduced itself, and the calls it has running.
final class ClientSession {

  private static final Logger LOG = LoggerFactory.getLogger(ClientSession.class);

  private final McpStreamableServerSession session;
  private final Door door;
  private final @Nullable AccountId owner;
  private final Clock clock;
  private final RunningCalls running;
  private final ResumableStreams streams;
  private volatile boolean attended;
  private volatile Instant lastUsed;

  /// @param owner null over stdio, where only one client can be
  ClientSession(
      McpStreamableServerSession session,
      Door door,
      @Nullable AccountId owner,
      RunningCalls running,
      ResumableStreams streams,
      Clock clock) {
    this.session = session;
    this.door = door;
    this.owner = owner;
    this.running = running;
    this.streams = streams;
    this.clock = clock;
    this.lastUsed = clock.instant();
  }

  String id() {
    return session.getId();
  }

  Door door() {
    return door;
  }

  /// Null over stdio.
  @Nullable AccountId owner() {
    return owner;
  }

  boolean belongsTo(AccountId account) {
    return account.equals(owner);
  }

  Instant lastUsed() {
    return lastUsed;
  }

  /// Whether somebody is waiting at the other end.
  boolean isBusy() {
    return attended || !running.isEmpty() || streams.hasReader();
  }

  void touch() {
    lastUsed = clock.instant();
  }

  /// Runs a request. Everything about it, the answer last, goes to the outlet, which is closed
  /// then. The call does not end when the client looks away: only [#receive] of its cancellation,
  /// or the end of the session, stops it. Signals an [RpcFailure] when it can't even begin.
  void answer(JSONRPCRequest request, ClientContext context, Outlet outlet) {
    touch();
    running.start(
        request.id(),
        session
            .responseStream(outlet)
            .handle(request)
            .contextWrite(view -> view.put(McpTransportContext.KEY, context.asTransportContext())));
  }

  /// Hears a notification. A cancelled call is stopped and not answered.
  void receive(JSONRPCNotification notification) {
    touch();
    JsonRpc.cancelled(notification).ifPresent(running::cancel);
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

  /// Sends what is not an answer to `outlet` from now on, behind which somebody always is.
  void listen(Outlet outlet) {
    touch();
    attended = true;
    session.listeningStream(outlet);
  }

  /// The streams of this session over HTTP.
  ResumableStreams streams() {
    return streams;
  }

  /// What is not an answer, from now on, until another client listens.
  Flux<ServerSentEvent<String>> listen() {
    touch();
    return Flux.defer(() -> unasked(streams.openUnasked()).events());
  }

  /// What was sent on a stream after an event, and what is sent there from now on.
  Flux<ServerSentEvent<String>> resume(String lastEventId) {
    touch();
    ResumableStreams.Position position = streams.find(lastEventId);
    return position.rest();
  }

  private ResumableStream unasked(ResumableStream stream) {
    session.listeningStream(new Outlet(stream::send, stream::end));
    return stream;
  }

  /// Stops every call and closes every stream.
  void end() {
    running.end();
    session.close();
    streams.end();
  }

  /// Gives up waiting for the client, which will send nothing more, not even answers to our
  /// questions. Completes when all calls are over.
  Mono<Void> drain() {
    session.close();
    return running.drained();
  }
}
