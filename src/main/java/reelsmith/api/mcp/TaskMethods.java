package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;
import reelsmith.operation.Caller;
import reelsmith.operation.RequestIds;

/// `tasks/…`: for clients that declare the extension, a tool call that begins long work answers
/// with a task to follow.
final class TaskMethods implements MethodGroup {

  static final String EXTENSION = "io.modelcontextprotocol/tasks";

  private final McpRequestHandler<CallToolResult> toolCall;
  private final BiConsumer<String, ToolSelection> offers;
  private final Tasks tasks;
  private final RequestIds requestIds;

  /// @param toolCall what `tools/call` does for everybody else
  /// @param offers refuses a tool that a connection is not offered
  TaskMethods(
      McpRequestHandler<CallToolResult> toolCall,
      BiConsumer<String, ToolSelection> offers,
      Tasks tasks,
      RequestIds requestIds) {
    this.toolCall = toolCall;
    this.offers = offers;
    this.tasks = tasks;
    this.requestIds = requestIds;
  }

  @Override
  public Map<String, McpRequestHandler<?>> methods() {
    return Map.of();
  }

  @Override
  public Map<String, StatelessMethod> methodsWithoutSession() {
    return Map.of(
        McpSchema.METHOD_TOOLS_CALL,
        this::call,
        "tasks/get",
        (exchange, params) -> found(exchange, params).map(Task::detailed),
        "tasks/update",
        this::update,
        "tasks/cancel",
        this::cancel);
  }

  @Override
  public void declare(ServerCapabilities.Builder capabilities) {}

  @Override
  public Map<String, Map<String, Object>> extensions() {
    return Map.of(EXTENSION, Map.of());
  }

  private Mono<Map<String, Object>> call(StatelessExchange exchange, Map<String, Object> params) {
    return toolCall
        .handle(exchange, params)
        .flatMap(
            result ->
                exchange.request().declares(EXTENSION)
                    ? asTask(exchange, params, result)
                    : Mono.just(JsonRpc.object(result)));
  }

  /// Work that is over already is no task any more: its result is there.
  private Mono<Map<String, Object>> asTask(
      StatelessExchange exchange, Map<String, Object> params, CallToolResult result) {
    return Mono.justOrEmpty(tasks.begun(params, result))
        .zipWith(exchange.context().caller(requestIds))
        .flatMap(begun -> tasks.find(begun.getT2(), begun.getT1()))
        .filter(task -> !task.status().isFinal())
        .map(Task::created)
        .switchIfEmpty(Mono.fromSupplier(() -> JsonRpc.object(result)));
  }

  private record Found(Caller caller, Task task) {}

  private Mono<Task> found(StatelessExchange exchange, Map<String, Object> params) {
    return calledFor(exchange, params, tasks.toolThatLooks()).map(Found::task);
  }

  private Mono<Found> calledFor(
      StatelessExchange exchange, Map<String, Object> params, String tool) {
    exchange.requireExtension(EXTENSION);
    offers.accept(tool, exchange.context().tools());
    if (!(params.get("taskId") instanceof String id)) {
      throw RpcFailure.invalidParams("The taskId is missing");
    }
    return exchange
        .context()
        .caller(requestIds)
        .flatMap(caller -> tasks.find(caller, id).map(task -> new Found(caller, task)))
        .switchIfEmpty(Mono.error(() -> RpcFailure.invalidParams("There is no task " + id)));
  }

  private Mono<Map<String, Object>> update(StatelessExchange exchange, Map<String, Object> params) {
    Map<String, Object> answers = new LinkedHashMap<>();
    if (params.get("inputResponses") instanceof Map<?, ?> given) {
      given.forEach((name, answer) -> answers.put(String.valueOf(name), answer));
    } else {
      throw RpcFailure.invalidParams("The inputResponses must be an object");
    }
    return calledFor(exchange, params, tasks.toolThatLooks())
        .flatMap(found -> tasks.update(found.caller(), found.task(), answers))
        .thenReturn(Map.of());
  }

  private Mono<Map<String, Object>> cancel(StatelessExchange exchange, Map<String, Object> params) {
    return calledFor(exchange, params, tasks.toolThatCancels())
        .flatMap(found -> tasks.cancel(found.caller(), found.task()))
        .thenReturn(Map.of());
  }
}
