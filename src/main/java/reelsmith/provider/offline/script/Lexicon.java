package reelsmith.provider.offline.script;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which classes an English word belongs to. All words are in lower case.
final class Lexicon {

  private static final Map<String, Set<String>> WORDS_BY_CLASS = new LinkedHashMap<>();
  private static final Map<String, String> PAST_BY_VERB = new HashMap<>();
  private static final List<String> NOUN_CLASSES =
      List.of(
          "woman",
          "man",
          "child",
          "elder",
          "kin",
          "person",
          "animal",
          "creature",
          "large",
          "thing",
          "food",
          "mass",
          "abstract",
          "time",
          "weather",
          "body");

  static {
    for (var line : ResourceText.lines("lexicon.txt")) {
      int colon = line.indexOf(':');
      var name = line.substring(0, colon);
      for (var word : line.substring(colon + 1).strip().split(" +")) {
        var pair = word.split(":", 2);
        WORDS_BY_CLASS.computeIfAbsent(name, _ -> new HashSet<>()).add(pair[0]);
        if (pair.length == 2) {
          PAST_BY_VERB.put(pair[0], pair[1]);
        }
      }
    }
  }

  private static final Map<String, String> BASE_BY_FORM = new HashMap<>();

  static {
    PAST_BY_VERB.forEach(
        (base, past) -> {
          BASE_BY_FORM.putIfAbsent(past, base);
          BASE_BY_FORM.putIfAbsent(English.thirdPerson(base), base);
          BASE_BY_FORM.putIfAbsent(English.gerund(base), base);
        });
  }

  private Lexicon() {}

  static boolean is(String word, String name) {
    return WORDS_BY_CLASS.getOrDefault(name, Set.of()).contains(word);
  }

  /// Whether a noun, or its singular, belongs to a class.
  static boolean nounIs(String noun, String name) {
    return is(noun, name) || is(English.singular(noun), name);
  }

  static boolean isNoun(String word) {
    return NOUN_CLASSES.stream().anyMatch(name -> nounIs(word, name)) || isPlace(word);
  }

  static boolean isPlace(String word) {
    return !settingOf(word).isEmpty();
  }

  /// The kind of setting a place belongs to, such as `sea`, or an empty text.
  static String settingOf(String word) {
    return WORDS_BY_CLASS.keySet().stream()
        .filter(name -> name.startsWith("place.") && nounIs(word, name))
        .map(name -> name.substring("place.".length()))
        .findFirst()
        .orElse("");
  }

  static boolean isAnimate(String word) {
    return List.of("person", "woman", "man", "child", "elder", "kin", "animal", "creature").stream()
        .anyMatch(name -> nounIs(word, name));
  }

  static boolean isAdjective(String word) {
    return is(word, "adjective") || is(word, "participles");
  }

  /// The base form of a verb in any of its forms, or an empty text if the word is no known verb.
  static String baseOf(String word) {
    if (PAST_BY_VERB.containsKey(word)) {
      return word;
    }
    return BASE_BY_FORM.getOrDefault(word, "");
  }

  static boolean isPast(String word) {
    return PAST_BY_VERB.containsValue(word);
  }

  static String pastOf(String base) {
    return PAST_BY_VERB.getOrDefault(base, "");
  }
}
