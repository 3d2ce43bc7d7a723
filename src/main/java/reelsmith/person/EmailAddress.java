package reelsmith.person;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import reelsmith.operation.OperationFailure;

/// An e-mail address that may exist.
///
/// @param text as it was given, without space around it
record EmailAddress(String text) {

  private static final int LONGEST = 254;
  private static final Pattern SHAPE = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

  /// Signals `validation_failed` at `/email` for what cannot be an address.
  static EmailAddress of(String given) {
    String text = given.strip();
    if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
      throw OperationFailure.invalid(
          "/email", "wrong_format", "must be an e-mail address, such as ada@example.com");
    }
    return new EmailAddress(text);
  }

  /// What two spellings of one address have in common.
  String key() {
    return key(text);
  }

  /// The same for whatever somebody typed, address or not.
  static String key(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
