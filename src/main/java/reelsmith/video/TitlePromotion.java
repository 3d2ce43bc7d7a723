package reelsmith.video;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.WireFormat;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.RunObserver;
import reelsmith.template.PublishingCopy;
import reelsmith.template.StageNames;
import tools.jackson.databind.JsonNode;

/// Names a video after its generated title, unless the caller named it.
@Component
class TitlePromotion implements RunObserver {

  private final Videos videos;

  TitlePromotion(Videos videos) {
    this.videos = videos;
  }

  @Override
  public Mono<Void> stageDone(Run run, String stage, JsonNode result) {
    if (!stage.equals(StageNames.METADATA)) {
      return Mono.empty();
    }
    PublishingCopy copy = WireFormat.mapper().treeToValue(result, PublishingCopy.class);
    return videos.promoteTitle(run.subject(), copy.title());
  }
}
