package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The [revision without sessions](https://modelcontextprotocol.io/specification/2026-07-28): every
/// request stands for itself.
final class StatelessProtocol {

  static final String REVISION = "2026-07-28";

  static final String DISCOVER = "server/discover";

  private final MethodTable table;
  private final RequestStates states;
  private final StatelessResults results;
  private final MethodFailures failures = MethodFailures.withoutSession();
  private final Map<String, StatelessMethod> methods = new HashMap<>();

  StatelessProtocol(MethodTable table, RequestStates states) {
    this.table = table;
    this.states = states;
    this.results = new StatelessResults(table.serverInfo());
    table.shared().forEach((method, handler) -> methods.put(method, sharing(handler)));
    methods.putAll(table.withoutSession());
    methods.put(DISCOVER, (exchange, params) -> Mono.fromSupplier(this::discovered));
  }

  /// What a call must repeat in headers.
  MirroredArguments mirroredArguments(JSONRPCRequest call) {
    return call.method().equals(McpSchema.METHOD_TOOLS_CALL)
            && JsonRpc.object(call.params()).get("name") instanceof String tool
        ? table.mirroredArguments(tool)
        : MirroredArguments.NONE;
  }

  private static StatelessMethod sharing(McpRequestHandler<?> handler) {
    return (exchange, params) ->
        Mono.<Object>defer(() -> handler.handle(exchange, params)).map(JsonRpc::object);
  }

  private Map<String, Object> discovered() {
    Map<String, Object> discovered = new LinkedHashMap<>();
    discovered.put("supportedVersions", McpProtocol.revisions());
    discovered.put("capabilities", table.capabilitiesWithExtensions());
    discovered.put("instructions", table.instructions());
    return discovered;
  }

  /// The response to a request; a failure is one too. Cancelling it stops the work.
  ///
  /// @param told takes what is said before the response
  Mono<JSONRPCResponse> answer(
      JSONRPCRequest message, ClientContext context, Consumer<JSONRPCMessage> told) {
    return Mono.defer(() -> run(StatelessRequest.of(message), context, told))
        .map(result -> JSONRPCResponse.result(message.id(), results.of(message.method(), result)))
        .onErrorResume(
            error ->
                Mono.just(
                    JsonRpc.error(
                        message.id(), failures.of(message.method(), message.params(), error))));
  }

  private Mono<Map<String, Object>> run(
      StatelessRequest request, ClientContext context, Consumer<JSONRPCMessage> told) {
    StatelessMethod method = methods.get(request.method());
    if (method == null) {
      throw RpcFailure.of(
          404, ErrorCodes.METHOD_NOT_FOUND, "Method not found: " + request.method());
    }
    Map<String, Object> given = given(request.params().get("inputResponses"), request);
    return answers(request, context, given)
        .map(answers -> new Questions(request.method(), answers))
        .flatMap(questions -> round(method, request, context, questions, told));
  }

  private Mono<Map<String, Object>> round(
      StatelessMethod method,
      StatelessRequest request,
      ClientContext context,
      Questions questions,
      Consumer<JSONRPCMessage> told) {
    var exchange = StatelessExchange.of(request, context, questions, told);
    Mono<Map<String, Object>> result =
        Mono.defer(() -> method.handle(exchange, request.params())).defaultIfEmpty(Map.of());
    return Mono.firstWithSignal(
        result,
        questions
            .raised()
            .zipWith(context.account())
            .map(
                raised ->
                    Map.of(
                        StatelessResults.TYPE,
                        "input_required",
                        "inputRequests",
                        raised.getT1(),
                        "requestState",
                        states.seal(raised.getT2(), request, questions.answers()))));
  }

  /// Those of earlier rounds and, over them, those of this one.
  private Mono<Map<String, Object>> answers(
      StatelessRequest request, ClientContext context, Map<String, Object> given) {
    Object state = request.params().get("requestState");
    if (state == null) {
      return Mono.just(given);
    }
    if (!(state instanceof String sealed)) {
      throw RpcFailure.invalidParams("The requestState must be a string");
    }
    return context
        .account()
        .map(
            account -> {
              Map<String, Object> answers =
                  new LinkedHashMap<>(states.open(account, request, sealed));
              answers.putAll(given);
              return answers;
            });
  }

  private static Map<String, Object> given(@Nullable Object responses, StatelessRequest request) {
    if (responses == null) {
      if (request.params().containsKey("inputResponses")) {
        throw RpcFailure.invalidParams("The inputResponses must be an object");
      }
      return Map.of();
    }
    if (!(responses instanceof Map<?, ?> byName)
        || !byName.values().stream().allMatch(Map.class::isInstance)) {
      throw RpcFailure.invalidParams("The inputResponses must be an object of objects");
    }
    Map<String, Object> given = new LinkedHashMap<>();
    byName.forEach((name, answer) -> given.put(String.valueOf(name), answer));
    return given;
  }

  /// The HTTP status that goes with a response.
  static int status(JSONRPCMessage message) {
    if (!(message instanceof JSONRPCResponse response) || response.error() == null) {
      return 200;
    }
    return switch (response.error().code()) {
      case ErrorCodes.METHOD_NOT_FOUND -> 404;
      case -32020, -32021, -32022 -> 400;
      case 429 -> 429;
      case 503 -> 503;
      default -> 200;
    };
  }

  /// The seconds after which an operation that refused wants to be called again.
  static @Nullable Object secondsToWait(JSONRPCMessage message) {
    return message instanceof JSONRPCResponse response
            && response.error() != null
            && response.error().data() instanceof Map<?, ?> data
            && data.get(MethodFailures.DETAILS) instanceof Map<?, ?> details
        ? details.get(RpcFailure.RETRY_AFTER)
        : null;
  }
}
