package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.operation.RequestIds;

/// `completion/complete`: values for arguments of prompts and for variables of resource addresses.
final class CompletionMethods implements MethodGroup {

  /// The protocol allows no more.
  private static final int MOST_VALUES = 100;

  private final PromptLibrary library;
  private final RequestIds requestIds;
  private final Map<String, CompletionSource> sources = new HashMap<>();

  CompletionMethods(PromptLibrary library, List<CompletionSource> sources, RequestIds requestIds) {
    this.library = library;
    this.requestIds = requestIds;
    for (CompletionSource source : sources) {
      if (this.sources.put(source.argument(), source) != null) {
        throw new IllegalStateException("Two sources complete " + source.argument());
      }
    }
  }

  @Override
  public Map<String, McpRequestHandler<?>> methods() {
    McpRequestHandler<CompleteResult> complete = this::complete;
    return Map.of(McpSchema.METHOD_COMPLETION_COMPLETE, complete);
  }

  @Override
  public void declare(ServerCapabilities.Builder capabilities) {
    capabilities.completions();
  }

  private Mono<CompleteResult> complete(McpAsyncServerExchange exchange, @Nullable Object params) {
    Map<String, Object> request = JsonRpc.object(params);
    if (!(request.get("ref") instanceof Map<?, ?> reference)
        || !(request.get("argument") instanceof Map<?, ?> argument)) {
      throw RpcFailure.invalidParams("completion/complete needs a ref and an argument");
    }
    String name = String.valueOf(argument.get("name"));
    String prefix = argument.get("value") == null ? "" : String.valueOf(argument.get("value"));
    return values(exchange, reference, name, prefix).map(CompletionMethods::result);
  }

  private Mono<List<String>> values(
      McpAsyncServerExchange exchange, Map<?, ?> reference, String argument, String prefix) {
    return switch (String.valueOf(reference.get("type"))) {
      case "ref/prompt" -> ofPrompt(exchange, reference.get("name"), argument, prefix);
      case "ref/resource" -> fromSource(exchange, argument, prefix);
      default ->
          throw RpcFailure.invalidParams("The ref must be of type ref/prompt or ref/resource");
    };
  }

  private Mono<List<String>> ofPrompt(
      McpAsyncServerExchange exchange, @Nullable Object name, String argument, String prefix) {
    PromptDocument prompt =
        library
            .named(String.valueOf(name))
            .orElseThrow(() -> RpcFailure.invalidParams("Unknown prompt: " + name));
    return prompt.arguments().stream()
        .filter(declared -> declared.name().equals(argument))
        .findFirst()
        .map(
            declared ->
                declared.source() == null
                    ? Mono.just(matching(declared.values(), prefix))
                    : fromSource(exchange, declared.source(), prefix))
        .orElseGet(() -> Mono.just(List.of()));
  }

  private Mono<List<String>> fromSource(
      McpAsyncServerExchange exchange, String argument, String prefix) {
    CompletionSource source = sources.get(argument);
    return source == null
        ? Mono.just(List.of())
        : ClientContext.of(exchange)
            .caller(requestIds)
            .flatMap(source::values)
            .map(values -> matching(values, prefix));
  }

  private static List<String> matching(List<String> values, String prefix) {
    String start = prefix.strip().toLowerCase(Locale.ROOT);
    return values.stream()
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(start))
        .toList();
  }

  private static CompleteResult result(List<String> values) {
    List<String> sent = values.stream().limit(MOST_VALUES).toList();
    return new CompleteResult(
        new CompleteResult.CompleteCompletion(sent, values.size(), values.size() > sent.size()));
  }
}
