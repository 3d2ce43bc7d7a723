package reelsmith.stage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.PictureRequest;
import reelsmith.template.ItemKeys;
import reelsmith.template.Production;
import reelsmith.template.Storyboard;

/// What slides are drawn from. Pure.
final class SlideRequests {

  private SlideRequests() {}

  /// Names the slide among the items of its stage.
  static String key(Storyboard.Scene scene) {
    return ItemKeys.slide(scene.index());
  }

  /// @param sheet everybody side by side, if anybody is seen
  /// @param previous the slide before
  static PictureRequest request(
      Production production,
      Storyboard storyboard,
      Storyboard.Scene scene,
      @Nullable Path sheet,
      @Nullable Path previous) {
    PictureSize size = PictureSize.of(production);
    return new PictureRequest(
        scene.picture(),
        scene.continuity(),
        storyboard.seenIn(scene),
        production.style(),
        production.customStyle(),
        size.width(),
        size.height(),
        sheet,
        previous,
        production.seed());
  }

  /// Changes when the slide must be drawn anew, which a changed neighbour is no reason for.
  static String digest(Production production, Storyboard storyboard, Storyboard.Scene scene) {
    PictureRequest request = request(production, storyboard, scene, null, null);
    return InputDigest.of(
        "slide",
        request.picture(),
        request.continuity(),
        request.characters(),
        request.style(),
        request.customStyle(),
        request.width(),
        request.height(),
        request.seed());
  }
}
