package reelsmith.render;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one slide of a film shows and says.
///
/// @param id names the slide for good; its motion is derived from it, so it must not change when
///   slides move
/// @param picture PNG, JPEG or WebP of any size; it is scaled and cropped to cover the frame
/// @param narration WAV of 16 bits, 48 kHz, mono; absent for a silent slide
/// @param words the script's words and when they are heard, relative to the narration
/// @param captionPreset 24, 33, 36 or 41; any other number means 24
/// @param leadSeconds silence before the narration
/// @param tailSeconds silence after the narration
/// @param minimumSeconds the slide is never shown for less
/// @param transition how the film comes to this slide from the one before, by the name of a
///   [Transition]; not looked at on the first slide
public record SlideBrief(
    String id,
    Path picture,
    @Nullable Path narration,
    List<TimedWord> words,
    int captionPreset,
    double leadSeconds,
    double tailSeconds,
    double minimumSeconds,
    String transition) {

  public static final double LEAD_SECONDS = 0.2;
  public static final double TAIL_SECONDS = 0.35;

  private static final double SHORTEST_SPOKEN_SECONDS = 1.5;
  private static final double SHORTEST_SILENT_SECONDS = 2.5;

  private static final double MAXIMUM_SECONDS = 600;

  public SlideBrief {
    words = List.copyOf(words);
    if (id.isBlank()) {
      throw new IllegalArgumentException("A slide needs an id");
    }
    requireSeconds("lead", leadSeconds);
    requireSeconds("tail", tailSeconds);
    requireSeconds("minimum", minimumSeconds);
  }

  /// The shortest time a slide is shown; without narration it takes longer to be looked at.
  public static double shortestSeconds(boolean spoken) {
    return spoken ? SHORTEST_SPOKEN_SECONDS : SHORTEST_SILENT_SECONDS;
  }

  /// How long a slide is shown, without pauses that are added to it.
  ///
  /// @param seconds of its narration, or of reading what it shows; 0 when there is nothing to read
  public static double seconds(double seconds, boolean spoken) {
    double shown = seconds == 0 ? 0 : LEAD_SECONDS + seconds + TAIL_SECONDS;
    return Math.max(shown, shortestSeconds(spoken));
  }

  private static void requireSeconds(String name, double seconds) {
    if (!(seconds >= 0 && seconds <= MAXIMUM_SECONDS)) {
      throw new IllegalArgumentException(
          "The %s of a slide is %s seconds, not 0 to %s".formatted(name, seconds, MAXIMUM_SECONDS));
    }
  }
}
