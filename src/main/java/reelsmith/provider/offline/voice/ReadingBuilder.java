package reelsmith.provider.offline.voice;

import java.util.ArrayList;
import java.util.List;

/// Collects the words of a reading while the rules go through the written tokens.
final class ReadingBuilder {

  private final List<ReadingWord> words = new ArrayList<>();
  private int token;

  void startToken(int index) {
    token = index;
  }

  void say(String... spellings) {
    say(List.of(spellings));
  }

  void say(List<String> spellings) {
    for (var spelling : spellings) {
      words.add(new ReadingWord(token, spelling, Pause.NONE));
    }
  }

  /// Says the names of letters.
  void spell(String letters) {
    letters.chars().forEach(letter -> say(Character.toString(Character.toUpperCase(letter))));
  }

  /// Lets the pause follow what was said last, if anything was.
  void pause(Pause pause) {
    if (!words.isEmpty()) {
      words.add(words.removeLast().followedBy(pause));
    }
  }

  List<ReadingWord> words() {
    return List.copyOf(words);
  }
}
