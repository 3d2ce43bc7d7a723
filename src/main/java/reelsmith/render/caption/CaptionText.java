package reelsmith.render.caption;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes text fit to be drawn: no emoji, no Markdown marks, accents joined to their letters.
final class CaptionText {

  /// Marks that begin or end emphasis. A single mark inside a word, as in 5*3, is a sign of its
  /// own.
  private static final Pattern EMPHASIS =
      Pattern.compile("\\*{2,}|_{2,}|~~|`+|(?<!\\S)([*_])(?=\\S+\\1(?!\\S))|(?<=\\S)[*_](?!\\S)");

  /// A Greek letter, perhaps with a dieresis, and the accent after it.
  private static final Pattern GREEK_ACCENT =
      Pattern.compile("(\\p{IsGreek})(\u0308?)[\u0300\u0301\u0342\u0313\u0314]+");

  private CaptionText() {}

  /// The text without what a caption cannot or should not show; blank when nothing is left.
  static String drawable(String text) {
    return EMPHASIS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
        .replaceAll("")
        .codePoints()
        .filter(CaptionText::isDrawable)
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .strip();
  }

  /// The text in capitals. Greek capitals lose their accents, as Greek is written.
  static String capitals(String text) {
    String capitals = text.toUpperCase(Locale.ROOT);
    if (capitals.codePoints().noneMatch(CaptionText::isGreek)) {
      return capitals;
    }
    String apart = Normalizer.normalize(capitals, Normalizer.Form.NFD);
    return Normalizer.normalize(
        GREEK_ACCENT.matcher(apart).replaceAll("$1$2"), Normalizer.Form.NFC);
  }

  private static boolean isGreek(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.GREEK;
  }

  private static boolean isDrawable(int codePoint) {
    return !isEmoji(codePoint) && (Character.isWhitespace(codePoint) || !isInvisible(codePoint));
  }

  private static boolean isEmoji(int codePoint) {
    boolean plain = codePoint < 0x80 || codePoint == '©' || codePoint == '®' || codePoint == '™';
    return !plain && (Character.isEmoji(codePoint) || Character.isEmojiComponent(codePoint));
  }

  private static boolean isInvisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED;
  }
}
