package reelsmith.provider.offline.script;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The forms of English words.
final class English {

  private static final Map<String, String> IRREGULAR_PLURALS =
      Map.ofEntries(
          Map.entry("mice", "mouse"),
          Map.entry("geese", "goose"),
          Map.entry("feet", "foot"),
          Map.entry("teeth", "tooth"),
          Map.entry("men", "man"),
          Map.entry("women", "woman"),
          Map.entry("children", "child"),
          Map.entry("people", "person"),
          Map.entry("wolves", "wolf"),
          Map.entry("wives", "wife"),
          Map.entry("lives", "life"),
          Map.entry("knives", "knife"),
          Map.entry("leaves", "leaf"),
          Map.entry("thieves", "thief"),
          Map.entry("shelves", "shelf"),
          Map.entry("elves", "elf"),
          Map.entry("dwarves", "dwarf"),
          Map.entry("loaves", "loaf"),
          Map.entry("heroes", "hero"),
          Map.entry("movies", "movie"),
          Map.entry("cookies", "cookie"),
          Map.entry("pies", "pie"),
          Map.entry("zombies", "zombie"),
          Map.entry("lies", "lie"),
          Map.entry("shoes", "shoe"),
          Map.entry("firemen", "fireman"),
          Map.entry("dice", "die"));
  private static final Pattern VOWEL_SOUND =
      Pattern.compile("(?i)(?:[aeiou]|8|11(?!\\d)|18(?!\\d)|hour|honest|honor|honour|heir).*");
  private static final Pattern CONSONANT_SOUND =
      Pattern.compile("(?i)(?:uni(?!n|m)|use|usu|usa|eu|ewe|one(?![a-z])|once|ufo|ura|ute|ubiq).*");
  private static final Pattern LETTERS =
      Pattern.compile("[AEFHILMNORSX](?:[A-Z0-9]{1,3})?(?![a-z]).*");
  private static final Pattern OTHER_LETTERS = Pattern.compile("[A-Z]{2,4}(?![a-z]).*");

  private English() {}

  /// `a` or `an`, by the sound the phrase begins with.
  static String article(String phrase) {
    if (OTHER_LETTERS.matcher(phrase).matches()) {
      return LETTERS.matcher(phrase).matches() ? "an" : "a";
    }
    return VOWEL_SOUND.matcher(phrase).matches() && !CONSONANT_SOUND.matcher(phrase).matches()
        ? "an"
        : "a";
  }

  static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
            + text.substring(text.offsetByCodePoints(0, 1));
  }

  static boolean isPlural(String noun) {
    return !singular(noun).equals(noun);
  }

  static String singular(String noun) {
    var irregular = IRREGULAR_PLURALS.get(noun);
    if (irregular != null) {
      return irregular;
    }
    if (noun.length() < 4
        || !noun.endsWith("s")
        || noun.matches(".*(?:ss|us|is|ous|ics|ness)")
        || noun.equals("glasses")
        || noun.equals("alps")
        || noun.equals("mars")
        || noun.equals("venus")
        || noun.equals("christmas")
        || noun.equals("always")
        || noun.equals("princess")) {
      return noun;
    }
    if (noun.endsWith("ies")) {
      return noun.substring(0, noun.length() - 3) + "y";
    }
    return noun.matches(".*(?:s|x|z|ch|sh)es")
        ? noun.substring(0, noun.length() - 2)
        : noun.substring(0, noun.length() - 1);
  }

  static String thirdPerson(String base) {
    return switch (base) {
      case "be" -> "is";
      case "have" -> "has";
      case "do", "go" -> base + "es";
      default ->
          base.matches(".*[^aeiou]y")
              ? base.substring(0, base.length() - 1) + "ies"
              : base.matches(".*(?:s|x|z|ch|sh)") ? base + "es" : base + "s";
    };
  }

  private static final String STRESSED_END =
      "begin|forget|admit|permit|commit|occur|prefer|refer|regret|upset|control|rebel|unplug|kidnap|outrun|equip|program";

  static String gerund(String base) {
    if (base.matches(STRESSED_END)) {
      return base + base.charAt(base.length() - 1) + "ing";
    }
    if (base.equals("be") || base.matches(".*(?:ee|oe|ye)")) {
      return base + "ing";
    }
    if (base.endsWith("ie")) {
      return base.substring(0, base.length() - 2) + "ying";
    }
    if (base.endsWith("e")) {
      return base.substring(0, base.length() - 1) + "ing";
    }
    return base.matches("[^aeiou]*[aeiou][^aeiouwxy]")
        ? base + base.charAt(base.length() - 1) + "ing"
        : base + "ing";
  }

  /// The simple past of a verb in its base form.
  static String past(String base) {
    var known = Lexicon.pastOf(base);
    if (!known.isEmpty()) {
      return known;
    }
    if (base.matches(STRESSED_END)) {
      return base + base.charAt(base.length() - 1) + "ed";
    }
    if (base.endsWith("e")) {
      return base + "d";
    }
    if (base.matches(".*[^aeiou]y")) {
      return base.substring(0, base.length() - 1) + "ied";
    }
    return base.matches("[^aeiou]*[aeiou][^aeiouwxy]")
        ? base + base.charAt(base.length() - 1) + "ed"
        : base + "ed";
  }
}
