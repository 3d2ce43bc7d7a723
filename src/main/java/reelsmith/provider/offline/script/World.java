package reelsmith.provider.offline.script;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Everything a story's sentences may name.
///
/// @param roles hero, other, then the rest
/// @param details what stays the same in one story, such as `years` and `token`
record World(
    Idea idea,
    List<Role> roles,
    NounPhrase thing,
    Setting setting,
    Map<String, String> details,
    Variants variants,
    Map<String, Phrasing.Said> sayings) {

  /// Whether the idea gives what a line of a plot may ask for.
  boolean has(String what) {
    return switch (what) {
      case "trait" ->
          !idea.trait().isEmpty() && (idea.activity() == null || !idea.event().isEmpty());
      case "opening" -> !idea.opening().isEmpty();
      case "event" -> !idea.event().isEmpty();
      case "ending" -> idea.activity() != null && !idea.activity().ending().isEmpty();
      case "hero" -> idea.hero() != null;
      case "place" -> idea.place() != null;
      case "thing" -> idea.thing() != null;
      case "ask" -> !idea.inquiry().ask().isEmpty();
      case "offer" -> idea.announcement() != null && !idea.announcement().offer().isEmpty();
      case "when" -> idea.announcement() != null && !idea.announcement().when().isEmpty();
      case "who" -> idea.announcement() != null && !idea.announcement().who().isEmpty();
      default -> throw new IllegalArgumentException("No line may ask for '" + what + "'");
    };
  }

  /// A template in which `{N}` is one of the things the idea is about, as an object: "the bees",
  /// "rain", "painting". The same for the same template.
  String focused(String template) {
    var text =
        Math.floorMod(template.hashCode(), 3) > 0
            ? template.replace("{acting}", "{actbrief}").replace("{Acting}", "{Actbrief}")
            : template;
    if (!text.contains("{N")) {
      return text;
    }
    var nouns = focuses();
    var noun = nouns.get(Math.floorMod(template.hashCode() / 7, nouns.size()));
    boolean many =
        English.isPlural(noun.substring(noun.lastIndexOf(' ') + 1)) && !noun.endsWith("ing");
    return text.replace("{N}", noun)
        .replace(
            "{N.cap}",
            noun.startsWith("{his}") ? noun.replace("{his}", "{His}") : English.capitalized(noun))
        .replace("{Nis}", many ? "are" : "is")
        .replace("{Ns}", many ? "" : "s");
  }

  private List<String> focuses() {
    var nouns =
        idea.phrases().stream()
            .filter(phrase -> phrase != idea.hero() && phrase != idea.other())
            .filter(phrase -> phrase != idea.place() || !idea.story())
            .filter(phrase -> !phrase.name() || !idea.story())
            .filter(
                phrase ->
                    idea.activity() == null
                        || idea.hero() == null
                        || phrase.from() >= idea.hero().to())
            .filter(phrase -> phrase.nouns().stream().noneMatch(NounPhrases::isTime))
            .filter(phrase -> idea.story() || source().contains(phrase.nouns().getLast()))
            .map(this::asSaid)
            .distinct()
            .toList();
    if (!nouns.isEmpty()) {
      return nouns;
    }
    var hero = idea.hero();
    var activity = idea.activity();
    return List.of(
        activity != null
            ? activity.gerund()
            : !idea.story() ? "it all" : hero != null && hero.plural() ? hero.bare() : thing.the());
  }

  // Questions and announcements speak of things in general, as the caller did: "cats", "our shop".
  private String asSaid(NounPhrase phrase) {
    if (idea.story()) {
      if (List.of("his", "her", "their", "my", "its")
          .contains(phrase.owner().toLowerCase(Locale.ROOT))) {
        return "{his} " + phrase.bare();
      }
      boolean general = phrase.is("mass") || phrase.is("feeling");
      return general && !phrase.plural() ? phrase.bare() : phrase.the();
    }
    var said = " " + source().toLowerCase(Locale.ROOT) + " ";
    var bare = phrase.bare().toLowerCase(Locale.ROOT);
    for (var word : List.of("the", "our", "your", "my", "this")) {
      if (said.matches(
          "(?s).*\\b%s (?:[\\p{L}-]+ )?%s\\b.*".formatted(word, Pattern.quote(bare)))) {
        return word + " " + phrase.bare();
      }
    }
    boolean counted =
        said.matches("(?s).*\\ban? (?:[\\p{L}-]+ )*%s\\b.*".formatted(Pattern.quote(bare)));
    return counted && !phrase.plural() ? phrase.the() : phrase.bare();
  }

  private String source() {
    var announcement = idea.announcement();
    return announcement != null
        ? announcement.news() + " " + announcement.offer()
        : idea.question();
  }

  Role hero() {
    return roles.getFirst();
  }

  Role other() {
    return roles.get(1);
  }
}
