package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import java.util.Arrays;
import java.util.List;
import reactor.core.publisher.Mono;

/// The prompts of the conformance suite.
final class ConformancePrompts {

  private ConformancePrompts() {}

  static List<ConformanceFixture.PromptFixture> all() {
    return List.of(
        fixed("test_simple_prompt", ConformanceTools.text("This is a simple prompt for testing.")),
        new ConformanceFixture.PromptFixture(
            prompt("test_prompt_with_arguments", "arg1", "arg2"),
            (exchange, request) ->
                Mono.just(
                    List.of(
                        user(
                            ConformanceTools.text(
                                "Prompt with arguments: arg1='%s', arg2='%s'"
                                    .formatted(
                                        request.arguments().get("arg1"),
                                        request.arguments().get("arg2"))))))),
        new ConformanceFixture.PromptFixture(
            prompt("test_prompt_with_embedded_resource", "resourceUri"),
            (exchange, request) ->
                Mono.just(
                    List.of(
                        user(
                            ConformanceTools.embedded(
                                (String) request.arguments().get("resourceUri"),
                                "text/plain",
                                "Embedded resource content for testing.")),
                        user(
                            ConformanceTools.text(
                                "Please process the embedded resource above."))))),
        fixed(
            "test_prompt_with_image",
            ImageContent.builder(ConformanceTools.PNG, "image/png").build(),
            ConformanceTools.text("Please analyze the image above.")),
        new ConformanceFixture.PromptFixture(
            prompt("test_input_required_result_prompt"),
            (exchange, request) ->
                ConformanceTools.ask(exchange, "user_context", "context")
                    .map(
                        answer ->
                            List.of(user(ConformanceTools.text("Context: " + answer.content()))))));
  }

  private static ConformanceFixture.PromptFixture fixed(String name, Content... content) {
    List<PromptMessage> messages = Arrays.stream(content).map(ConformancePrompts::user).toList();
    return new ConformanceFixture.PromptFixture(
        prompt(name), (exchange, request) -> Mono.just(messages));
  }

  private static Prompt prompt(String name, String... arguments) {
    return Prompt.builder(name)
        .description(name)
        .arguments(
            Arrays.stream(arguments)
                .map(
                    argument ->
                        PromptArgument.builder(argument)
                            .description(argument)
                            .required(true)
                            .build())
                .toList())
        .build();
  }

  private static PromptMessage user(Content content) {
    return PromptMessage.builder(Role.USER, content).build();
  }
}
