package reelsmith.render.frame;

/// Watches frames go by and remembers the longest stretch that was black or did not move.
///
/// It looks at every eighth pixel of every eighth row of the brightness, which is enough to see
/// both and costs next to nothing.
public final class FrameWatch {

  private static final int GRID = 8;
  private static final int BLACK = 24;
  private static final int BLACK_PERCENT = 99;

  private final int width;
  private final int height;
  private final byte[] before;
  private int seen;
  private int blackRun;
  private int stillRun;
  private int longestBlack;
  private int longestStill;

  public FrameWatch(int width, int height) {
    this.width = width;
    this.height = height;
    this.before = new byte[((width + GRID - 1) / GRID) * ((height + GRID - 1) / GRID)];
  }

  /// @param frame planar YUV 4:2:0; read at once and not kept
  public void look(byte[] frame) {
    int at = 0;
    int dark = 0;
    int changed = 0;
    for (int y = 0; y < height; y += GRID) {
      for (int x = 0; x < width; x += GRID) {
        byte sample = frame[y * width + x];
        dark += (sample & 0xff) < BLACK ? 1 : 0;
        changed += sample == before[at] ? 0 : 1;
        before[at++] = sample;
      }
    }
    blackRun = dark * 100L >= (long) BLACK_PERCENT * at ? blackRun + 1 : 0;
    stillRun = seen > 0 && changed == 0 ? stillRun + 1 : 0;
    longestBlack = Math.max(longestBlack, blackRun);
    longestStill = Math.max(longestStill, stillRun);
    seen++;
  }

  public int longestBlackFrames() {
    return longestBlack;
  }

  public int longestStillFrames() {
    return longestStill;
  }

  static int darkPercent(byte[] frame, int width, int height) {
    int dark = 0;
    for (int at = 0; at < width * height; at++) {
      dark += (frame[at] & 0xff) < BLACK ? 1 : 0;
    }
    return (int) (dark * 100L / ((long) width * height));
  }
}
