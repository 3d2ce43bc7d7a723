package reelsmith.provider.offline.script;

import static reelsmith.provider.offline.script.Token.Tag.*;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a clause of the idea into a template in the past tense, with the hero's pronouns as gaps.
final class ClauseReader {

  private static final int LONGEST = 17;
  private static final Map<String, String> PAST =
      Map.ofEntries(
          Map.entry("is", "was"),
          Map.entry("are", "were"),
          Map.entry("am", "was"),
          Map.entry("isn't", "wasn't"),
          Map.entry("aren't", "weren't"),
          Map.entry("has", "had"),
          Map.entry("have", "had"),
          Map.entry("hasn't", "hadn't"),
          Map.entry("haven't", "hadn't"),
          Map.entry("do", "did"),
          Map.entry("does", "did"),
          Map.entry("don't", "didn't"),
          Map.entry("doesn't", "didn't"),
          Map.entry("can", "could"),
          Map.entry("will", "would"),
          Map.entry("may", "might"),
          Map.entry("can't", "couldn't"),
          Map.entry("won't", "wouldn't"),
          Map.entry("cannot", "couldn't"),
          Map.entry("must", "had to"),
          Map.entry("shall", "should"));

  private final List<Token> tokens;
  private final @Nullable NounPhrase hero;
  private final @Nullable NounPhrase other;
  private final boolean pair;

  ClauseReader(
      List<Token> tokens, @Nullable NounPhrase hero, @Nullable NounPhrase other, boolean pair) {
    this.tokens = tokens;
    this.hero = hero;
    this.other = other;
    this.pair = pair;
  }

  /// The words of a stretch of the idea. Long ones end where a side clause begins.
  String read(int from, int to) {
    var text = new StringBuilder();
    int words = 0;
    int at = from;
    while (at < to) {
      var token = tokens.get(at);
      if (token.is(END) || words >= 7 && to - at > LONGEST - words && startsSideClause(at)) {
        break;
      }
      int next = role(text, at);
      if (next == at) {
        append(text, word(at, text));
        next = at + 1;
      }
      words += next - at;
      at = next;
    }
    return tidy(text.toString());
  }

  private int role(StringBuilder text, int at) {
    if (hero != null && at == hero.from() && (!hero.plural() || pair)) {
      boolean owns = hero.to() < tokens.size() && tokens.get(hero.to()).is(APOSTROPHE);
      append(
          text, pair ? "{we}" : owns ? "{P's}" : text.isEmpty() || !objectAt(at) ? "{P}" : "{Pm}");
      return owns && !pair ? hero.to() + 1 : hero.to();
    }
    boolean otherOwns =
        other != null && other.to() < tokens.size() && tokens.get(other.to()).is(APOSTROPHE);
    if (other != null && at == other.from() && !other.plural() && !pair && other.tail().isEmpty()) {
      append(text, otherOwns ? "{Q's}" : "{Q}");
      return otherOwns ? other.to() + 1 : other.to();
    }
    return at;
  }

  private boolean objectAt(int at) {
    return at > 0 && tokens.get(at - 1).is(FINITE_VERB, VERB, PREPOSITION, TO);
  }

  private boolean startsSideClause(int at) {
    var token = tokens.get(at);
    boolean breaks = token.is(RELATIVE) || token.is(CONJUNCTION) || token.lower().equals("that");
    return breaks && !tokens.get(at - 1).is(FINITE_VERB, VERB, PREPOSITION, DETERMINER);
  }

  private String word(int at, StringBuilder before) {
    var token = tokens.get(at);
    var lower = token.lower();
    var pronoun = pronoun(at, lower);
    if (!pronoun.isEmpty()) {
      return pronoun;
    }
    return switch (token.tag()) {
      case APOSTROPHE -> "'s";
      case AUXILIARY, MODAL ->
          at > 0 && tokens.get(at - 1).is(TO, MODAL) || lower.equals("be") || lower.equals("been")
              ? lower
              : before.toString().endsWith("{P}") && lower.equals("is")
                  ? "{was}"
                  : PAST.getOrDefault(lower, lower);
      case FINITE_VERB -> past(lower);
      case NAME -> token.text();
      case NOUN, ADJECTIVE -> isSecondVerb(at) ? past(lower) : NounPhrases.noun(token.text());
      default -> lower.equals("i") ? "I" : lower;
    };
  }

  // "And finally wins": nothing but a verb follows an adverb that follows "and".
  private boolean isSecondVerb(int at) {
    var lower = tokens.get(at).lower();
    return at > 1
        && tokens.get(at - 1).is(ADVERB)
        && tokens.get(at - 2).is(CONJUNCTION)
        && lower.endsWith("s")
        && !Lexicon.baseOf(lower).isEmpty();
  }

  static String past(String verb) {
    var base = Lexicon.baseOf(verb);
    if (!base.isEmpty()) {
      return Lexicon.isPast(verb) && !verb.equals(base) ? verb : English.past(base);
    }
    return verb.endsWith("ed")
        ? verb
        : verb.endsWith("ies")
            ? verb.substring(0, verb.length() - 3) + "ied"
            : verb.matches(".*(?:s|x|z|ch|sh)es")
                ? verb.substring(0, verb.length() - 2) + "ed"
                : verb.endsWith("s")
                    ? English.past(verb.substring(0, verb.length() - 1))
                    : English.past(verb);
  }

  private String pronoun(int at, String lower) {
    boolean beforeNoun =
        at + 1 < tokens.size() && tokens.get(at + 1).is(NOUN, ADJECTIVE, NAME, NUMBER);
    boolean neuter =
        hero != null
            && !hero.name()
            && (hero.is("animal") || hero.is("creature") || !hero.animate());
    boolean oneOnly = !pair && (hero == null || !hero.plural());
    return switch (lower) {
      case "he", "she", "i" -> "{he}";
      case "him", "me" -> "{him}";
      case "his", "my" -> "{his}";
      case "her" -> beforeNoun ? "{his}" : "{him}";
      case "himself", "herself", "myself" -> "{self}";
      case "its" -> neuter ? "{his}" : "";
      case "itself" -> neuter ? "{self}" : "";
      case "we" -> "{we}";
      case "our" -> "{our}";
      case "us" -> "{us}";
      case "they" -> pair ? "{they}" : oneOnly && noOtherPlural(at) ? "{he}" : "";
      case "their" -> pair ? "{our}" : oneOnly && noOtherPlural(at) ? "{his}" : "";
      case "them" -> pair ? "{us}" : oneOnly && noOtherPlural(at) ? "{him}" : "";
      default -> "";
    };
  }

  private boolean noOtherPlural(int at) {
    return tokens.subList(0, at).stream()
        .noneMatch(token -> token.is(NOUN) && English.isPlural(token.lower()));
  }

  private static void append(StringBuilder text, String word) {
    if (!text.isEmpty() && !word.equals("'s") && !word.equals(",")) {
      text.append(' ');
    }
    text.append(word);
  }

  private static String tidy(String clause) {
    return clause
        .replaceAll(
            "(?:[ ,]+(?:and|or|but|so|that|who|which|because|when|while|if|a|an|the|of|in|to|with))+$",
            "")
        .replaceAll("[ ,&+/]+$", "")
        .replace(" &", " and")
        .replace(" +", " and")
        .replace(" / ", " or ");
  }
}
