package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;

/// The older HTTP transport, for clients that know no other: a stream on `/sse` carries everything
/// to the client, which posts its own messages to the address that the stream names first.
final class SseDoor {

  static final String STREAM_PATH = "/sse";
  static final String MESSAGE_PATH = "/sse/message";

  private static final String SESSION_PARAMETER = "sessionId";

  private final McpProtocol protocol;
  private final ClientSessions sessions;
  private final McpSettings settings;
  private final HttpRules rules;
  private final HttpReplies replies;
  private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();

  SseDoor(
      McpProtocol protocol,
      ClientSessions sessions,
      McpSettings settings,
      HttpRules rules,
      HttpReplies replies) {
    this.protocol = protocol;
    this.sessions = sessions;
    this.settings = settings;
    this.rules = rules;
    this.replies = replies;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET(STREAM_PATH, replies.answering(this::connect))
        .POST(MESSAGE_PATH, replies.answering(this::post))
        .route(RequestPredicates.path(STREAM_PATH), replies.allowingOnly(rules, "GET"))
        .route(RequestPredicates.path(MESSAGE_PATH), replies.allowingOnly(rules, "POST"))
        .build();
  }

  private Mono<ServerResponse> connect(ServerRequest request) {
    Identity caller = rules.admit(request);
    AccountId account = caller.account();
    rules.requireAccept(request, MediaType.TEXT_EVENT_STREAM);
    String id = sessions.newId();
    ReplyStream stream = ReplyStream.plain(settings.queuedMessages());
    begin(id, account, new Outlet(stream::send, stream::end));
    Flux<ServerSentEvent<String>> events =
        Flux.concat(Mono.just(endpoint(id)), stream.events()).doFinally(end -> end(id));
    return replies.events(caller, events).doOnCancel(() -> end(id));
  }

  /// Counts and keeps in one step, because clients may come at the same time.
  private synchronized void begin(String id, AccountId account, Outlet out) {
    long open =
        conversations.values().stream()
            .filter(conversation -> conversation.belongsTo(account))
            .count();
    if (open >= settings.sessionsPerAccount()) {
      throw RpcFailure.invalidRequest(
          429, "This account has %d streams open; close one first".formatted(open));
    }
    conversations.put(id, new Conversation(id, Door.MCP_SSE, account, protocol, sessions, out));
  }

  private void end(String id) {
    Conversation ended = conversations.remove(id);
    if (ended != null) {
      ended.end();
    }
  }

  private static ServerSentEvent<String> endpoint(String id) {
    String address = "%s?%s=%s".formatted(MESSAGE_PATH, SESSION_PARAMETER, id);
    return ServerSentEvent.builder(address).event("endpoint").build();
  }

  private Mono<ServerResponse> post(ServerRequest request) {
    Identity caller = rules.admit(request);
    rules.requireKnownRevision(request);
    Conversation conversation =
        request
            .queryParam(SESSION_PARAMETER)
            .map(conversations::get)
            .filter(found -> found.belongsTo(caller.account()))
            .orElseThrow(RpcFailure::unknownSession);
    return rules
        .message(request)
        .flatMap(message -> receive(request, caller, conversation, message))
        .then(HttpReplies.accepted());
  }

  private Mono<Void> receive(
      ServerRequest request, Identity caller, Conversation conversation, JSONRPCMessage message) {
    ClientContext context = rules.context(request, caller, Door.MCP_SSE);
    return conversation.receive(message, context);
  }
}
