package reelsmith.provider.offline.script;

import static reelsmith.provider.offline.script.Token.Tag.*;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what happens in an idea, what its hero sets out to do, and what they are like.
///
/// Ask for the event first: the trait ends where the event's verb begins.
final class EventReader {

  private final List<Token> tokens;
  private final List<NounPhrase> phrases;
  private final @Nullable NounPhrase hero;
  private final boolean pair;
  private int subjectVerb = -1;

  EventReader(
      List<Token> tokens, List<NounPhrase> phrases, @Nullable NounPhrase hero, boolean pair) {
    this.tokens = tokens;
    this.phrases = phrases;
    this.hero = hero;
    this.pair = pair;
  }

  /// What happens, as a whole clause, or an empty text.
  String event(ClauseReader clauses) {
    if (tokens.isEmpty()) {
      return "";
    }
    if (tokens.getFirst().is(VERB)) {
      var verb = tokens.getFirst().lower();
      var base = Lexicon.baseOf(verb);
      var rest = clauses.read(1, tokens.size());
      return base.isEmpty() || rest.isEmpty() ? "" : "{P} " + English.past(base) + " " + rest;
    }
    int start = afterLead();
    int verb = mainVerb(tokens, start);
    subjectVerb = verb;
    if (verb < 0 || stateOf(verb) && subjectIsHero(verb)) {
      return "";
    }
    if (Lexicon.is(tokens.get(verb).lower(), "participles")
        && !subjectIsHero(verb)
        && !tokens.get(verb - 1).is(PRONOUN)) {
      return "";
    }
    int relative = relativeBefore(verb);
    String words =
        relative < 0
            ? clauses.read(start, tokens.size())
            : clauses.read(start, relative) + " " + clauses.read(verb, tokens.size());
    return words.split(" ").length < 3 ? "" : words.replaceFirst("^\\{he}", "{P}");
  }

  // "In a village where nobody sings, a girl hums": the clause starts at the girl. "The night the
  // stars went out": it starts at the stars.
  private int afterLead() {
    int start = 0;
    while (start < tokens.size() && tokens.get(start).is(CONJUNCTION, ADVERB)) {
      start++;
    }
    if (hero != null && hero.from() > 1 && tokens.get(hero.from() - 1).lower().equals(",")) {
      return hero.from();
    }
    boolean datedStart =
        start + 2 < tokens.size()
            && tokens.get(start).is(DETERMINER)
            && Lexicon.nounIs(tokens.get(start + 1).lower(), "time")
            && tokens.get(start + 2).is(DETERMINER, POSSESSIVE, NAME, PRONOUN);
    return datedStart ? start + 2 : start;
  }

  /// Where and under which rule it happens, or an empty text.
  String opening(ClauseReader clauses) {
    boolean leads =
        hero != null
            && hero.from() > 3
            && tokens.getFirst().is(PREPOSITION)
            && tokens.get(hero.from() - 1).lower().equals(",");
    return leads && hero != null ? clauses.read(0, hero.from() - 1) : "";
  }

  /// What the hero is or does all the time, or an empty text.
  String trait(ClauseReader clauses) {
    if (hero == null) {
      return "";
    }
    int to = hero.to();
    if (to < tokens.size()
        && tokens.get(to).is(RELATIVE)
        && to + 1 < tokens.size()
        && tokens.get(to + 1).is(FINITE_VERB, AUXILIARY, MODAL, VERB)) {
      int end = subjectVerb > to + 1 ? subjectVerb : tokens.size();
      return clauses.read(to + 1, end);
    }
    return subjectVerb >= to
            && subjectVerb - to <= 1
            && stateOf(subjectVerb)
            && subjectIsHero(subjectVerb)
        ? clauses.read(subjectVerb, tokens.size())
        : "";
  }

  /// What the hero sets out to do, or null. Ask for the event first.
  @Nullable Activity activity(ClauseReader clauses) {
    var reader = new ActivityReader(tokens, clauses);
    if (!tokens.isEmpty() && tokens.getFirst().is(VERB)) {
      return reader.read(0);
    }
    if (hero == null || hero.plural() && !pair) {
      return null;
    }
    @Nullable Activity main =
        subjectVerb >= 0 && subjectIsHero(subjectVerb) ? reader.read(subjectVerb) : null;
    int to = hero.to();
    boolean who = subjectVerb < 0 && to + 1 < tokens.size() && tokens.get(to).is(RELATIVE);
    return main != null || !who ? main : reader.read(to + 1);
  }

  private boolean stateOf(int verb) {
    var lower = tokens.get(verb).lower();
    return tokens.get(verb).is(AUXILIARY, MODAL) && !hasGerundAfter(verb)
        || Lexicon.is(Lexicon.baseOf(lower), "state");
  }

  private boolean hasGerundAfter(int verb) {
    return verb + 1 < tokens.size() && tokens.get(verb + 1).lower().endsWith("ing");
  }

  private boolean subjectIsHero(int verb) {
    return hero != null
        && !(hero.plural() && !pair)
        && hero.to() <= verb
        && phrases.stream()
            .noneMatch(phrase -> phrase.from() >= afterLead() && phrase.to() <= hero.from())
        && tokens.subList(hero.to(), verb).stream().noneMatch(token -> token.is(APOSTROPHE));
  }

  /// The verb of the main clause, or -1. A verb right after "who" or "that" belongs to a side
  /// clause.
  static int mainVerb(List<Token> tokens, int start) {
    boolean subjectSeen = false;
    boolean inside = false;
    for (int at = start; at < tokens.size() && !tokens.get(at).is(END); at++) {
      var token = tokens.get(at);
      subjectSeen |= token.is(NOUN, NAME, PRONOUN);
      if (token.is(RELATIVE)) {
        inside = true;
      } else if (subjectSeen
          && token.is(FINITE_VERB, AUXILIARY, MODAL)
          && !tokens.get(at - 1).is(TO, MODAL, AUXILIARY)) {
        if (!inside) {
          return at;
        }
        inside = false;
      }
    }
    return -1;
  }

  private int relativeBefore(int verb) {
    for (int at = 0; at < verb; at++) {
      if (tokens.get(at).is(RELATIVE) && hero != null && at == hero.to()) {
        return at;
      }
    }
    return -1;
  }
}
