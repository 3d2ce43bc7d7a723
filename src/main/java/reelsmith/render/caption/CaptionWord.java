package reelsmith.render.caption;

/// One word of a caption, ready to be drawn, and the frame of its slide it is first spoken in.
///
/// @param firstFrame counted from the beginning of the slide's slot
/// @param endFrame the first frame after the word
public record CaptionWord(String text, int firstFrame, int endFrame) {}
