package reelsmith.provider.offline.script;

import static reelsmith.provider.offline.script.Token.Tag.*;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.PlainSpeech;

/// Reads a caller's idea: who, what, where, and what happens.
///
/// The idea is data. Whatever it holds, the outcome is words and phrases, never a template.
final class IdeaReader {

  private static final Pattern REQUEST =
      Pattern.compile(
          "^(?:please |hey |hi |can you |could you )*(?:(?:make|create|write|tell|generate|give|produce|do|show)"
              + "(?: me| us)?|i want|i need|i'd like|we need)?(?: a| an| the)?((?: ?[\\p{L}-]+){0,3}?) ?"
              + "(?:video|story|film|movie|clip|short|reel|script|tale|animation|cartoon|tiktok)s?"
              + "(?: about| of| where| in which| on| with| that shows| showing| for|:)+ ",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:please )?(?:tell me about|teach me about|explain(?: to me)?|what if|imagine(?: that| if)?|suppose"
              + "|once upon a time,?(?: there (?:was|is))?|there (?:was|is)(?: once)?|it is about|about|story:|idea:|topic:)[ :]+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EXPLAIN =
      Pattern.compile(
          "^(?:please )?(?:teach me|explain|what is|what are)\\b", Pattern.CASE_INSENSITIVE);
  private static final int MOST_WORDS = 400;

  private final List<Token> tokens;
  private final List<NounPhrase> phrases;
  private final Inquiry inquiry;
  private final @Nullable Announcement announcement;
  private final boolean story;
  private final List<String> genreWords;
  private final Subjects subjects;

  private IdeaReader(String plain) {
    var hinted = REQUEST.matcher(plain);
    var body = LEAD.matcher(hinted.replaceFirst("")).replaceFirst("").strip();
    String text = body.isEmpty() ? plain : body;
    this.tokens = limited(Tagger.tag(text));
    this.phrases = NounPhrases.in(tokens);
    this.announcement = Announcement.of(text);
    this.inquiry =
        announcement != null
            ? Inquiry.NONE
            : EXPLAIN.matcher(plain).find() && !phrases.isEmpty() && !plain.contains("?")
                ? whatIs(phrases.getFirst())
                : Inquiry.of(text);
    this.story = announcement == null && inquiry.headline().isEmpty();
    this.subjects = new Subjects(tokens, phrases, story);
    this.genreWords = Tagger.tag(plain).stream().limit(MOST_WORDS).map(Token::lower).toList();
  }

  static Idea read(String idea) {
    return new IdeaReader(PlainSpeech.of(idea).replace('{', ' ').replace('}', ' ')).sort();
  }

  // "Teach me about black holes" asks something, too.
  private static Inquiry whatIs(NounPhrase phrase) {
    var topic = phrase.plural() || phrase.name() ? phrase.full() : phrase.first();
    var verb = phrase.plural() ? "are" : "is";
    return new Inquiry(
        "What %s %s, really?".formatted(verb, topic), "what %s really %s".formatted(topic, verb));
  }

  private static List<Token> limited(List<Token> all) {
    return all.subList(0, Math.min(all.size(), MOST_WORDS));
  }

  private Idea sort() {
    var used = new HashSet<NounPhrase>(subjects.used());
    @Nullable NounPhrase named =
        find(used, phrase -> looksLikePlace(phrase) && afterPlaceWord(phrase));
    var place =
        named != null ? named : find(used, phrase -> looksLikePlace(phrase) && !afterVerb(phrase));
    @Nullable NounPhrase thing = find(used, this::looksLikeThing);
    var theme =
        find(
            used,
            phrase ->
                phrase.is("abstract")
                    && !phrase.is("time")
                    && !phrase.plural()
                    && phrase.nouns().size() == 1
                    && phrase.adjectives().isEmpty()
                    && phrase.tail().isEmpty());
    var clauses = new ClauseReader(tokens, subjects.hero(), subjects.other(), subjects.pair());
    var events = new EventReader(tokens, phrases, subjects.hero(), subjects.pair());
    String event = story ? events.event(clauses) : "";
    String trait = story ? events.trait(clauses) : "";
    @Nullable Activity activity = story ? events.activity(clauses) : null;
    var taken = (event + " " + trait).toLowerCase(Locale.ROOT);
    var extras =
        phrases.stream()
            .filter(phrase -> !used.contains(phrase))
            .filter(phrase -> !story || !taken.contains(phrase.head()))
            .filter(phrase -> !isTime(phrase))
            .toList();
    return new Idea(
        inquiry,
        announcement,
        activity,
        events.opening(clauses),
        event,
        trait,
        subjects.heroName(),
        subjects.hero(),
        subjects.other(),
        subjects.pair(),
        thing,
        place,
        theme,
        extras,
        phrases,
        genreWords);
  }

  private boolean afterPlaceWord(NounPhrase phrase) {
    return phrase.from() > 0
        && List.of("in", "at", "on", "inside", "near", "under", "to", "from")
            .contains(subjects.wordBefore(phrase).lower());
  }

  // Who opens a bakery isn't in it yet.
  private boolean afterVerb(NounPhrase phrase) {
    return phrase.from() > 0 && subjects.wordBefore(phrase).is(FINITE_VERB, VERB);
  }

  private boolean looksLikePlace(NounPhrase phrase) {
    boolean afterPlaceWord = afterPlaceWord(phrase);
    if (phrase.name()) {
      return afterPlaceWord
          && phrase.nouns().stream()
              .noneMatch(noun -> Lexicon.is(noun.toLowerCase(Locale.ROOT), "time"));
    }
    return Lexicon.isPlace(phrase.head())
        && (afterPlaceWord
            || !phrase.is("large")
            || EventReader.mainVerb(tokens, 0) < 0
            || Lexicon.is(tokens.get(EventReader.mainVerb(tokens, 0)).lower(), "participles"));
  }

  private static boolean isTime(NounPhrase phrase) {
    return phrase.nouns().stream()
        .anyMatch(noun -> Lexicon.nounIs(noun.toLowerCase(Locale.ROOT), "time"));
  }

  private boolean looksLikeThing(NounPhrase phrase) {
    // "Wants to be a star" has no star in it.
    if (phrase.from() > 0 && tokens.get(phrase.from() - 1).lower().equals("be")) {
      return false;
    }
    return !phrase.name()
            && !phrase.animate()
            && !isTime(phrase)
            && !phrase.is("measure")
            && !phrase.is("weather")
            && !phrase.is("body")
            && (!phrase.is("abstract") || phrase.is("thing"))
            && !phrase.head().matches(".+(?:ness|ism|ship)")
            && !Lexicon.isPlace(phrase.head())
            && phrase.head().length() > 1
        || phrase.is("thing") && !phrase.animate();
  }

  private @Nullable NounPhrase find(HashSet<NounPhrase> used, Predicate<NounPhrase> wanted) {
    var found =
        phrases.stream()
            .filter(phrase -> !used.contains(phrase))
            .filter(wanted)
            .findFirst()
            .orElse(null);
    if (found != null) {
      used.add(found);
    }
    return found;
  }
}
