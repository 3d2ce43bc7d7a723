package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.WireFormat;

/// The tools of the conformance suite. Their schemas, and the forms they show, stand in
/// `conformance-schemas.json`.
final class ConformanceTools {

  static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

  private static final String WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=";

  private static final Map<String, Map<String, Object>> SCHEMAS = schemas();

  private final List<ConformanceFixture.ToolFixture> tools = new ArrayList<>();

  private ConformanceTools() {
    contents();
    conversations();
    stateless();
  }

  static List<ConformanceFixture.ToolFixture> all() {
    return new ConformanceTools().tools;
  }

  private void contents() {
    fixed("test_simple_text", text("This is a simple text response for testing."));
    fixed("test_image_content", ImageContent.builder(PNG, "image/png").build());
    fixed("test_audio_content", AudioContent.builder(WAV, "audio/wav").build());
    fixed(
        "test_embedded_resource",
        embedded(
            "test://embedded-resource", "text/plain", "This is an embedded resource content."));
    fixed(
        "test_multiple_content_types",
        text("Multiple content types test:"),
        ImageContent.builder(PNG, "image/png").build(),
        embedded("test://mixed-content-resource", "application/json", "{\"test\":\"data\"}"));
    fixed("json_schema_2020_12_tool", text("ok"));
    fixed("test_reconnection", text("ok"));
    fixed("test_mirrored_argument", text("ok"));
    add(
        "test_error_handling",
        (exchange, request) ->
            Mono.just(
                CallToolResult.builder(
                        List.<Content>of(
                            text("This tool intentionally returns an error for testing")))
                    .isError(true)
                    .build()));
  }

  private void conversations() {
    add(
        "test_tool_with_logging",
        (exchange, request) ->
            Flux.just("Tool execution started", "Tool processing data", "Tool execution completed")
                .concatMap(message -> log(exchange, message))
                .then(Mono.just(result(text("Tool with logging executed successfully")))));
    add("test_tool_with_progress", ConformanceTools::progress);
    add(
        "test_sampling",
        (exchange, request) ->
            sample(exchange, String.valueOf(request.arguments().get("prompt")))
                .map(message -> result(text("LLM response: " + spoken(message)))));
    add(
        "test_elicitation",
        (exchange, request) ->
            elicit(exchange, String.valueOf(request.arguments().get("message")), "user_form"));
    add(
        "test_elicitation_sep1034_defaults",
        (exchange, request) -> elicit(exchange, "defaults", "defaults_form"));
    add(
        "test_elicitation_sep1330_enums",
        (exchange, request) -> elicit(exchange, "enums", "enums_form"));
  }

  private void stateless() {
    for (String name : List.of("elicitation", "tampered_state", "request_state")) {
      add(
          "test_input_required_result_" + name,
          (exchange, request) ->
              ask(exchange, name.equals("request_state") ? "confirm" : "user_name", "name")
                  .map(answer -> result(text("state-ok " + answer.content()))));
    }
    add(
        "test_input_required_result_sampling",
        (exchange, request) ->
            sample(exchange).map(message -> result(text("LLM: " + spoken(message)))));
    add("test_input_required_result_capabilities", ConformanceTools::whateverTheClientCan);
    add(
        "test_input_required_result_list_roots",
        (exchange, request) ->
            exchange.listRoots().map(roots -> result(text("roots: " + roots.roots()))));
    add(
        "test_input_required_result_multiple_inputs",
        (exchange, request) ->
            Mono.zip(ask(exchange, "user_name", "name"), sample(exchange), exchange.listRoots())
                .map(all -> result(text(all.getT1().content() + " " + all.getT3().roots()))));
    add(
        "test_input_required_result_multi_round",
        (exchange, request) ->
            ask(exchange, "step1", "name")
                .flatMap(
                    first ->
                        ask(exchange, "step2", "color")
                            .map(
                                second -> result(text(first.content() + " " + second.content())))));
    add(
        "test_missing_capability",
        (exchange, request) -> sample(exchange).map(message -> result(text("sampled"))));
    add(
        "test_streaming_elicitation",
        (exchange, request) ->
            ask(exchange, "user_name", "name").map(answer -> result(text("ok"))));
    add(
        "test_logging_tool",
        (exchange, request) -> log(exchange, "hello").then(Mono.just(result(text("logged")))));
  }

  private void fixed(String name, Content... content) {
    add(name, (exchange, request) -> Mono.just(result(content)));
  }

  private void add(
      String name,
      BiFunction<McpAsyncServerExchange, CallToolRequest, Mono<CallToolResult>> handler) {
    Map<String, Object> schema = SCHEMAS.getOrDefault(name, SCHEMAS.get("none"));
    Tool tool = Tool.builder(name, schema).description("Conformance fixture " + name).build();
    tools.add(new ConformanceFixture.ToolFixture(tool, handler));
  }

  private static Mono<CallToolResult> progress(
      McpAsyncServerExchange exchange, CallToolRequest request) {
    Object token = request.meta() == null ? null : request.meta().get("progressToken");
    return Flux.just(0.0, 50.0, 100.0)
        .filter(step -> token != null)
        .map(step -> ProgressNotification.builder(token, step).total(100.0).build())
        .concatMap(exchange::progressNotification)
        .then(Mono.just(result(text(String.valueOf(token)))));
  }

  private static Mono<Void> log(McpAsyncServerExchange exchange, String message) {
    return exchange.loggingNotification(
        LoggingMessageNotification.builder(LoggingLevel.INFO, message).build());
  }

  private static Mono<CallToolResult> elicit(
      McpAsyncServerExchange exchange, String message, String form) {
    return exchange
        .createElicitation(ElicitFormRequest.builder(message, SCHEMAS.get(form)).build())
        .map(
            answer ->
                result(
                    text(
                        "Elicitation completed: action=%s, content=%s"
                            .formatted(answer.action(), answer.content()))));
  }

  private static Mono<CallToolResult> whateverTheClientCan(
      McpAsyncServerExchange exchange, CallToolRequest request) {
    var client = exchange.getClientCapabilities();
    if (client.sampling() != null) {
      return sample(exchange).map(message -> result(text("sampled")));
    }
    if (client.elicitation() != null) {
      return ask(exchange, "user_name", "name").map(answer -> result(text("asked")));
    }
    return Mono.just(result(text("nothing to ask")));
  }

  static Mono<ElicitResult> ask(McpAsyncServerExchange exchange, String key, String field) {
    Map<String, Object> form =
        Map.of(
            "type", "object",
            "properties", Map.of(field, Map.of("type", "string")),
            "required", List.of(field));
    return exchange.createElicitation(
        ElicitFormRequest.builder("Please give " + field, form)
            .meta(Map.of("inputKey", key))
            .build());
  }

  private static Mono<CreateMessageResult> sample(McpAsyncServerExchange exchange) {
    return sample(exchange, "What is the capital of France?");
  }

  private static Mono<CreateMessageResult> sample(McpAsyncServerExchange exchange, String prompt) {
    return exchange.createMessage(
        CreateMessageRequest.builder(
                List.of(SamplingMessage.builder(Role.USER, text(prompt)).build()), 100)
            .meta(Map.of("inputKey", "capital_question"))
            .build());
  }

  private static String spoken(CreateMessageResult message) {
    return ((TextContent) message.content()).text();
  }

  static TextContent text(String text) {
    return TextContent.builder(text).build();
  }

  static EmbeddedResource embedded(String uri, String mimeType, String text) {
    return EmbeddedResource.builder(
            TextResourceContents.builder(uri, text).mimeType(mimeType).build())
        .build();
  }

  private static CallToolResult result(Content... content) {
    return CallToolResult.builder(Arrays.asList(content)).isError(false).build();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> schemas() {
    try (InputStream file =
        ConformanceTools.class.getResourceAsStream("/conformance-schemas.json")) {
      return WireFormat.mapper().readValue(file, Map.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
