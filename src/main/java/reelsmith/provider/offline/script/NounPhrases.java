package reelsmith.provider.offline.script;

import static reelsmith.provider.offline.script.Token.Tag.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the noun phrases of a tagged text.
final class NounPhrases {

  private final List<Token> tokens;

  private NounPhrases(List<Token> tokens) {
    this.tokens = tokens;
  }

  static List<NounPhrase> in(List<Token> tokens) {
    return new NounPhrases(tokens).all();
  }

  private List<NounPhrase> all() {
    var found = new ArrayList<NounPhrase>();
    int at = 0;
    while (at < tokens.size()) {
      var phrase = startingAt(at);
      if (phrase == null) {
        at++;
      } else {
        found.add(phrase);
        at = Math.max(phrase.to(), at + 1);
      }
    }
    return found;
  }

  private @Nullable NounPhrase startingAt(int start) {
    int at = start;
    var owner = "";
    boolean definite = false;
    if (tokens.get(at).is(DETERMINER, POSSESSIVE)) {
      owner = tokens.get(at).is(POSSESSIVE) ? tokens.get(at).lower() : "";
      definite =
          !owner.isEmpty()
              || List.of("the", "this", "that", "these", "those").contains(tokens.get(at).lower());
      at++;
    }
    var adjectives = new ArrayList<String>();
    while (at < tokens.size() && tokens.get(at).is(ADJECTIVE, NUMBER, ADVERB)) {
      if (tokens.get(at).is(ADVERB)
          && !(at + 1 < tokens.size() && tokens.get(at + 1).is(ADJECTIVE))) {
        break;
      }
      if (tokens.get(at).is(ADJECTIVE)) {
        adjectives.add(tokens.get(at).lower());
      }
      at++;
    }
    var nouns = new ArrayList<String>();
    boolean name = at < tokens.size() && tokens.get(at).is(NAME);
    while (at < tokens.size() && tokens.get(at).is(NOUN, NAME) && nouns.size() < 4) {
      if (!nouns.isEmpty() && tokens.get(at).is(NAME) != name) {
        break;
      }
      nouns.add(name ? tokens.get(at).text() : noun(tokens.get(at).text()));
      at++;
    }
    if (nouns.isEmpty()) {
      return null;
    }
    name |= PROPER.contains(nouns.getLast().toLowerCase(Locale.ROOT));
    String tail = name ? "" : tail(at);
    return new NounPhrase(owner, definite, adjectives, nouns, tail, name, start, at);
  }

  // "museum of stolen smiles": the second phrase is found again on its own, with a role of its own.
  private String tail(int at) {
    if (at + 1 >= tokens.size() || !tokens.get(at).lower().equals("of")) {
      return "";
    }
    var rest = startingAt(at + 1);
    return rest == null || !rest.owner().isEmpty()
        ? ""
        : "of " + (rest.definite() ? "the " : "") + rest.full();
  }

  // Ordinary nouns lose capitals they only have at the start or in a headline; WiFi and UFO keep
  // theirs.
  static String noun(String text) {
    boolean shouting = text.length() > 4 && text.equals(text.toUpperCase(Locale.ROOT));
    boolean mixed = text.substring(1).chars().anyMatch(Character::isUpperCase);
    var lower = text.toLowerCase(Locale.ROOT);
    if (PROPER.contains(lower)) {
      return English.capitalized(lower);
    }
    return mixed && !shouting ? text : lower;
  }

  static final Set<String> PROPER =
      Set.of(
          "mars",
          "venus",
          "jupiter",
          "saturn",
          "pluto",
          "earth",
          "paris",
          "tokyo",
          "london",
          "york",
          "berlin",
          "rome",
          "venice",
          "istanbul",
          "cairo",
          "mumbai",
          "delhi",
          "beijing",
          "shanghai",
          "sydney",
          "chicago",
          "madrid",
          "lisbon",
          "vienna",
          "amsterdam",
          "seoul",
          "monday",
          "mondays",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "christmas",
          "halloween",
          "easter",
          "everest",
          "sahara",
          "antarctica",
          "alps",
          "arctic");

  static boolean isTime(String noun) {
    return Lexicon.nounIs(noun.toLowerCase(java.util.Locale.ROOT), "time");
  }
}
