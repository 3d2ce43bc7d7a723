package reelsmith.template;

import java.util.Locale;
import java.util.Optional;
import reelsmith.provider.PlainSpeech;
import reelsmith.render.Fonts;

/// Tells whether a text is written in letters that the caption fonts have and the voices know.
public final class KnownLetters {

  private static final String SHOWN = "Latin, Greek and Cyrillic letters can be shown";

  private KnownLetters() {}

  /// Why a text cannot be shown or spoken and what to do, or empty when it can.
  ///
  /// @param spoken whether a voice of the language says it, too
  public static Optional<String> problemIn(String text, String language, boolean spoken) {
    String plain = PlainSpeech.of(text);
    return Fonts.firstUnsupported(plain)
        .map(letter -> "the caption fonts have no '%s'; %s".formatted(letter, SHOWN))
        .or(() -> spoken ? unspeakable(plain, language) : Optional.empty());
  }

  private static Optional<String> unspeakable(String text, String language) {
    return SpokenScript.firstForeignWord(text, language)
        .map(
            word ->
                ("no voice of this studio can speak '%s'; write it in Latin letters, or set"
                        + " voice.enabled to false for a silent film with captions")
                    .formatted(word));
  }

  /// Why a language cannot be shown, told by the letters of its own name, or empty when it can.
  static Optional<String> problemOf(String language) {
    Locale locale = Locale.forLanguageTag(language);
    return Fonts.firstUnsupported(locale.getDisplayLanguage(locale))
        .map(letter -> "the caption fonts cannot write %s; %s".formatted(language, SHOWN));
  }
}
