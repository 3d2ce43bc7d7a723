package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.ArrayList;
import java.util.List;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers of operations as results of tools.
final class ToolResults {

  private static final JsonMapper JSON = WireFormat.mapper();

  private ToolResults() {}

  /// The answer twice, for programs and as text for clients that show only text, and a link to the
  /// video it is about.
  static CallToolResult success(ObjectNode answer) {
    List<Content> content = new ArrayList<>();
    content.add(TextContent.builder(JSON.writeValueAsString(answer)).build());
    JsonNode video = answer.path("video_id");
    if (video.isIntegralNumber()) {
      content.add(link(video.asLong()));
    }
    return CallToolResult.builder(content).structuredContent(answer).isError(false).build();
  }

  /// The answer to a call whose work is done by now, with words for the model and where the film is
  /// to be had.
  static CallToolResult success(ObjectNode answer, String words, JsonNode film) {
    List<Content> content = new ArrayList<>();
    content.add(TextContent.builder("%s\n%s".formatted(words, film)).build());
    CallToolResult plain = success(answer);
    content.addAll(plain.content());
    return CallToolResult.builder(content).structuredContent(answer).isError(false).build();
  }

  private static ResourceLink link(long video) {
    return ResourceLink.builder()
        .uri(new VideoAddress(video, VideoAddress.Part.WHOLE).uri())
        .name("video-" + video)
        .title("Video " + video)
        .description("The video as it stands; subscribe to hear of changes.")
        .mimeType(VideoAddress.Part.WHOLE.mediaType())
        .build();
  }

  /// Text only: structured content that breaks the output schema would make clients throw, and the
  /// model would never read what went wrong.
  static CallToolResult failure(OperationFailure failure, String requestId) {
    ObjectNode error = JSON.createObjectNode();
    error.put("code", failure.code());
    error.put("message", failure.getMessage());
    error.set("details", JSON.valueToTree(failure.details()));
    ObjectNode body = JSON.createObjectNode();
    body.put("request_id", requestId);
    body.set("error", error);
    String text =
        "%s: %s %s\n%s"
            .formatted(
                failure.code(),
                sentence(String.valueOf(failure.getMessage())),
                advice(failure.kind()),
                JSON.writeValueAsString(body));
    return CallToolResult.builder(List.<Content>of(TextContent.builder(text).build()))
        .isError(true)
        .build();
  }

  private static String sentence(String message) {
    return message.endsWith(".") ? message : message + ".";
  }

  private static String advice(OperationFailure.Kind kind) {
    return switch (kind) {
      case UNAUTHENTICATED -> "Ask the user for a valid API key.";
      case PAYMENT_REQUIRED -> "Tell the user; do not retry until there is more credit.";
      case FORBIDDEN -> "Tell the user; retrying does not help.";
      case NOT_FOUND -> "Do not retry with the same id.";
      case CONFLICT -> "Look at the current state first, then decide whether to retry.";
      case TOO_LARGE, INVALID, UNSUPPORTED_MEDIA_TYPE, METHOD_NOT_ALLOWED ->
          "Correct the input and call again.";
      case TOO_MANY_REQUESTS -> "Wait before calling again.";
      case UNAVAILABLE, INTERNAL ->
          "Retry later, with the same idempotency key if the call had one.";
    };
  }
}
