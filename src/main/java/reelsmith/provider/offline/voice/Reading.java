package reelsmith.provider.offline.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.offline.voice.Rule.Surroundings;

/// How a written text is read aloud: numbers, abbreviations, addresses and marks turned into words
/// that any English synthesiser says well.
///
/// @param tokens the written words, split at white space, with their punctuation
/// @param words what is said; each belongs to a token, tokens may have none or several
record Reading(List<String> tokens, List<ReadingWord> words) {

  private static final int LONGEST_QUOTED_TOKEN = 40;

  private static final List<Rule> RULES =
      Stream.of(AddressRules.ALL, NumberRules.ALL, WordRules.ALL, MarkRules.ALL)
          .flatMap(List::stream)
          .toList();

  Reading {
    tokens = List.copyOf(tokens);
    words = List.copyOf(words);
  }

  /// Reads a text.
  ///
  /// @throws ProviderFailure `UNSUPPORTED` when a word has letters that are not English, with or
  ///   without accents
  static Reading of(String text) {
    var tokens = tokensOf(text);
    var plain = new ArrayList<String>();
    for (var token : tokens) {
      plain.add(plainOrFail(token));
    }
    var builder = new ReadingBuilder();
    for (int i = 0; i < plain.size(); i++) {
      builder.startToken(i);
      var before = i == 0 ? "" : plain.get(i - 1);
      var after = i == plain.size() - 1 ? "" : plain.get(i + 1);
      read(plain.get(i), new Surroundings(before, after), builder);
    }
    return new Reading(tokens, builder.words());
  }

  /// The written words of a text, split at white space.
  static List<String> tokensOf(String text) {
    var stripped = text.strip();
    return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
  }

  private static String plainOrFail(String token) {
    var plain = PlainLetters.of(token);
    if (PlainLetters.hasForeignLetter(plain)) {
      throw new ProviderFailure(
          ProviderFailure.Reason.UNSUPPORTED,
          ("The offline voices speak English only and cannot say “%s”. Write the narration in"
                  + " English, or turn the voice off with voice.enabled=false.")
              .formatted(quoted(token)));
    }
    return plain;
  }

  /// A word as it can stand in a message, cut when it is very long.
  static String quoted(String token) {
    return token.codePointCount(0, token.length()) <= LONGEST_QUOTED_TOKEN
        ? token
        : token.substring(0, token.offsetByCodePoints(0, LONGEST_QUOTED_TOKEN)) + "…";
  }

  private static void read(String token, Surroundings surroundings, ReadingBuilder builder) {
    var position = 0;
    while (position < token.length()) {
      position = readNext(token, position, surroundings, builder);
    }
  }

  private static int readNext(
      String token, int position, Surroundings surroundings, ReadingBuilder builder) {
    for (var rule : RULES) {
      // Transparent bounds let a pattern look at what stands before the position.
      var matcher =
          rule.pattern()
              .matcher(token)
              .region(position, token.length())
              .useTransparentBounds(true)
              .useAnchoringBounds(false);
      if (matcher.lookingAt()) {
        rule.saying().say(matcher, surroundings, builder);
        return matcher.end();
      }
    }
    return token.offsetByCodePoints(position, 1);
  }
}
