package reelsmith.render;

import java.util.Optional;
import reelsmith.render.caption.CaptionFonts;

/// Says which text can be drawn as a caption: Latin, Greek and Cyrillic.
public final class Fonts {

  private Fonts() {}

  /// The first character of `text` that cannot be drawn. Emoji and Markdown marks do not count:
  /// captions leave them out.
  public static Optional<String> firstUnsupported(String text) {
    return CaptionFonts.firstUnsupported(text);
  }
}
