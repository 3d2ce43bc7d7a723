package reelsmith.template;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tells whether a text is written in the letters of its language.
final class SpokenScript {

  private static final Set<String> GREEK = Set.of("el");
  private static final Set<String> CYRILLIC = Set.of("ru", "uk", "bg", "sr", "be", "mk");

  private SpokenScript() {}

  /// The first word with a letter that voices of the language do not know.
  static Optional<String> firstForeignWord(String text, String language) {
    String primary = Locale.forLanguageTag(language).getLanguage();
    UnicodeScript own =
        GREEK.contains(primary)
            ? UnicodeScript.GREEK
            : CYRILLIC.contains(primary) ? UnicodeScript.CYRILLIC : UnicodeScript.LATIN;
    return text.lines()
        .flatMap(line -> Arrays.stream(line.split("\\s+")))
        .filter(word -> word.codePoints().anyMatch(letter -> isForeign(letter, own)))
        .findFirst();
  }

  private static boolean isForeign(int letter, UnicodeScript own) {
    if (!Character.isLetter(letter)) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(letter);
    return script != own
        && script != UnicodeScript.LATIN
        && script != UnicodeScript.COMMON
        && script != UnicodeScript.INHERITED;
  }
}
