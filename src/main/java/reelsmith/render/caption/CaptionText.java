package reelsmith.render.caption;

import java.text.Normalizer;
import java.util.stream.Collectors;

/// Makes text fit to be drawn: no emoji, no Markdown marks, accents joined to their letters.
final class CaptionText {

  private static final String MARKDOWN = "*_`#~";

  private CaptionText() {}

  /// The text without what a caption cannot or should not show; blank when nothing is left.
  static String drawable(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(CaptionText::isDrawable)
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .strip();
  }

  private static boolean isDrawable(int codePoint) {
    return !isEmoji(codePoint)
        && MARKDOWN.indexOf(codePoint) < 0
        && (Character.isWhitespace(codePoint) || !isInvisible(codePoint));
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
