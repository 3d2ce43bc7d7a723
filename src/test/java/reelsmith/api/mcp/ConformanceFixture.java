package reelsmith.api.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import reelsmith.operation.OperationFailure;

/// The tools, prompts and resources that the official conformance suite expects a server to have.
final class ConformanceFixture implements MethodGroup {

  record ToolFixture(
      Tool tool,
      BiFunction<McpAsyncServerExchange, CallToolRequest, Mono<CallToolResult>> handler) {}

  record PromptFixture(
      Prompt prompt,
      BiFunction<McpAsyncServerExchange, GetPromptRequest, Mono<List<PromptMessage>>> handler) {}

  private final Map<String, ToolFixture> tools = new LinkedHashMap<>();
  private final Map<String, PromptFixture> prompts = new LinkedHashMap<>();

  ConformanceFixture(ConformanceTasks tasks) {
    tasks.tools().forEach(tool -> tools.put(tool.tool().name(), tool));
    ConformanceTools.all().forEach(tool -> tools.put(tool.tool().name(), tool));
    ConformancePrompts.all().forEach(prompt -> prompts.put(prompt.prompt().name(), prompt));
  }

  @Override
  public void declare(ServerCapabilities.Builder capabilities) {
    capabilities.tools(false).prompts(false).resources(true, false).completions().logging();
  }

  @Override
  public Map<String, McpRequestHandler<?>> methods() {
    Map<String, McpRequestHandler<?>> methods = new LinkedHashMap<>();
    methods.put("tools/list", answer(Map.of("tools", of(tools, ToolFixture::tool))));
    methods.put("tools/call", handler(this::call));
    methods.put("prompts/list", answer(Map.of("prompts", of(prompts, PromptFixture::prompt))));
    methods.put("prompts/get", handler(this::get));
    methods.put("resources/list", answer(Map.of("resources", resources())));
    methods.put("resources/templates/list", answer(Map.of("resourceTemplates", templates())));
    methods.put("resources/read", handler((exchange, params) -> read((Map<?, ?>) params)));
    methods.put(
        "completion/complete",
        answer(
            new CompleteResult(
                new CompleteResult.CompleteCompletion(
                    List.of("paris", "park", "party"), 3, false))));
    return methods;
  }

  @Override
  public Map<String, McpRequestHandler<?>> methodsOfSessions() {
    return Map.of(
        "resources/subscribe", answer(Map.of()), "resources/unsubscribe", answer(Map.of()));
  }

  @Override
  public MirroredArguments mirroredArguments(String tool) {
    return tools.containsKey(tool)
        ? MirroredArguments.of(tools.get(tool).tool().inputSchema())
        : MirroredArguments.NONE;
  }

  private static <F, T> List<T> of(
      Map<String, F> fixtures, java.util.function.Function<F, T> part) {
    return fixtures.values().stream().map(part).toList();
  }

  private static <T> McpRequestHandler<T> handler(McpRequestHandler<T> handler) {
    return handler;
  }

  private static McpRequestHandler<Object> answer(Object result) {
    return (exchange, params) -> Mono.just(result);
  }

  Mono<CallToolResult> call(McpAsyncServerExchange exchange, Object params) {
    var request = McpJsonDefaults.getMapper().convertValue(params, CallToolRequest.class);
    ToolFixture tool = tools.get(request.name());
    return tool == null
        ? Mono.error(RpcFailure.invalidParams("Unknown tool: " + request.name()))
        : tool.handler().apply(exchange, request);
  }

  private Mono<Map<String, Object>> get(McpAsyncServerExchange exchange, Object params) {
    var request = McpJsonDefaults.getMapper().convertValue(params, GetPromptRequest.class);
    PromptFixture prompt = prompts.get(request.name());
    return prompt == null
        ? Mono.error(RpcFailure.invalidParams("Unknown prompt: " + request.name()))
        : prompt
            .handler()
            .apply(exchange, request)
            .map(messages -> Map.<String, Object>of("messages", messages));
  }

  private static List<Resource> resources() {
    return List.of(
        resource("test://static-text", "static-text", "text/plain"),
        resource("test://static-binary", "static-binary", "image/png"),
        resource("test://watched-resource", "watched-resource", "text/plain"));
  }

  private static Resource resource(String uri, String name, String mimeType) {
    return Resource.builder(uri, name).description(name).mimeType(mimeType).build();
  }

  private static List<ResourceTemplate> templates() {
    return List.of(
        ResourceTemplate.builder("test://template/{id}/data", "template")
            .description("A template")
            .mimeType("application/json")
            .build());
  }

  private static Mono<Map<String, Object>> read(Map<?, ?> params) {
    String uri = String.valueOf(params.get("uri"));
    if (uri.equals("test://static-binary")) {
      return contents(Map.of("uri", uri, "mimeType", "image/png", "blob", ConformanceTools.PNG));
    }
    if (uri.startsWith("test://static-text") || uri.startsWith("test://watched-resource")) {
      return contents(
          Map.of("uri", uri, "mimeType", "text/plain", "text", "The content of " + uri));
    }
    if (uri.matches("test://template/.+/data")) {
      String id = uri.replaceAll("test://template/(.+)/data", "$1");
      String text = "{\"id\":\"%s\",\"templateTest\":true}".formatted(id);
      return contents(Map.of("uri", uri, "mimeType", "application/json", "text", text));
    }
    return Mono.error(OperationFailure.notFound("resource " + uri));
  }

  private static Mono<Map<String, Object>> contents(Map<String, Object> content) {
    return Mono.just(Map.of("contents", List.of(content)));
  }
}
