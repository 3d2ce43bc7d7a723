package reelsmith.render.caption;

import java.util.List;

/// Words that stand on the screen together.
///
/// @param firstFrame the frame of the slot it appears in
/// @param endFrame the first frame it is gone
public record CaptionPage(List<CaptionWord> words, int firstFrame, int endFrame) {

  /// The place of the word spoken at `frame`; the one spoken last during a pause.
  public int spokenAt(int frame) {
    int spoken = 0;
    for (int place = 0; place < words.size(); place++) {
      if (words.get(place).firstFrame() <= frame) {
        spoken = place;
      }
    }
    return spoken;
  }
}
