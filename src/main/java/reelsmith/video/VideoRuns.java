package reelsmith.video;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import reelsmith.pipeline.NewRun;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.Runs;
import reelsmith.template.Production;
import reelsmith.template.StoryTemplate;
import tools.jackson.databind.node.ObjectNode;

/// Starts runs for videos.
@Component
class VideoRuns {

  private final Runs runs;
  private final StoryTemplate template;

  VideoRuns(Runs runs, StoryTemplate template) {
    this.runs = runs;
    this.template = template;
  }

  /// Starts a run inside the caller's transaction, or signals `pipeline_run_active`.
  Mono<Run> start(long accountId, VideoId video, Production production) {
    var run =
        new NewRun(
            accountId,
            video.value(),
            StoryTemplate.NAME,
            template.plan(production),
            (ObjectNode) WireFormat.mapper().valueToTree(production));
    return runs.queue(run).onErrorMap(DuplicateKeyException.class, error -> active());
  }

  static OperationFailure active() {
    return new OperationFailure(
        OperationFailure.Kind.CONFLICT,
        "pipeline_run_active",
        "This video is being worked on. Wait until it is finished, or abort it first.");
  }
}
