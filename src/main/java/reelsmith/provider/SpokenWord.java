package reelsmith.provider;

/// One word of a narration and when it is heard.
///
/// @param text the word as it stands in the text that was spoken, with its punctuation
/// @param start seconds from the beginning of the sound
/// @param end seconds from the beginning of the sound
public record SpokenWord(String text, double start, double end) {}
