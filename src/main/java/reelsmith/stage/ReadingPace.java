package reelsmith.stage;

import java.util.ArrayList;
import java.util.List;
import reelsmith.template.SlideSound;

/// How long silent text takes to read, and when the eye is at which word. Pure.
final class ReadingPace {

  private static final double SECONDS_PER_WORD = 0.3;
  private static final double SECONDS_PER_LETTER = 0.02;

  private ReadingPace() {}

  /// @param speedPercentage 100 for the usual pace
  static List<SlideSound.Word> words(String text, int speedPercentage) {
    double pace = 100.0 / speedPercentage;
    List<SlideSound.Word> words = new ArrayList<>();
    double at = 0;
    for (String word : text.isBlank() ? new String[0] : text.strip().split("\\s+")) {
      double end = at + pace * (SECONDS_PER_WORD + SECONDS_PER_LETTER * word.length());
      words.add(new SlideSound.Word(word, at, end));
      at = end;
    }
    return words;
  }

  /// How long the text is read; 0 when there is nothing to read.
  static double seconds(String text, int speedPercentage) {
    List<SlideSound.Word> words = words(text, speedPercentage);
    return words.isEmpty() ? 0 : words.getLast().end();
  }
}
