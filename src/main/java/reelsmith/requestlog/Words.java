package reelsmith.requestlog;

import java.util.Locale;

/// Constants as they stand in the database and on the wire.
final class Words {

  private Words() {}

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
