package reelsmith.provider.offline.script;

import static reelsmith.provider.offline.script.Token.Tag.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.offline.script.Token.Tag;

/// Finds out what each word of a text is, by word lists, endings and neighbors.
final class Tagger {

  private static final Pattern WORD =
      Pattern.compile(
          "(?:Dr|Mr|Mrs|Ms|Prof|St|Capt|Sgt)\\.(?= ?\\p{Lu})|[\\p{L}\\p{N}]+(?:['’.-](?=[\\p{L}\\p{N}])[\\p{L}\\p{N}]+)*|[.!?;:,…–—&+/]");
  private final List<Token> done = new ArrayList<>();
  private final List<String> words;
  private final boolean titleCase;
  private boolean verbSeen;

  private Tagger(List<String> words) {
    this.words = words;
    var long_ = words.stream().filter(word -> word.length() > 3).toList();
    this.titleCase =
        long_.size() > 1 && long_.stream().allMatch(word -> Character.isUpperCase(word.charAt(0)));
  }

  static List<Token> tag(String text) {
    var words = new ArrayList<String>();
    WORD.matcher(text.replace('’', '\''))
        .results()
        .forEach(word -> words.addAll(split(word.group())));
    return new Tagger(words).run();
  }

  private static List<String> split(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    if (Set.of("it's", "he's", "she's", "who's", "that's", "there's", "what's", "where's")
        .contains(lower)) {
      return List.of(word.substring(0, word.length() - 2), "is");
    }
    if (lower.endsWith("'s")) {
      return List.of(word.substring(0, word.length() - 2), "'s");
    }
    return List.of(word);
  }

  private List<Token> run() {
    for (int index = 0; index < words.size(); index++) {
      var word = words.get(index);
      var tag = tagOf(word, index);
      if (tag == END || tag == RELATIVE || tag == CONJUNCTION && !word.equals(",")) {
        verbSeen = tag == CONJUNCTION && verbSeen;
      }
      if (tag == FINITE_VERB || tag == MODAL || tag == AUXILIARY) {
        verbSeen = true;
      }
      done.add(new Token(word, tag));
    }
    return List.copyOf(done);
  }

  private Tag tagOf(String word, int index) {
    var lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("'s")) {
      return APOSTROPHE;
    }
    if (!Character.isLetterOrDigit(word.codePointAt(0))
        && !Set.of(",", "&", "+", "/").contains(word)) {
      return END;
    }
    if (lower.equals("to")) {
      return TO;
    }
    if (lower.equals("that") && lastIs(NOUN, NAME, PRONOUN, FINITE_VERB, AUXILIARY)) {
      return RELATIVE;
    }
    if (lower.equals("which") && lastIs(NOUN, NAME)) {
      return RELATIVE;
    }
    if (word.chars().anyMatch(Character::isDigit)) {
      return word.chars().anyMatch(Character::isLetter) ? NOUN : NUMBER;
    }
    var closed = closedClass(lower, index);
    return closed != null ? closed : openClass(word, lower, index);
  }

  private @Nullable Tag closedClass(String lower, int index) {
    if (lower.equals("like") && verbAllowed() && lastIs(PRONOUN, NOUN, RELATIVE, NAME)) {
      return null;
    }
    if (lower.equals("past") && lastIs(DETERMINER, POSSESSIVE)
        || lower.equals("may") && lastIs(PREPOSITION)
        || lower.equals("will") && lastIs(DETERMINER, POSSESSIVE)) {
      return NOUN;
    }
    return FunctionWords.POSSESSIVES.contains(lower)
        ? POSSESSIVE
        : FunctionWords.PRONOUNS.contains(lower) && !(lower.equals("other") && nextMayBeNoun(index))
            ? PRONOUN
            : FunctionWords.DETERMINERS.contains(lower)
                ? DETERMINER
                : FunctionWords.RELATIVES.contains(lower)
                    ? RELATIVE
                    : FunctionWords.MODALS.contains(lower)
                        ? MODAL
                        : FunctionWords.AUXILIARIES.contains(lower)
                            ? AUXILIARY
                            : FunctionWords.PREPOSITIONS.contains(lower)
                                ? PREPOSITION
                                : FunctionWords.CONJUNCTIONS.contains(lower)
                                    ? CONJUNCTION
                                    : FunctionWords.NUMBERS.contains(lower) ? NUMBER : null;
  }

  private Tag openClass(String word, String lower, int index) {
    if (Set.of("named", "called").contains(lower)
        && index + 1 < words.size()
        && Character.isUpperCase(words.get(index + 1).codePointAt(0))) {
      return VERB;
    }
    var base = Lexicon.baseOf(lower);
    boolean noun = Lexicon.isNoun(lower);
    boolean adjective = Lexicon.isAdjective(lower);
    if (isName(word, lower, index, noun || adjective || !base.isEmpty())) {
      return NAME;
    }
    if (Lexicon.is(lower, "adverb") && !(adjective && nextMayBeNoun(index))) {
      return ADVERB;
    }
    if (lastIs(TO, MODAL) && (!base.isEmpty() || !noun && !adjective) && !lastTextIs("to", "the")) {
      return base.isEmpty() && lastIs(TO) ? guess(lower, index) : VERB;
    }
    if (!base.isEmpty()) {
      var verb = verbTag(lower, base, index, noun, adjective);
      if (verb != null) {
        return verb;
      }
    }
    if (adjective && (nextMayBeNoun(index) || !noun)) {
      return ADJECTIVE;
    }
    return noun ? NOUN : guess(lower, index);
  }

  private @Nullable Tag verbTag(
      String lower, String base, int index, boolean noun, boolean adjective) {
    boolean gerund = lower.endsWith("ing") && !lower.equals(base);
    if (gerund) {
      return lastIs(DETERMINER, POSSESSIVE, ADJECTIVE)
              || done.isEmpty() && nextMayBeNoun(index) && noun
          ? (nextMayBeNoun(index) ? ADJECTIVE : NOUN)
          : VERB;
    }
    if (lastIs(DETERMINER, POSSESSIVE, ADJECTIVE, PREPOSITION, NUMBER, APOSTROPHE)) {
      return noun
          ? null
          : nextMayBeNoun(index) ? ADJECTIVE : noun || !lower.equals(base) ? null : NOUN;
    }
    if (lastIs(AUXILIARY)) {
      return VERB;
    }
    if (lastIs(NOUN, NAME, PRONOUN, RELATIVE, ADVERB) && verbAllowed()) {
      boolean inflected = !lower.equals(base) || Lexicon.isPast(lower);
      if (!noun || inflected && (index + 1 == words.size() || !nextIsVerb(index)) || lastPlural()) {
        return FINITE_VERB;
      }
    }
    if (lastIs(CONJUNCTION)
        && !noun
        && !adjective
        && done.stream().anyMatch(token -> token.is(FINITE_VERB, VERB, AUXILIARY))) {
      return FINITE_VERB;
    }
    if (lastIs(CONJUNCTION) && !verbSeen && lower.equals(English.thirdPerson(base))) {
      return FINITE_VERB;
    }
    return noun || adjective ? null : VERB;
  }

  private boolean verbAllowed() {
    return !verbSeen
        || lastIs(RELATIVE, PRONOUN)
        || done.stream().anyMatch(token -> token.is(RELATIVE));
  }

  private boolean isName(String word, String lower, int index, boolean known) {
    if (!Character.isUpperCase(word.codePointAt(0)) || word.equals("I")) {
      return false;
    }
    boolean start = done.isEmpty() || lastIs(END);
    boolean shouted = word.length() > 3 && word.equals(word.toUpperCase(Locale.ROOT));
    if (shouted && known) {
      return false;
    }
    if (lower.endsWith(".") || !known && Lexicon.is(lower, "title")) {
      return true;
    }
    if (titleCase || start) {
      boolean unknown = !known && !looksLikeCommonWord(lower);
      boolean titleBeforeName =
          Lexicon.is(lower, "title")
              && index + 1 < words.size()
              && Character.isUpperCase(words.get(index + 1).codePointAt(0))
              && !Lexicon.isNoun(words.get(index + 1).toLowerCase(Locale.ROOT))
              && !titleCase;
      return titleBeforeName || unknown && !titleCase && words.size() > 1;
    }
    return !Lexicon.isPlace(lower) || !known ? !Lexicon.is(lower, "time") : false;
  }

  private static boolean looksLikeCommonWord(String lower) {
    return lower.matches(
        ".*(?:ing|ed|ly|tion|ness|ment|ity|ous|ful|less|able|ible|ical|ish|ism|ist|er|ers|s)");
  }

  private Tag guess(String lower, int index) {
    if (lower.endsWith("ly") && lower.length() > 4) {
      return nextMayBeNoun(index) && lastIs(DETERMINER) ? ADJECTIVE : ADVERB;
    }
    boolean adjectiveEnding =
        lower.matches(".{3,}(?:ous|ful|less|able|ible|ical|ish|ive|ary|esque|ern|-eyed|-old|est)");
    if (adjectiveEnding && (nextMayBeNoun(index) || lastIs(AUXILIARY))) {
      return ADJECTIVE;
    }
    if (lastIs(AUXILIARY) && lower.matches(".{3,}(?:ed|ing)")) {
      return VERB;
    }
    if (lower.matches(".{3,}(?:ed|ing)") && nextMayBeNoun(index)) {
      return ADJECTIVE;
    }
    boolean subjectBefore =
        lastIs(NOUN, NAME) && !verbSeen && done.stream().noneMatch(t -> t.is(FINITE_VERB));
    if (subjectBefore
        && lower.matches(".{3,}[^su]s")
        && index + 1 < words.size()
        && nextStartsPhrase(index)) {
      return FINITE_VERB;
    }
    return NOUN;
  }

  private boolean nextStartsPhrase(int index) {
    var next = words.get(index + 1).toLowerCase(Locale.ROOT);
    return FunctionWords.DETERMINERS.contains(next)
        || FunctionWords.POSSESSIVES.contains(next)
        || FunctionWords.PREPOSITIONS.contains(next)
        || FunctionWords.PRONOUNS.contains(next)
        || next.equals("to");
  }

  private boolean nextMayBeNoun(int index) {
    if (index + 1 >= words.size()) {
      return false;
    }
    var next = words.get(index + 1).toLowerCase(Locale.ROOT);
    return Character.isLetter(next.codePointAt(0))
        && !next.equals("to")
        && !FunctionWords.PREPOSITIONS.contains(next)
        && !FunctionWords.AUXILIARIES.contains(next)
        && !FunctionWords.MODALS.contains(next)
        && !FunctionWords.CONJUNCTIONS.contains(next)
        && !FunctionWords.DETERMINERS.contains(next)
        && !FunctionWords.PRONOUNS.contains(next)
        && !FunctionWords.RELATIVES.contains(next)
        && !FunctionWords.POSSESSIVES.contains(next)
        && (Lexicon.isNoun(next) || Lexicon.isAdjective(next) || Lexicon.baseOf(next).isEmpty());
  }

  private boolean nextIsVerb(int index) {
    var next = words.get(index + 1).toLowerCase(Locale.ROOT);
    return FunctionWords.AUXILIARIES.contains(next)
        || FunctionWords.MODALS.contains(next)
        || !Lexicon.baseOf(next).isEmpty() && !Lexicon.isNoun(next);
  }

  private boolean lastPlural() {
    return !done.isEmpty() && done.getLast().is(NOUN) && English.isPlural(done.getLast().lower());
  }

  private boolean lastIs(Tag... tags) {
    return !done.isEmpty() && done.getLast().is(tags);
  }

  private boolean lastTextIs(String... texts) {
    return done.size() > 1 && List.of(texts).contains(done.get(done.size() - 2).lower());
  }
}
