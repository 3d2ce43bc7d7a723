package reelsmith.stage;

import java.util.ArrayList;
import java.util.List;
import reelsmith.template.SlideSound;

/// How long silent text takes to read, and when the eye is at which word. Pure.
final class ReadingPace {

  private static final double SECONDS_PER_WORD = 0.3;
  private static final double SECONDS_PER_LETTER = 0.02;

  /// A slide with nothing to read is shown this long.
  static final double NOTHING_TO_READ_SECONDS = 2.5;

  private ReadingPace() {}

  static List<SlideSound.Word> words(String text) {
    List<SlideSound.Word> words = new ArrayList<>();
    double at = 0;
    for (String word : text.isBlank() ? new String[0] : text.strip().split("\\s+")) {
      double end = at + SECONDS_PER_WORD + SECONDS_PER_LETTER * word.length();
      words.add(new SlideSound.Word(word, at, end));
      at = end;
    }
    return words;
  }

  static double seconds(List<SlideSound.Word> words) {
    return words.isEmpty() ? NOTHING_TO_READ_SECONDS : words.getLast().end();
  }
}
