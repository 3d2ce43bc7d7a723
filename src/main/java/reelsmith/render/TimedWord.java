package reelsmith.render;

/// One word of the script and when it is heard.
///
/// @param text the word as it stands in the script, with its punctuation
/// @param start seconds from the beginning of the narration
/// @param end seconds from the beginning of the narration
public record TimedWord(String text, double start, double end) {

  public TimedWord {
    if (!(start >= 0) || !(end >= start) || Double.isInfinite(end)) {
      throw new IllegalArgumentException(
          "The word '%s' runs from %s to %s seconds".formatted(text, start, end));
    }
  }
}
