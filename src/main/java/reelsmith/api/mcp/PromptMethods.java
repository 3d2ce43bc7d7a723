package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// `prompts/list` and `prompts/get`: the prompts of the library, for people to pick from a menu.
final class PromptMethods implements MethodGroup {

  private final PromptLibrary library;

  PromptMethods(PromptLibrary library) {
    this.library = library;
  }

  @Override
  public Map<String, McpRequestHandler<?>> methods() {
    McpRequestHandler<Map<String, Object>> list = this::list;
    McpRequestHandler<GetPromptResult> get = this::get;
    return Map.of(McpSchema.METHOD_PROMPT_LIST, list, McpSchema.METHOD_PROMPT_GET, get);
  }

  @Override
  public void declare(ServerCapabilities.Builder capabilities) {
    capabilities.prompts(false);
  }

  private Mono<Map<String, Object>> list(McpAsyncServerExchange exchange, @Nullable Object params) {
    Paging.requireFirstPage(params);
    return Mono.just(
        Map.of("prompts", library.prompts().stream().map(PromptMethods::described).toList()));
  }

  private static Prompt described(PromptDocument document) {
    List<PromptArgument> arguments =
        document.arguments().stream()
            .map(
                argument ->
                    PromptArgument.builder(argument.name())
                        .description(argument.description())
                        .required(argument.required())
                        .build())
            .toList();
    return Prompt.builder(document.name())
        .title(document.title())
        .description(document.description())
        .arguments(arguments)
        .build();
  }

  private Mono<GetPromptResult> get(McpAsyncServerExchange exchange, @Nullable Object params) {
    Map<String, Object> request = JsonRpc.object(params);
    String name = String.valueOf(request.get("name"));
    PromptDocument document =
        library.named(name).orElseThrow(() -> RpcFailure.invalidParams("Unknown prompt: " + name));
    Map<String, String> values = values(document, request.get("arguments"));
    var text = TextContent.builder(document.render(values)).build();
    return Mono.just(
        GetPromptResult.builder(List.of(PromptMessage.builder(Role.USER, text).build()))
            .description(document.description())
            .build());
  }

  private static Map<String, String> values(PromptDocument document, @Nullable Object arguments) {
    Map<String, String> values = new HashMap<>();
    if (arguments instanceof Map<?, ?> given) {
      given.forEach((name, value) -> values.put(String.valueOf(name), text(name, value)));
    } else if (arguments != null) {
      throw RpcFailure.invalidParams("The arguments must be an object");
    }
    for (PromptDocument.Argument argument : document.arguments()) {
      if (argument.required() && values.getOrDefault(argument.name(), "").isBlank()) {
        throw RpcFailure.invalidParams(
            "The prompt %s needs the argument %s".formatted(document.name(), argument.name()));
      }
    }
    return values;
  }

  private static String text(Object name, @Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw RpcFailure.invalidParams("The argument %s must be a string".formatted(name));
  }
}
