package reelsmith.provider.offline.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Fills templates with the people, places and things of one story.
///
/// Goes through a story from its first sentence to its last, because the first mention of a person
/// introduces them.
final class Phrasing {

  /// Who says it, and so what the hero is called.
  enum Voice {
    NARRATOR,
    MONOLOGUE,
    HERO_TO_OTHER,
    OTHER_TO_HERO,
    PICTURE
  }

  /// What a template became, and who and what had been introduced by then.
  record Said(String text, boolean hero, boolean other, boolean token) {}

  private static final Pattern GAP = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.']*)}");
  private static final Pattern SENTENCE_START =
      Pattern.compile("(?<=[\\p{L}\\p{N}]{2}[.!?] )(\\p{Ll})");

  private final World world;
  private final Deque<NounPhrase> extras;
  private boolean heroKnown;
  private boolean otherKnown;
  private boolean tokenKnown;

  Phrasing(World world, List<NounPhrase> extras) {
    this.world = world;
    this.extras = new ArrayDeque<>(extras);
  }

  /// A template in words.
  String say(String template, Voice voice) {
    if (template.contains("{X")) {
      return words(template, voice);
    }
    // A draft is written dozens of times while it is being fitted; each sentence is filled in once.
    var key =
        voice
            + (heroKnown ? "1" : "0")
            + (otherKnown ? "1" : "0")
            + (tokenKnown ? "1" : "0")
            + template;
    var said = world.sayings().get(key);
    if (said == null) {
      var text = words(template, voice);
      said = new Said(text, heroKnown, otherKnown, tokenKnown);
      world.sayings().put(key, said);
    }
    heroKnown = said.hero();
    otherKnown = said.other();
    tokenKnown = said.token();
    return said.text();
  }

  private String words(String template, Voice voice) {
    var plain = world.focused(template);
    return tidy(fill(voice == Voice.PICTURE ? plain : world.variants().of(plain), voice, 0));
  }

  private String fill(String template, Voice voice, int depth) {
    return GAP.matcher(template)
        .replaceAll(
            gap -> {
              var value = value(gap.group(1), voice);
              var whole =
                  value.indexOf('{') >= 0 && depth < 2 ? fill(value, voice, depth + 1) : value;
              return Matcher.quoteReplacement(whole);
            });
  }

  private String value(String gap, Voice voice) {
    if (gap.endsWith(".cap")) {
      return English.capitalized(value(gap.substring(0, gap.length() - 4), voice));
    }
    boolean capital =
        Character.isUpperCase(gap.charAt(0))
                && gap.length() > 1
                && !gap.startsWith("P")
                && !gap.matches("Q[pn']?.*|[TLX]\\..*|T\\d?")
            || gap.matches("Qhe|Qhis|Qhim|Question");
    String key = capital ? gap.substring(0, 1).toLowerCase(Locale.ROOT) + gap.substring(1) : gap;
    var value = person(key, voice);
    if (value.isEmpty()) {
      value = thing(key);
    }
    return capital ? English.capitalized(value) : value;
  }

  private String person(String key, Voice voice) {
    var hero = world.hero();
    var other = world.other();
    boolean me = voice == Voice.MONOLOGUE || voice == Voice.HERO_TO_OTHER;
    boolean you = voice == Voice.OTHER_TO_HERO;
    boolean both = me || you;
    return switch (key) {
      case "P" -> me ? "I" : you ? "you" : heroName(voice);
      case "Pm" -> me ? "me" : you ? "you" : heroName(voice);
      case "P's" -> me ? "my" : you ? "your" : possessive(known(hero.called(), voice));
      case "Pn" -> known(hero.called(), voice);
      case "he" -> me ? "I" : you ? "you" : hero.he();
      case "him" -> me ? "me" : you ? "you" : hero.him();
      case "his" -> me ? "my" : you ? "your" : hero.his();
      case "self" -> me ? "myself" : you ? "yourself" : hero.himself();
      case "was" -> me ? "was" : you || hero.he().equals("they") ? "were" : "was";
      case "we" -> both ? "we" : pairName(voice);
      case "they" -> both ? "we" : "they";
      case "our" -> both ? "our" : "their";
      case "ours" -> both ? "ours" : "theirs";
      case "us" -> both ? "us" : "them";
      case "Q", "Qp" -> voice == Voice.HERO_TO_OTHER ? "you" : you ? "I" : otherName(voice);
      case "Qn" -> other.called();
      case "Q's" ->
          voice == Voice.HERO_TO_OTHER ? "your" : you ? "my" : possessive(otherName(voice));
      case "qhe" -> voice == Voice.HERO_TO_OTHER ? "you" : you ? "I" : other.he();
      case "qhim" -> voice == Voice.HERO_TO_OTHER ? "you" : you ? "me" : other.him();
      case "qhis" -> voice == Voice.HERO_TO_OTHER ? "your" : you ? "my" : other.his();
      case "qhimself" ->
          voice == Voice.HERO_TO_OTHER ? "yourself" : you ? "myself" : other.himself();
      default -> "";
    };
  }

  // A bare name introduces, too.
  private String known(String name, Voice voice) {
    heroKnown |= voice == Voice.NARRATOR;
    return name;
  }

  private static String possessive(String name) {
    return name.endsWith(",") ? name.substring(0, name.length() - 1) + "'s" : name + "'s";
  }

  private String heroName(Voice voice) {
    var hero = world.hero();
    boolean first = !heroKnown && voice == Voice.NARRATOR;
    heroKnown |= voice == Voice.NARRATOR;
    boolean plainName =
        hero.kind().isEmpty()
            || !world.idea().heroName().isEmpty()
                && world.idea().hero() != null
                && world.idea().hero().name();
    return first && !plainName
        ? introduced(hero, world.idea().hero() != null)
        : first ? hero.name() : hero.called();
  }

  private String pairName(Voice voice) {
    var phrase = world.idea().hero();
    boolean first = !heroKnown && voice == Voice.NARRATOR && phrase != null && world.idea().pair();
    var names = world.hero().called() + " and " + world.other().called();
    if (!first || phrase == null) {
      return names;
    }
    heroKnown = true;
    otherKnown = true;
    return (phrase.plural() ? "two " : "a ") + phrase.full() + " named " + names;
  }

  private static String introduced(Role role, boolean fromIdea) {
    boolean only = role.kind().matches("(?:last|first|only) .*");
    return (only ? "the" : English.article(role.kind()))
        + " "
        + role.kind()
        + (fromIdea ? " named " : " called ")
        + role.name();
  }

  private String otherName(Voice voice) {
    var other = world.other();
    boolean first = !otherKnown && (voice == Voice.NARRATOR || voice == Voice.MONOLOGUE);
    otherKnown |= voice == Voice.NARRATOR || voice == Voice.MONOLOGUE;
    if (!first || world.idea().pair()) {
      return first ? other.name() : other.called();
    }
    return !other.relation().isEmpty()
        ? (heroKnown || voice == Voice.MONOLOGUE
                ? (voice == Voice.MONOLOGUE ? "my " : world.hero().his() + " ")
                : English.article(other.relation()) + " ")
            + other.relation()
            + " "
            + other.name()
        : other.kind().isEmpty() ? other.name() : introduced(other, true);
  }

  private String thing(String key) {
    var thing = world.thing();
    var setting = world.setting();
    boolean many = thing.plural();
    return switch (key) {
      case "T" -> thing.the();
      case "tT" -> thing.bare();
      case "aT" -> thing.first();
      case "aTbare" ->
          many || thing.uncountable()
              ? thing.bare()
              : English.article(thing.bare()) + " " + thing.bare();
      case "T.title" -> English.capitalized(thing.bare());
      case "it" -> many ? "they" : "it";
      case "itm" -> many ? "them" : "it";
      case "wasT" -> many ? "were" : "was";
      case "isT" -> many ? "are" : "is";
      case "L" -> setting.place().the();
      case "aL" ->
          setting.place().name()
              ? setting.place().bare()
              : English.article(setting.place().bare()) + " " + setting.place().bare();
      case "atL" -> setting.at(setting.place());
      case "toL" -> setting.to(setting.place());
      case "X" -> nextExtra();
      case "event" -> world.idea().event();
      case "later" -> world.idea().event().replaceFirst("^\\{P}", "{he}");
      case "trait" -> world.idea().trait();
      case "question" -> world.idea().question();
      case "ask" -> world.idea().inquiry().ask();
      case "act" -> activity().base();
      case "acting" -> activity().gerund();
      case "actbrief" -> activity().brief();
      case "acted" -> activity().past();
      case "ending" -> activity().ending();
      case "news" -> announcement().news();
      case "who" -> announcement().who();
      case "offer" -> announcement().offer();
      case "when" -> announcement().when();
      case "opening" -> world.idea().opening();
      case "kind" -> world.hero().shortKind();
      case "aKind" -> English.article(world.hero().kind()) + " " + world.hero().kind();
      case "folk" -> setting.folk();
      case "token" -> token();
      case "thetoken" -> {
        tokenKnown = true;
        yield world.details().getOrDefault("thetoken", "");
      }
      default -> {
        var detail = world.details().get(key);
        if (detail == null) {
          throw new IllegalArgumentException("No template may ask for '" + key + "'");
        }
        yield detail;
      }
    };
  }

  private Activity activity() {
    return Objects.requireNonNull(
        world.idea().activity(), "Only ideas with an activity ask for it");
  }

  private Announcement announcement() {
    return Objects.requireNonNull(world.idea().announcement(), "Only announcements ask for it");
  }

  // "A red thimble" at first, "the red thimble" from then on.
  private String token() {
    var known = tokenKnown;
    tokenKnown = true;
    return world.details().getOrDefault(known ? "thetoken" : "token", "");
  }

  private String nextExtra() {
    @Nullable NounPhrase next = extras.size() > 1 ? extras.poll() : extras.peek();
    return next == null ? world.thing().the() : next.the();
  }

  private static String tidy(String text) {
    var fixed =
        text.replaceAll("\\b([Tt]hey|[Yy]ou|[Ww]e) was(n't)?\\b", "$1 were$2")
            .replaceAll("\\b([Tt]hey|[Yy]ou|[Ww]e) has\\b", "$1 have")
            .replaceAll("(?<=\" )(said|asked|thought|whispered|answered) I(?=[ .,])", "I $1")
            .replaceAll("\\bI and ((?:my [\\p{Ll} ]+)?\\p{Lu}\\p{L}+)", "$1 and I")
            .replaceAll("\\bI (still |never )?(think|come|know|say|swear)s\\b", "I $1$2")
            .replaceAll(" {2,}", " ")
            .replaceAll("([.?!])\\.(?!\\.)", "$1")
            .replace(",,", ",")
            .strip();
    return SENTENCE_START
        .matcher(English.capitalized(fixed))
        .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
  }
}
