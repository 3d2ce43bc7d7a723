package reelsmith.video;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.Warning;
import reelsmith.provider.PlainSpeech;
import reelsmith.provider.PlainSpeech.LeftOut;
import reelsmith.template.Production;
import reelsmith.template.SlideWish;

/// Says which slides of a brought script lose something on the way to voice and captions.
final class NarrationWarnings {

  private NarrationWarnings() {}

  /// One warning for each such slide, with its path in the brief.
  static List<Warning> of(Production production) {
    List<Warning> warnings = new ArrayList<>();
    List<SlideWish> slides = production.brought();
    for (int i = 0; i < slides.size(); i++) {
      Set<LeftOut> lost = lost(slides.get(i).narration());
      if (!lost.isEmpty()) {
        warnings.add(
            new Warning(
                "text_left_out",
                "Slide %d: %s are neither spoken nor shown in captions."
                    .formatted(i + 1, named(lost)),
                "/script/slides/%d/narration".formatted(i)));
      }
    }
    return warnings;
  }

  private static Set<LeftOut> lost(@Nullable String narration) {
    return narration == null ? EnumSet.noneOf(LeftOut.class) : PlainSpeech.leftOut(narration);
  }

  private static String named(Set<LeftOut> lost) {
    return lost.stream()
        .map(
            kind ->
                switch (kind) {
                  case TAGS -> "markup tags";
                  case ADDRESSES -> "web addresses";
                  case EMOJI -> "emoji";
                })
        .collect(Collectors.joining(" and "));
  }
}
