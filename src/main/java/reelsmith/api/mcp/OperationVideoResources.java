package reelsmith.api.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.event.EventBus;
import reelsmith.event.StudioEvent;
import reelsmith.operation.AccountId;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.RequestIds;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Videos as resources, through the same operations as everything else.
@Component
class OperationVideoResources implements VideoResources {

  private static final Pattern ADDRESS =
      Pattern.compile("video://(\\d{1,18})(?:/(script|slides|captions|film))?");
  private static final String JSON_TYPE = "application/json";

  private final OperationRunner runner;
  private final RequestIds requestIds;
  private final EventBus bus;
  private final JsonMapper json = WireFormat.mapper();

  OperationVideoResources(OperationRunner runner, RequestIds requestIds, EventBus bus) {
    this.runner = runner;
    this.requestIds = requestIds;
    this.bus = bus;
  }

  @Override
  public Mono<ResourceListing> list(Identity identity, @Nullable String cursor) {
    ObjectNode input = json.createObjectNode();
    if (cursor != null) {
      input.put("cursor", number(cursor));
    }
    return call(identity, "list_videos", input).map(OperationVideoResources::listing);
  }

  @Override
  public Mono<ResourceContent> read(Identity identity, String uri) {
    Matcher address = ADDRESS.matcher(uri);
    if (!address.matches()) {
      return Mono.error(() -> OperationFailure.notFound("resource " + uri));
    }
    ObjectNode input = json.createObjectNode().put("video_id", Long.parseLong(address.group(1)));
    String part = address.group(2) == null ? "" : address.group(2);
    return call(identity, "get_video", input).map(video -> content(video, part));
  }

  @Override
  public Flux<ResourceChange> changes() {
    return bus.events().map(OperationVideoResources::change);
  }

  private static ResourceChange change(StudioEvent event) {
    return new ResourceChange(
        new AccountId(event.accountId()), "video://%d".formatted(event.subject()));
  }

  private ResourceContent content(JsonNode video, String part) {
    return switch (part) {
      case "script" -> new ResourceContent.Text("text/markdown", script(video));
      case "slides" -> text(video.required("assets").required("slides"));
      case "captions", "film" -> text(video.required("render"));
      default -> text(video);
    };
  }

  private ResourceContent text(JsonNode node) {
    return new ResourceContent.Text(
        JSON_TYPE, json.writerWithDefaultPrettyPrinter().writeValueAsString(node));
  }

  private static String script(JsonNode video) {
    var script = new StringBuilder("# %s%n".formatted(video.required("name").asString()));
    for (JsonNode slide : video.required("assets").required("slides")) {
      script.append(
          "%n## Slide %d%n%n**%s:** %s%n%n*%s*%n"
              .formatted(
                  slide.required("slide_index").asInt(),
                  slide.required("speaker").asString(),
                  slide.required("narration").asString(),
                  slide.required("picture").asString()));
    }
    return script.toString();
  }

  private static ResourceListing listing(JsonNode answer) {
    List<ResourceListing.Entry> entries = new ArrayList<>();
    for (JsonNode video : answer.required("videos")) {
      long id = video.required("video_id").asLong();
      entries.add(
          new ResourceListing.Entry(
              "video://%d".formatted(id),
              "video-%d".formatted(id),
              video.required("name").asString(),
              "A %s video, %s."
                  .formatted(
                      video.required("template").asString(), video.required("status").asString()),
              JSON_TYPE));
    }
    JsonNode next = answer.required("next_cursor");
    return new ResourceListing(entries, next.isNull() ? null : next.asString());
  }

  private static long number(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw OperationFailure.invalid("/cursor", "wrong_format", "must be next_cursor of a page");
    }
  }

  private Mono<ObjectNode> call(Identity identity, String operation, ObjectNode input) {
    return runner.run(
        new Invocation(
            operation,
            new Caller(identity, Door.MCP_HTTP, requestIds.next()),
            input,
            null,
            ProgressListener.NONE));
  }
}
