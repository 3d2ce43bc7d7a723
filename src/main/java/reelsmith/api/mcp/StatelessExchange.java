package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.ListRootsResult;
import java.util.Map;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/// What a method sees of a client without a session: all of it stands in the request.
final class StatelessExchange extends McpAsyncServerExchange {

  private final StatelessRequest request;
  private final ClientContext context;
  private final StatelessSession session;

  private StatelessExchange(
      StatelessRequest request, ClientContext context, StatelessSession session) {
    super("", session, request.capabilities(), request.client(), context.asTransportContext());
    this.request = request;
    this.context = context;
    this.session = session;
  }

  /// @param told takes what is said before the result
  static StatelessExchange of(
      StatelessRequest request,
      ClientContext context,
      Questions questions,
      Consumer<JSONRPCMessage> told) {
    return new StatelessExchange(
        request, context, new StatelessSession(questions, request.logLevel(), told));
  }

  StatelessRequest request() {
    return request;
  }

  ClientContext context() {
    return context;
  }

  /// Tells the client something that belongs to its request.
  void tell(String method, Map<String, Object> params) {
    session.tell(method, params);
  }

  /// Refuses a client that does not declare an extension.
  void requireExtension(String extension) {
    if (!request.declares(extension)) {
      throw missing(Map.of("extensions", Map.of(extension, Map.of())));
    }
  }

  @Override
  public Mono<CreateMessageResult> createMessage(CreateMessageRequest question) {
    return request.capabilities().sampling() == null
        ? lacking("sampling", Map.of())
        : super.createMessage(question);
  }

  @Override
  public Mono<ElicitResult> createElicitation(ElicitRequest question) {
    var elicitation = request.capabilities().elicitation();
    boolean url = question instanceof ElicitUrlRequest;
    // A client that names neither means forms.
    boolean able =
        elicitation != null
            && (url
                ? elicitation.url() != null
                : elicitation.form() != null || elicitation.url() == null);
    return able
        ? super.createElicitation(question)
        : lacking("elicitation", Map.of(url ? "url" : "form", Map.of()));
  }

  @Override
  public Mono<ListRootsResult> listRoots(String cursor) {
    return request.capabilities().roots() == null
        ? lacking("roots", Map.of())
        : super.listRoots(cursor);
  }

  private static <T> Mono<T> lacking(String capability, Map<String, Object> details) {
    return Mono.error(() -> missing(Map.of(capability, details)));
  }

  private static RpcFailure missing(Map<String, Object> capabilities) {
    return RpcFailure.of(400, -32021, "The client lacks a capability that this needs")
        .with(Map.of("requiredCapabilities", capabilities));
  }
}
