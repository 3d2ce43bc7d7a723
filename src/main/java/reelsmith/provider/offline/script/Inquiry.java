package reelsmith.provider.offline.script;

import java.util.Locale;
import java.util.regex.Pattern;

/// What an idea asks or sets out to explain.
///
/// @param headline the question as it was said, a whole sentence, or empty if it asks nothing
/// @param ask the same inside a sentence, such as `why cats land on their feet`, or empty where
///   turning it round is not safe
record Inquiry(String headline, String ask) {

  static final Inquiry NONE = new Inquiry("", "");

  private static final Pattern QUESTION =
      Pattern.compile(
          "^(?:(?:why|how|what|where|when|who|which|whose)\\b.*|(?:is|are|do|does|did|can|could|will|would|should|has|have)\\b.*)\\?.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STATED =
      Pattern.compile("^(?:why|how|what|where|when)\\b.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern LIST =
      Pattern.compile(
          "^(?:the )?(?:top )?(?:\\d+|two|three|four|five|six|seven|eight|nine|ten)(?: [a-z]+)? (?:tips|ways|reasons|facts|things|steps|lessons|mistakes|ideas|rules|myths|habits|tricks)\\b.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PRODUCTION =
      Pattern.compile(
          "[,:]? *(?:(?:simply |briefly |quickly )?(?:explained|told|shown)\\b.*|in (?:\\d+|a|one|two|three) (?:second|minute)s?)$",
          Pattern.CASE_INSENSITIVE);

  /// Reads it from the idea without what asks for a film.
  static Inquiry of(String text) {
    if (QUESTION.matcher(text).matches()) {
      var question = text.substring(0, text.indexOf('?') + 1).replaceAll("\\s+", " ").strip();
      return new Inquiry(English.capitalized(question), turned(question));
    }
    if (STATED.matcher(text).matches() || LIST.matcher(text).matches()) {
      var first = text.split("[.!;\\n]")[0];
      var said = PRODUCTION.matcher(first).replaceFirst("").replaceAll("\\s+", " ").strip();
      boolean list = LIST.matcher(text).matches();
      return new Inquiry(
          English.capitalized(said) + ".", list ? "" : lowerFirst(said.replaceAll("[,:]+$", "")));
    }
    return NONE;
  }

  // "Why do cats sleep?" loses its "do"; "does" would change the verb, "is" its place.
  private static String turned(String question) {
    var plain = question.replaceAll("\\?$", "");
    return plain.matches("(?i)(?:why|how|when|where) do .+")
        ? lowerFirst(plain).replaceFirst(" do ", " ")
        : "";
  }

  private static String lowerFirst(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
