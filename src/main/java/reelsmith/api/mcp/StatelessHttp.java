package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;

/// Streamable HTTP of [revision
/// 2026-07-28](https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http):
/// each post is a request with an answer of its own, and closing the answer is how a client
/// cancels.
final class StatelessHttp {

  private final McpProtocol protocol;
  private final McpSettings settings;
  private final HttpRules rules;
  private final HttpReplies replies;
  private final Map<AccountId, RunningCalls> running = new ConcurrentHashMap<>();

  StatelessHttp(McpProtocol protocol, McpSettings settings, HttpRules rules, HttpReplies replies) {
    this.protocol = protocol;
    this.settings = settings;
    this.rules = rules;
    this.replies = replies;
  }

  /// Whether a message belongs here.
  static boolean isMeant(ServerRequest request, JSONRPCMessage message) {
    return hasItsRevision(request) || StatelessRequest.isMeant(message);
  }

  static boolean hasItsRevision(ServerRequest request) {
    return StatelessProtocol.REVISION.equals(
        request.headers().firstHeader(HttpRules.REVISION_HEADER));
  }

  Mono<ServerResponse> receive(ServerRequest request, Identity caller, JSONRPCMessage message) {
    return switch (message) {
      case JSONRPCRequest call -> answer(request, caller, call);
      // The revision knows none that a client would send over HTTP; one that is not known is heard.
      case JSONRPCNotification notification -> HttpReplies.accepted();
      default ->
          throw RpcFailure.invalidRequest(
              "In this revision the server asks nothing, so answer it" + " with inputResponses");
    };
  }

  private Mono<ServerResponse> answer(ServerRequest request, Identity caller, JSONRPCRequest call) {
    StatelessHeaders.require(request, call);
    StatelessRequest.of(call);
    protocol
        .stateless()
        .mirroredArguments(call)
        .require(request, JsonRpc.object(call.params()).get("arguments"));
    ClientContext context = rules.context(request, caller, Door.MCP_HTTP);
    var reply = PostReply.plain(settings, replies, caller, StatelessHttp::beginning);
    Mono<Void> work =
        protocol
            .stateless()
            .answer(call, context, reply.outlet().messages())
            .doOnNext(reply.outlet().messages())
            .doFinally(end -> reply.outlet().close())
            .then();
    // Clients of one account do not know of each other's ids, so these name nothing here.
    Disposable working = calls(caller.account()).start(new Object(), work);
    return reply.response(working);
  }

  private static ServerResponse.BodyBuilder beginning(JSONRPCMessage message) {
    return HttpReplies.status(
        StatelessProtocol.status(message), StatelessProtocol.secondsToWait(message));
  }

  private RunningCalls calls(AccountId account) {
    return running.computeIfAbsent(account, first -> new RunningCalls(settings.callsPerAccount()));
  }
}
