package reelsmith.requestlog;

import java.util.List;
import reelsmith.requestlog.SecretNames.Secrecy;

/// Masks values in text that stand after a secret name: `signature=…` in a link, `"password": "…"`
/// in a text that holds JSON; and who somebody is in an address, such as `https://me:secret@host`.
/// Looks only where there is an `=`, a `:` or a `%`, so that prose costs little.
final class TextSecrets {

  private static final int LONGEST_NAME = 60;
  private static final String ENDS_VALUE = " \t\r\n&\"'<>\\#";

  /// What an address's user stands behind: plain, in a text that holds JSON, in a parameter.
  private static final List<String> BEFORE_USER = List.of("://", ":\\/\\/", "%3A%2F%2F");

  private static final String ENDS_HOST = " \t\r\n/?#\"'<>\\";
  private static final List<String> ENDS_HOST_IN_PARAMETER = List.of("%2F", "%3F", "%23");

  private final String text;
  private final StringBuilder masked = new StringBuilder();
  private int copied;

  private TextSecrets(String text) {
    this.text = text;
  }

  static String masked(String text) {
    if (text.indexOf('=') < 0 && text.indexOf(':') < 0 && text.indexOf('%') < 0) {
      return text;
    }
    return new TextSecrets(text).all();
  }

  private String all() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '=' || c == ':') && SecretNames.of(nameBefore(i)) != Secrecy.OPEN) {
        i = maskAfter(i);
      } else if (c == ':' || c == '%') {
        i = maskUser(i);
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
    return mask(start, end);
  }

  /// Where to go on.
  private int maskUser(int at) {
    int start = BEFORE_USER.stream().filter(mark -> isAt(at, mark)).mapToInt(String::length).sum();
    int user = at + start;
    int end = user;
    for (int i = user; start > 0 && i < text.length() && !endsHost(i); i++) {
      if (text.charAt(i) == '@' || isAt(i, "%40")) {
        end = i;
      }
    }
    return end == user ? at : mask(user, end);
  }

  private boolean endsHost(int at) {
    return ENDS_HOST.indexOf(text.charAt(at)) >= 0
        || ENDS_HOST_IN_PARAMETER.stream().anyMatch(mark -> isAt(at, mark));
  }

  private boolean isAt(int at, String mark) {
    return text.regionMatches(true, at, mark, 0, mark.length());
  }

  private int mask(int start, int end) {
    masked.append(text, copied, start).append(Redaction.MASK);
    copied = end;
    return end - 1;
  }
}
