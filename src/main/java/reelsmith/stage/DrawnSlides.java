package reelsmith.stage;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reelsmith.pipeline.FinishedItem;
import reelsmith.pipeline.StageWork;
import reelsmith.template.Drawing;
import reelsmith.template.Production;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// The slides of a run that are drawn already, while later ones may still be drawn.
final class DrawnSlides {

  private DrawnSlides() {}

  /// In the order of the film. Slides that will be drawn anew do not count.
  static Mono<List<Drawing>> of(StageWork work) {
    Map<String, String> digests = digests(work);
    return work.recorded(StageNames.SLIDES)
        .filter(item -> item.inputDigest().equals(digests.get(item.key())))
        .map(FinishedItem::result)
        .map(result -> StageJson.read(result, Drawing.class))
        .sort(Comparator.comparingInt(Drawing::index))
        .collectList();
  }

  private static Map<String, String> digests(StageWork work) {
    Production production = StageJson.production(work);
    Storyboard storyboard = StageJson.result(work, StageNames.SCRIPT, Storyboard.class);
    Map<String, String> digests = new HashMap<>();
    for (Storyboard.Scene scene : storyboard.scenes()) {
      digests.put(SlideRequests.key(scene), SlideRequests.digest(production, storyboard, scene));
    }
    return digests;
  }
}
