package reelsmith.provider.offline.voice;

/// What is heard after a word, from nothing to the end of a sentence.
enum Pause {
  NONE(""),
  COMMA(","),
  FULL_STOP("."),
  EXCLAMATION("!"),
  QUESTION("?");

  private final String mark;

  Pause(String mark) {
    this.mark = mark;
  }

  /// The punctuation mark that makes a synthesiser pause so, or nothing.
  String mark() {
    return mark;
  }

  boolean endsSentence() {
    return compareTo(FULL_STOP) >= 0;
  }

  Pause orLonger(Pause other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
