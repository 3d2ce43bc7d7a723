package reelsmith.template;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is heard over one slide.
///
/// @param index the slide's, from 1
/// @param artifact the spoken line as WAV, or null when nobody speaks
/// @param seconds of the spoken line; for a silent slide with text, the time it takes to read
/// @param words when each word is heard or read; may still be unknown before the timing stage
public record SlideSound(int index, @Nullable UUID artifact, double seconds, List<Word> words) {

  public SlideSound {
    words = List.copyOf(words);
  }

  /// @param start seconds from the beginning of the line
  public record Word(String text, double start, double end) {}
}
