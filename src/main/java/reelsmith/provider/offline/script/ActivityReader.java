package reelsmith.provider.offline.script;

import static reelsmith.provider.offline.script.Token.Tag.*;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what the hero of an idea sets out to do, in the forms that sentences need.
final class ActivityReader {

  // Longer than this, a phrase tires whoever hears it more than once.
  private static final int MOST_WORDS = 8;

  private final List<Token> tokens;
  private final ClauseReader clauses;

  ActivityReader(List<Token> tokens, ClauseReader clauses) {
    this.tokens = tokens;
    this.clauses = clauses;
  }

  /// The activity of the verb at a place, or null if it is something that merely happens or that
  /// cannot be put into other forms.
  @Nullable Activity read(int verb) {
    int at = afterStart(verb);
    if (at < 0 || at >= tokens.size()) {
      return null;
    }
    var base = base(tokens.get(at).lower());
    if (base.isEmpty() || at == verb && tokens.get(at).is(AUXILIARY, MODAL)) {
      return null;
    }
    boolean wanted = at != verb;
    if (!wanted && (Lexicon.is(base, "happens") || Lexicon.is(base, "state"))) {
      return null;
    }
    int second = secondPredicate(at + 1);
    int end = shortEnd(at + 1, second);
    var rest = end > at + 1 ? " " + clauses.read(at + 1, end) : "";
    return new Activity(
        base + rest,
        English.gerund(base) + rest,
        English.gerund(base) + object(at + 1, end),
        English.past(base) + rest,
        ending(second));
  }

  // "Teaching her bees to dance for rain" is about teaching her bees.
  private String object(int from, int end) {
    int to = from;
    while (to < end && !(to > from && tokens.get(to).is(TO, PREPOSITION))) {
      to++;
    }
    boolean whole = end - from <= 3 || to == from || !tokens.get(to - 1).is(NOUN, NAME);
    return from == end ? "" : " " + clauses.read(from, whole ? end : to);
  }

  // "Wants to learn to dance": what it comes down to is dancing.
  private int afterStart(int verb) {
    int at = verb;
    while (at >= 0 && at + 2 < tokens.size()) {
      var base = base(tokens.get(at).lower());
      boolean starts =
          Lexicon.is(base, "starts") || tokens.get(at).lower().matches("must|will|should|has|have");
      if (!starts) {
        return at;
      }
      int next = at + 1;
      if (tokens.get(next).is(TO) || tokens.get(next).lower().matches("of|about|how")) {
        next++;
      }
      if (next < tokens.size() && tokens.get(next).is(TO)) {
        next++;
      }
      var word = tokens.get(next).lower();
      boolean goesOn =
          !base(word).isEmpty() && (next > at + 1 || word.endsWith("ing") || isModal(at));
      if (!goesOn) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private boolean isModal(int at) {
    return tokens.get(at).lower().matches("must|will|should");
  }

  private static String base(String word) {
    var known = Lexicon.baseOf(word);
    if (!known.isEmpty()) {
      return known;
    }
    if (word.matches("[a-z]{2,}ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.matches("[a-z]+(?:ss|x|z|ch|sh)es")) {
      return word.substring(0, word.length() - 2);
    }
    // A form we cannot take back safely is better left alone.
    return word.matches("[a-z]{2,}[^s]s") ? word.substring(0, word.length() - 1) : "";
  }

  /// Where "and finally wins" begins, or -1.
  private int secondPredicate(int from) {
    for (int at = from; at + 1 < tokens.size() && !tokens.get(at).is(END); at++) {
      if (!tokens.get(at).lower().matches("and|but|until|,")) {
        continue;
      }
      int next = at + 1;
      while (next < tokens.size() - 1
          && (tokens.get(next).is(ADVERB) || tokens.get(next).lower().matches("and|but|then"))) {
        next++;
      }
      var word = tokens.get(next);
      boolean thirdPerson =
          word.lower().endsWith("s")
              && !Lexicon.baseOf(word.lower()).isEmpty()
              && !Lexicon.baseOf(word.lower()).equals(word.lower());
      boolean afterList = next + 1 < tokens.size() && tokens.get(next + 1).lower().equals(",");
      if ((word.is(FINITE_VERB) || thirdPerson) && !afterList) {
        return at;
      }
    }
    return -1;
  }

  private int shortEnd(int from, int second) {
    int end = second < 0 ? tokens.size() : second;
    int best = from;
    for (int at = from; at < end && !tokens.get(at).is(END); at++) {
      boolean breaks =
          tokens.get(at).is(RELATIVE)
              || tokens.get(at).lower().matches("because|so|while|when|before|after|since|until|,");
      if (breaks) {
        return at;
      }
      boolean seam = tokens.get(at).is(PREPOSITION) && at > from;
      if (at - from >= MOST_WORDS) {
        return best > from ? best : at;
      }
      if (seam) {
        best = at;
      }
      if (at + 1 == end || tokens.get(at + 1).is(END)) {
        return at + 1;
      }
    }
    return Math.min(end, Math.max(best, from));
  }

  private String ending(int second) {
    if (second < 0) {
      return "";
    }
    int verb = second + 1;
    var adverbs = new StringBuilder();
    while (tokens.get(verb).is(ADVERB) || tokens.get(verb).lower().matches("and|but|then")) {
      if (tokens.get(verb).is(ADVERB)) {
        adverbs.append(tokens.get(verb).lower()).append(' ');
      }
      verb++;
    }
    var rest = verb + 1 < tokens.size() ? " " + clauses.read(verb + 1, tokens.size()) : "";
    return (adverbs + ClauseReader.past(tokens.get(verb).lower()) + rest).strip();
  }
}
