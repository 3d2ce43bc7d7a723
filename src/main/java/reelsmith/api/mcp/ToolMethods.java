package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.operation.AnsweredCall;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.Invocation;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.RequestIds;
import reelsmith.operation.ToolFiles;
import tools.jackson.databind.node.ObjectNode;

/// `tools/list` and `tools/call`: every operation of the catalogue is a tool, described on the wire
/// exactly as its tool file says. Input is checked by the operation runner, in one voice with REST.
final class ToolMethods implements MethodGroup {

  private final OperationCatalog catalog;
  private final ToolFiles files;
  private final Function<Invocation, Mono<ObjectNode>> runner;
  private final Consumer<AnsweredCall> refusals;
  private final RequestIds requestIds;
  private final Map<String, MirroredArguments> mirrored = new ConcurrentHashMap<>();

  /// @param runner runs an operation; every error it signals is an [OperationFailure]
  /// @param refusals hears of calls that were refused before the runner saw them
  ToolMethods(
      OperationCatalog catalog,
      ToolFiles files,
      Function<Invocation, Mono<ObjectNode>> runner,
      Consumer<AnsweredCall> refusals,
      RequestIds requestIds) {
    this.catalog = catalog;
    this.files = files;
    this.runner = runner;
    this.refusals = refusals;
    this.requestIds = requestIds;
  }

  @Override
  public Map<String, McpRequestHandler<?>> methods() {
    McpRequestHandler<Map<String, Object>> list = this::list;
    McpRequestHandler<CallToolResult> call = this::call;
    return Map.of(McpSchema.METHOD_TOOLS_LIST, list, McpSchema.METHOD_TOOLS_CALL, call);
  }

  @Override
  public MirroredArguments mirroredArguments(String tool) {
    return catalog.named(tool).isEmpty()
        ? MirroredArguments.NONE
        : mirrored.computeIfAbsent(
            tool,
            name ->
                MirroredArguments.of(
                    JsonRpc.object(files.of(name).document().required("inputSchema"))));
  }

  @Override
  public void declare(ServerCapabilities.Builder capabilities) {
    capabilities.tools(false);
  }

  private Mono<Map<String, Object>> list(McpAsyncServerExchange exchange, @Nullable Object params) {
    Paging.requireFirstPage(params);
    ClientContext context = ClientContext.of(exchange);
    List<OperationSpec<?, ?>> shown =
        catalog.all().stream()
            .<OperationSpec<?, ?>>map(Operation::spec)
            .filter(context.tools()::includes)
            .toList();
    return context
        .identity()
        .map(identity -> shown.stream().filter(identity.credential()::reaches).toList())
        // A client that cannot be let in is told so, with the reason, by the first call.
        .onErrorResume(OperationFailure.class, refused -> Mono.just(shown))
        .map(this::listed);
  }

  private Map<String, Object> listed(List<OperationSpec<?, ?>> specs) {
    List<ObjectNode> tools = specs.stream().map(spec -> files.of(spec.name()).document()).toList();
    return Map.of("tools", tools);
  }

  /// Refuses what stands for a tool that is not offered on this connection.
  void requireOffered(String tool, ToolSelection selection) {
    spec(tool, selection);
  }

  Mono<CallToolResult> call(McpAsyncServerExchange exchange, @Nullable Object params) {
    Map<String, Object> sent = JsonRpc.object(params);
    ClientContext context = ClientContext.of(exchange);
    OperationSpec<?, ?> spec = spec(sent.get("name"), context.tools());
    ToolArguments arguments = ToolArguments.of(sent.get("arguments"));
    String requestId = context.callId(requestIds);
    var call = new Call(spec, arguments, context.door(), requestId);
    ProgressReports reports = ProgressReports.of(exchange, sent.get("_meta"));
    Mono<CallToolResult> result =
        context
            .identity()
            .doOnError(OperationFailure.class, refused -> tell(call, null, refused))
            .flatMap(identity -> run(call, identity, reports))
            .map(ToolResults::success)
            .onErrorResume(
                OperationFailure.class,
                failure -> Mono.just(ToolResults.failure(failure, requestId)));
    return reports.before(result);
  }

  /// A call of a tool that exists.
  private record Call(
      OperationSpec<?, ?> spec, ToolArguments arguments, Door door, String requestId) {

    Invocation invocation(Identity identity, ProgressListener progress) {
      return new Invocation(
          spec.name(),
          new Caller(identity, door, requestId),
          arguments.input(spec),
          arguments.idempotencyKey(spec),
          progress);
    }
  }

  private Mono<ObjectNode> run(Call call, Identity identity, ProgressListener progress) {
    return Mono.fromSupplier(() -> call.invocation(identity, progress))
        .doOnError(OperationFailure.class, refused -> tell(call, identity, refused))
        .flatMap(runner);
  }

  private void tell(Call call, @Nullable Identity identity, OperationFailure failure) {
    refusals.accept(
        new AnsweredCall(
            call.requestId(),
            identity,
            call.door(),
            call.spec().name(),
            call.arguments().sent(),
            null,
            failure,
            Duration.ZERO));
  }

  private OperationSpec<?, ?> spec(@Nullable Object name, ToolSelection selection) {
    if (!(name instanceof String tool)) {
      throw RpcFailure.invalidParams("tools/call needs the name of a tool");
    }
    OperationSpec<?, ?> spec =
        catalog
            .named(tool)
            .<OperationSpec<?, ?>>map(Operation::spec)
            .orElseThrow(() -> RpcFailure.invalidParams("Unknown tool: " + tool));
    if (!selection.includes(spec)) {
      throw RpcFailure.invalidParams(
          "The tool %s is not offered on this connection (%s)"
              .formatted(tool, selection.readOnly() ? "it is read-only" : "see its toolsets"));
    }
    return spec;
  }
}
