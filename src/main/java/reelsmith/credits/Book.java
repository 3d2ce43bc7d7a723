package reelsmith.credits;

/// Between what credits move.
enum Book {
  /// Where granted credits come from.
  SOURCE,
  AVAILABLE,
  HELD,
  USED,
  EXPIRED
}
