package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;

/// [Streamable HTTP](https://modelcontextprotocol.io/specification/2025-11-25/basic/transports) on
/// `/mcp`: a client posts its messages, may listen with GET, which also brings back a stream it
/// lost, and says goodbye with DELETE. Those of a revision without sessions only post.
final class StreamableHttpDoor {

  static final String PATH = "/mcp";

  private static final String LAST_EVENT_HEADER = "Last-Event-ID";
  private static final String SESSION_HEADER = "Mcp-Session-Id";

  private final McpProtocol protocol;
  private final ClientSessions sessions;
  private final McpSettings settings;
  private final HttpRules rules;
  private final HttpReplies replies;
  private final StatelessHttp stateless;

  StreamableHttpDoor(
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
    this.stateless = new StatelessHttp(protocol, settings, rules, replies);
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST(PATH, replies.answering(this::post))
        .GET(PATH, replies.answering(this::listen))
        .DELETE(PATH, replies.answering(this::end))
        .route(RequestPredicates.path(PATH), replies.allowingOnly(rules, "GET", "POST", "DELETE"))
        .build();
  }

  private Mono<ServerResponse> post(ServerRequest request) {
    Identity caller = rules.admit(request);
    rules.requireAccept(request, MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM);
    return rules
        .message(request)
        .flatMap(
            message ->
                Mono.defer(() -> receive(request, caller, message))
                    .onErrorMap(RpcFailure.class, refused -> refused.about(message)));
  }

  private Mono<ServerResponse> receive(
      ServerRequest request, Identity caller, JSONRPCMessage message) {
    if (StatelessHttp.isMeant(request, message)) {
      return stateless.receive(request, caller, message);
    }
    return switch (message) {
      case JSONRPCRequest opening when opening.method().equals(McpSchema.METHOD_INITIALIZE) ->
          open(request, caller, opening);
      case JSONRPCRequest call -> answer(request, caller, call);
      case JSONRPCNotification notification -> {
        session(request, caller.account()).receive(notification);
        yield HttpReplies.accepted();
      }
      case JSONRPCResponse response ->
          session(request, caller.account()).receive(response).then(HttpReplies.accepted());
      default -> throw new IllegalArgumentException(message.toString());
    };
  }

  private Mono<ServerResponse> open(ServerRequest http, Identity caller, JSONRPCRequest request) {
    // What every later call would be refused for is refused here.
    rules.context(http, caller, Door.MCP_HTTP);
    var opened = protocol.sessions().open(sessions.newId(), request.params());
    ClientSession session = sessions.add(opened, Door.MCP_HTTP, caller.account());
    return HttpReplies.json(
        ServerResponse.ok().header(SESSION_HEADER, session.id()),
        JSONRPCResponse.result(request.id(), opened.answer()));
  }

  private Mono<ServerResponse> answer(ServerRequest request, Identity caller, JSONRPCRequest call) {
    ClientSession session = session(request, caller.account());
    ClientContext context = rules.context(request, caller, Door.MCP_HTTP);
    var reply = PostReply.resumable(settings, replies, caller, session.streams());
    session.answer(call, context, reply.outlet());
    return reply.response(Disposables.disposed());
  }

  private Mono<ServerResponse> listen(ServerRequest request) {
    Identity caller = rules.admit(request);
    requireSessions(request);
    rules.requireAccept(request, MediaType.TEXT_EVENT_STREAM);
    ClientSession session = session(request, caller.account());
    String known = request.headers().firstHeader(LAST_EVENT_HEADER);
    return replies.events(caller, known == null ? session.listen() : session.resume(known));
  }

  private Mono<ServerResponse> end(ServerRequest request) {
    Identity caller = rules.admit(request);
    requireSessions(request);
    sessions.end(session(request, caller.account()));
    return ServerResponse.noContent().build();
  }

  private static void requireSessions(ServerRequest request) {
    if (StatelessHttp.hasItsRevision(request)) {
      throw RpcFailure.methodNotAllowed(request.method().name(), "POST");
    }
  }

  private ClientSession session(ServerRequest request, AccountId account) {
    rules.requireKnownRevision(request);
    String id = request.headers().firstHeader(SESSION_HEADER);
    if (id == null) {
      throw RpcFailure.invalidRequest(
          "The Mcp-Session-Id header is missing: call initialize first");
    }
    return sessions.find(id, Door.MCP_HTTP, account).orElseThrow(RpcFailure::unknownSession);
  }
}
