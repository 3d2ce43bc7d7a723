package reelsmith.provider.offline.voice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Web and mail addresses, said the way people dictate them.
final class AddressRules {

  private static final String TOP_LEVEL =
      "com|org|net|edu|gov|info|app|dev|blog|shop|io|ai|tv|co|uk|us|de|fr|me|ly|gg";
  private static final Set<String> SPELLED_TOP_LEVELS =
      Set.of("io", "ai", "tv", "uk", "us", "de", "fr", "ly", "gg");
  private static final Map<String, String> MARKS =
      Map.of(
          ".", "dot",
          "/", "slash",
          "-", "dash",
          "_", "underscore",
          "@", "at",
          "#", "hash",
          "?", "question",
          "=", "equals",
          "&", "and",
          "+", "plus");
  private static final Pattern PART = Pattern.compile("[A-Za-z]+|\\d+|[./\\-_@#?=&+]");

  static final List<Rule> ALL =
      List.of(
          Rule.ofAnyCase(
              "(?:mailto:)?([\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)",
              (found, around, reading) -> dictate(found.group(1), reading)),
          Rule.ofAnyCase(
              "(?:https?://(?:www\\.)?|www\\.)(\\S*[^\\s.,;:!?)\\]}>\"'/])/?",
              (found, around, reading) -> dictate(found.group(1), reading)),
          Rule.ofAnyCase(
              "((?:[a-z0-9-]+\\.)+(?:" + TOP_LEVEL + ")(?![\\w-])(?:/[\\w/.?=&#+-]*[\\w])?)/?",
              (found, around, reading) -> dictate(found.group(1), reading)));

  private AddressRules() {}

  private static void dictate(String address, ReadingBuilder reading) {
    var parts = PART.matcher(address);
    var afterDot = false;
    while (parts.find()) {
      var part = parts.group();
      var mark = MARKS.get(part);
      if (mark != null) {
        reading.say(mark);
      } else if (Character.isDigit(part.charAt(0))) {
        reading.say(part.length() > 4 ? NumberWords.digits(part) : NumberWords.number(part));
      } else if (afterDot && SPELLED_TOP_LEVELS.contains(part.toLowerCase(Locale.ROOT))) {
        reading.spell(part);
      } else {
        Words.say(part, reading);
      }
      afterDot = part.equals(".");
    }
  }
}
