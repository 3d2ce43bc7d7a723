package reelsmith.requestlog;

import reelsmith.requestlog.SecretNames.Secrecy;

/// Masks values in text that stand after a secret name: `signature=…` in a link, `"password": "…"`
/// in a text that holds JSON. Looks only where there is an `=` or a `:`, so that prose costs
/// little.
final class TextSecrets {

  private static final int LONGEST_NAME = 60;
  private static final String ENDS_VALUE = " \t\r\n&\"'<>\\#";

  private final String text;
  private final StringBuilder masked = new StringBuilder();
  private int copied;

  private TextSecrets(String text) {
    this.text = text;
  }

  static String masked(String text) {
    if (text.indexOf('=') < 0 && text.indexOf(':') < 0) {
      return text;
    }
    return new TextSecrets(text).all();
  }

  private String all() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '=' || c == ':') && SecretNames.of(nameBefore(i)) != Secrecy.OPEN) {
        i = maskAfter(i);
      }
    }
    return masked.append(text, copied, text.length()).toString();
  }

  private String nameBefore(int separator) {
    int end = separator;
    while (end > 0 && " \\\"'".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < LONGEST_NAME && isPartOfName(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end);
  }

  private static boolean isPartOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  /// Where to go on.
  private int maskAfter(int separator) {
    int start = separator + 1;
    while (start < text.length() && " \\\"'".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < text.length() && ENDS_VALUE.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    if (end == start || text.startsWith(Redaction.MASK, start)) {
      return separator;
    }
    masked.append(text, copied, start).append(Redaction.MASK);
    copied = end;
    return end - 1;
  }
}
