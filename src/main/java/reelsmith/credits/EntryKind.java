package reelsmith.credits;

/// What an entry of the ledger does.
enum EntryKind {
  GRANT(Book.SOURCE, Book.AVAILABLE),
  HOLD(Book.AVAILABLE, Book.HELD),
  SETTLE(Book.HELD, Book.USED),
  RELEASE(Book.HELD, Book.AVAILABLE),
  EXPIRE(Book.AVAILABLE, Book.EXPIRED);

  private final Book from;
  private final Book to;

  EntryKind(Book from, Book to) {
    this.from = from;
    this.to = to;
  }

  Book from() {
    return from;
  }

  Book to() {
    return to;
  }

  /// Whether customers see it.
  boolean isVisible() {
    return this != EXPIRE;
  }
}
