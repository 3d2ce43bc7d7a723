package reelsmith.credits;

/// A movement of credits of one grant into a book, or out of it when negative.
record Posting(Book book, long grant, long amount) {}
