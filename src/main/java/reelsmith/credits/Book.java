package reelsmith.credits;

import java.util.Locale;

/// Between what credits move.
enum Book {
  /// Where granted credits come from.
  SOURCE,
  AVAILABLE,
  HELD,
  USED,
  EXPIRED;

  String inDatabase() {
    return name().toLowerCase(Locale.ROOT);
  }
}
