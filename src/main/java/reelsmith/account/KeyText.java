package reelsmith.account;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/// What a key looks like: a visible prefix and 256 random bits.
final class KeyText {

  private static final String PREFIX = "rk_live_";
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /// 43 characters out of 62 are 256 bits.
  private static final int LENGTH = 43;

  private static final Pattern SHAPE =
      Pattern.compile(PREFIX + "[0-9A-Za-z]{%d}".formatted(LENGTH));

  /// How much of a key a list may show.
  private static final int SHOWN = PREFIX.length() + 4;

  private KeyText() {}

  static boolean looksLikeOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  static String random(SecureRandom random) {
    var text = new StringBuilder(PREFIX);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /// The part that may be shown.
  static String prefix(String text) {
    return text.substring(0, SHOWN);
  }
}
