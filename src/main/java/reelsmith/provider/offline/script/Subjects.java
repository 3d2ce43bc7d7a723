package reelsmith.provider.offline.script;

import static reelsmith.provider.offline.script.Token.Tag.*;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom an idea is about: its hero, and somebody beside.
final class Subjects {

  private final List<Token> tokens;
  private final List<NounPhrase> phrases;
  private final boolean story;
  private final Set<NounPhrase> used = new HashSet<>();
  private boolean pair;
  private @Nullable NounPhrase hero;
  private @Nullable NounPhrase other;
  private String heroName = "";

  /// @param story false for a question and an announcement, which have nobody but who is named
  Subjects(List<Token> tokens, List<NounPhrase> phrases, boolean story) {
    this.tokens = tokens;
    this.phrases = phrases;
    this.story = story;
    findHero();
    nameHero();
    findOther();
  }

  @Nullable NounPhrase hero() {
    return hero;
  }

  @Nullable NounPhrase other() {
    return other;
  }

  /// The hero's name if the idea gives one, otherwise empty.
  String heroName() {
    return heroName;
  }

  /// Whether the hero is two people.
  boolean pair() {
    return pair;
  }

  /// The phrases that name them.
  Set<NounPhrase> used() {
    return used;
  }

  private void findHero() {
    @Nullable NounPhrase subject = phrases.isEmpty() ? null : phrases.getFirst();
    hero =
        phrases.stream()
            .filter(phrase -> phrase.animate() || isPersonName(phrase))
            .filter(phrase -> phrase.owner().isEmpty() || phrase == subject && !ownsNext(phrase))
            .findFirst()
            .orElse(null);
    if (hero == null && subject != null && actsLikeSomebody(subject)) {
      hero = subject;
    }
    if (!story && hero != null && !hero.name()) {
      // A question's nouns are what it asks about, not who asks.
      hero = null;
    }
    if (hero != null) {
      pair = hero.plural() && countedTwo(hero) || hero.is("couple");
    }
  }

  private boolean isPersonName(NounPhrase phrase) {
    boolean afterPlaceWord =
        phrase.from() > 0
            && List.of("in", "at", "on", "to", "from", "near", "of")
                .contains(tokens.get(phrase.from() - 1).lower());
    return phrase.name() && !afterPlaceWord;
  }

  private boolean ownsNext(NounPhrase phrase) {
    return phrase.to() < tokens.size() && tokens.get(phrase.to()).is(APOSTROPHE);
  }

  private boolean actsLikeSomebody(NounPhrase subject) {
    return !subject.plural()
        && !subject.is("abstract")
        && subject.from() == 0
        && tokens.stream()
            .skip(subject.to())
            .limit(2)
            .anyMatch(
                token ->
                    token.is(FINITE_VERB) && Lexicon.is(Lexicon.baseOf(token.lower()), "mind"));
  }

  private boolean countedTwo(NounPhrase phrase) {
    return tokens.subList(phrase.from(), phrase.to()).stream()
        .anyMatch(
            token ->
                List.of("two", "rival", "twin", "both", "rivals", "twins", "lovers")
                    .contains(token.lower()));
  }

  // "Luna, a shy octopus" and "a boy named Tim" are one person in two phrases.
  private void nameHero() {
    if (hero == null) {
      return;
    }
    used.add(hero);
    int next = phrases.indexOf(hero) + 1;
    @Nullable NounPhrase following = next < phrases.size() ? phrases.get(next) : null;
    List<Token> between =
        following == null ? List.<Token>of() : tokens.subList(hero.to(), following.from());
    if (hero.name()) {
      heroName = hero.full();
      boolean apposition =
          following != null
              && following.animate()
              && following.owner().isEmpty()
              && following.from() < tokens.size()
              && tokens.get(following.from()).is(DETERMINER)
              && between.stream().allMatch(token -> token.lower().equals(","));
      if (apposition && following != null) {
        used.add(following);
        hero =
            new NounPhrase(
                "",
                true,
                following.adjectives(),
                following.nouns(),
                following.tail(),
                false,
                hero.from(),
                following.to());
        skipComma();
      }
    } else if (following != null
        && following.name()
        && between.size() == 1
        && List.of("named", "called").contains(between.getFirst().lower())) {
      heroName = following.full();
      used.add(following);
      hero =
          new NounPhrase(
              hero.owner(),
              hero.definite(),
              hero.adjectives(),
              hero.nouns(),
              "",
              false,
              hero.from(),
              following.to());
    }
  }

  private void skipComma() {
    var phrase = Objects.requireNonNull(hero);
    if (phrase.to() < tokens.size() && tokens.get(phrase.to()).lower().equals(",")) {
      hero =
          new NounPhrase(
              "",
              true,
              phrase.adjectives(),
              phrase.nouns(),
              phrase.tail(),
              false,
              phrase.from(),
              phrase.to() + 1);
    }
  }

  private void findOther() {
    if (!story) {
      return;
    }
    other =
        phrases.stream()
            .filter(phrase -> !used.contains(phrase))
            .filter(
                phrase ->
                    phrase.animate()
                        && !phrase.plural()
                        && !isWhatSomebodyBecomes(phrase)
                        && !phrase.nouns().getLast().matches("crowd|audience|class|people|humans"))
            .filter(phrase -> hero == null || !phrase.head().equals(hero.head()))
            .findFirst()
            .orElseGet(
                () ->
                    phrases.stream()
                        .filter(
                            phrase ->
                                !used.contains(phrase)
                                    && isPersonName(phrase)
                                    && phrase.from() > 0
                                    && hero != null)
                        .findFirst()
                        .orElse(null));
    if (other != null) {
      used.add(other);
    }
  }

  private boolean isWhatSomebodyBecomes(NounPhrase phrase) {
    return phrase.from() > 0
        && wordBefore(phrase).lower().matches("be|is|are|was|become|becomes|becoming|being");
  }

  /// The word before a phrase, articles and owners left out.
  Token wordBefore(NounPhrase phrase) {
    int at = phrase.from() - 1;
    while (at > 0 && tokens.get(at).is(DETERMINER, POSSESSIVE)) {
      at--;
    }
    return tokens.get(at);
  }
}
