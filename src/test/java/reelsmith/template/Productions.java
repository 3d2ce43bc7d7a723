package reelsmith.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.VisualStyle;
import reelsmith.provider.VoiceFormat;

/// Small productions for tests.
public final class Productions {

  private Productions() {}

  /// One of these slides, told by a voice that is cast.
  public static Production spoken(SlideWish... slides) {
    return of(new Production.Voice(null, 100, false), slides);
  }

  /// One of these slides, without a voice.
  public static Production silent(SlideWish... slides) {
    return of(null, slides);
  }

  private static Production of(Production.@Nullable Voice voice, SlideWish... slides) {
    return new Production(
        "",
        slides.length,
        false,
        VoiceFormat.NARRATED,
        false,
        VisualStyle.SEMI_REALISTIC_PAINTERLY,
        null,
        List.of(),
        List.of(slides),
        voice,
        null,
        true,
        270,
        480,
        null,
        "en",
        1);
  }
}
