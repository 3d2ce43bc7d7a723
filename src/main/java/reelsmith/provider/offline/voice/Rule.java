package reelsmith.provider.offline.voice;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How one kind of writing, such as an amount of money, is said.
record Rule(Pattern pattern, Saying saying) {

  /// Says what a pattern found.
  interface Saying {
    void say(MatchResult found, Surroundings surroundings, ReadingBuilder reading);
  }

  /// What stands around a token, in plain letters; nothing at the ends of the text.
  record Surroundings(String before, String after) {}

  static Rule of(String pattern, Saying saying) {
    return new Rule(Pattern.compile(pattern), saying);
  }

  static Rule ofAnyCase(String pattern, Saying saying) {
    return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), saying);
  }
}
