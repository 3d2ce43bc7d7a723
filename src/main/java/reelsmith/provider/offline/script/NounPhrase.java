package reelsmith.provider.offline.script;

import java.util.List;
import java.util.Locale;

/// A noun of the idea with its adjectives.
///
/// @param owner whose it is, in the idea's words such as `my` or `her`, or empty
/// @param adjectives as written, without the article
/// @param nouns the compound; the last word is the head
/// @param tail what follows with "of", such as `of stolen smiles`, or empty
/// @param from the first token, and `to` the one after the last
record NounPhrase(
    String owner,
    boolean definite,
    List<String> adjectives,
    List<String> nouns,
    String tail,
    boolean name,
    int from,
    int to) {

  NounPhrase {
    adjectives = List.copyOf(adjectives);
    nouns = List.copyOf(nouns);
  }

  static NounPhrase thing(String text) {
    var words = List.of(text.split(" "));
    int head = 1;
    while (head < words.size() && Lexicon.isNoun(words.get(words.size() - head - 1))) {
      head++;
    }
    int split = words.size() - head;
    return new NounPhrase(
        "", false, words.subList(0, split), words.subList(split, words.size()), "", false, -1, -1);
  }

  /// The last noun in lower case.
  String head() {
    return name ? String.join(" ", nouns) : nouns.getLast().toLowerCase(Locale.ROOT);
  }

  boolean plural() {
    return !name && English.isPlural(head()) && !Lexicon.is(head(), "mass");
  }

  boolean uncountable() {
    return Lexicon.is(head(), "mass")
        || is("abstract") && !plural() && !Lexicon.is(head(), "thing");
  }

  boolean is(String wordClass) {
    return !name && Lexicon.nounIs(head(), wordClass);
  }

  boolean animate() {
    return !name && Lexicon.isAnimate(head())
        || !name && head().matches("[a-z]{3,}(?:ologist|ician|maker|keeper|trainer)");
  }

  /// The compound with the adjective that stands next to it: "red umbrella".
  String bare() {
    String nearest = adjectives.isEmpty() || name ? "" : adjectives.getLast() + " ";
    return nearest + String.join(" ", nouns);
  }

  /// Everything but the article: "rusty red umbrella".
  String full() {
    String described = adjectives.isEmpty() ? "" : String.join(" ", adjectives) + " ";
    return described + String.join(" ", nouns) + (tail.isEmpty() ? "" : " " + tail);
  }

  String the() {
    return name ? bare() : "the " + bare();
  }

  /// With the article of a first mention: "a rusty red umbrella", "the last library".
  String first() {
    if (name) {
      return full();
    }
    boolean only =
        adjectives.stream()
            .anyMatch(
                one -> List.of("last", "first", "only", "same", "best", "worst").contains(one));
    if (only) {
      return "the " + full();
    }
    return plural()
        ? "some " + full()
        : uncountable() ? full() : English.article(full()) + " " + full();
  }
}
