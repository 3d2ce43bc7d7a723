package reelsmith.api.mcp;

import java.util.List;
import reactor.core.publisher.Mono;
import reelsmith.operation.Caller;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.node.ObjectNode;

/// The ids of the caller's newest videos.
final class VideoIdCompletions implements CompletionSource {

  private static final int LOOKED_AT = 100;

  private final OperationRunner runner;

  VideoIdCompletions(OperationRunner runner) {
    this.runner = runner;
  }

  @Override
  public String argument() {
    return "video_id";
  }

  @Override
  public Mono<List<String>> values(Caller caller) {
    ObjectNode input = WireFormat.mapper().createObjectNode().put("limit", LOOKED_AT);
    return runner
        .run(new Invocation("list_videos", caller, input, null, ProgressListener.NONE))
        .map(VideoIdCompletions::ids);
  }

  private static List<String> ids(ObjectNode answer) {
    return answer
        .required("videos")
        .valueStream()
        .map(video -> video.required("video_id").asString())
        .toList();
  }
}
