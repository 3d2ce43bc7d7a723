package reelsmith.api.mcp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.event.EventBus;
import reelsmith.event.StudioEvent;
import reelsmith.operation.AccountId;
import reelsmith.operation.Caller;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.WireFormat;
import reelsmith.video.VideoCaptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Videos as resources, through the same operations as everything else.
@Component
class OperationVideoResources implements VideoResources {

  private final OperationRunner runner;
  private final VideoCaptions captions;
  private final EventBus bus;
  private final JsonMapper json = WireFormat.mapper();

  OperationVideoResources(OperationRunner runner, VideoCaptions captions, EventBus bus) {
    this.runner = runner;
    this.captions = captions;
    this.bus = bus;
  }

  @Override
  public Mono<ResourceListing> list(Caller caller, @Nullable String cursor) {
    ObjectNode input = json.createObjectNode();
    if (cursor != null) {
      input.put("cursor", number(cursor));
    }
    return call(caller, "list_videos", input).map(OperationVideoResources::listing);
  }

  @Override
  public Mono<ResourceContent> read(Caller caller, VideoAddress address) {
    ObjectNode input = json.createObjectNode().put("video_id", address.video());
    return call(caller, "get_video", input)
        .flatMap(video -> text(video, caller, address))
        .map(text -> new ResourceContent(address.part().mediaType(), text));
  }

  @Override
  public Flux<VideoChange> changes() {
    return bus.events().map(OperationVideoResources::change);
  }

  private static VideoChange change(StudioEvent event) {
    return new VideoChange(new AccountId(event.accountId()), event.subject());
  }

  private Mono<String> text(JsonNode video, Caller caller, VideoAddress address) {
    return switch (address.part()) {
      case WHOLE -> Mono.just(pretty(video));
      case SCRIPT -> Mono.just(script(video));
      case SLIDES -> Mono.just(pretty(video.required("assets").required("slides")));
      case FILM -> Mono.just(pretty(video.required("render")));
      case CAPTIONS ->
          captions
              .webVtt(caller.account(), address.video())
              .switchIfEmpty(Mono.error(() -> notYet(address)));
    };
  }

  private static OperationFailure notYet(VideoAddress address) {
    return OperationFailure.notFound(
        "film of video %d yet; wait for it and read its captions then".formatted(address.video()));
  }

  private String pretty(JsonNode node) {
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(node);
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
              new VideoAddress(id, VideoAddress.Part.WHOLE).uri(),
              "video-%d".formatted(id),
              video.required("name").asString(),
              "A %s video, %s."
                  .formatted(
                      video.required("template").asString(), video.required("status").asString()),
              VideoAddress.Part.WHOLE.mediaType()));
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

  private Mono<ObjectNode> call(Caller caller, String operation, ObjectNode input) {
    return runner.run(new Invocation(operation, caller, input, null, ProgressListener.NONE));
  }
}
