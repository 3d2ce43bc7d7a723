package reelsmith.render.frame;

/// A still picture in planar YUV 4:2:0, ready to be looked at through a [View].
///
/// It should be about one and a half times as large as the frames made of it: sampling between
/// pixels then neither blurs nor sharpens as the camera moves.
public final class Picture {

  private static final int DETAIL_GRID = 64;

  private final int width;
  private final int height;
  final Plane luma;
  final Plane blue;
  final Plane red;
  private final int darkPercent;
  private final boolean detailed;

  private Picture(
      int width, int height, Plane luma, Plane blue, Plane red, int darkPercent, boolean detailed) {
    this.width = width;
    this.height = height;
    this.luma = luma;
    this.blue = blue;
    this.red = red;
    this.darkPercent = darkPercent;
    this.detailed = detailed;
  }

  /// @param samples the three planes one after the other, without gaps
  /// @param width even
  /// @param height even
  public static Picture of(byte[] samples, int width, int height) {
    int pixels = width * height;
    if (samples.length != pixels * 3 / 2) {
      throw new IllegalArgumentException(
          "%d bytes are not a picture of %dx%d".formatted(samples.length, width, height));
    }
    return new Picture(
        width,
        height,
        Plane.of(samples, 0, width, height),
        Plane.of(samples, pixels, width / 2, height / 2),
        Plane.of(samples, pixels + pixels / 4, width / 2, height / 2),
        FrameWatch.darkPercent(samples, width, height),
        hasDetail(samples, width, height));
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// How much of the picture is black, in percent.
  public int darkPercent() {
    return darkPercent;
  }

  /// Whether the camera's motion can be seen on it: on an even surface nothing moves.
  public boolean detailed() {
    return detailed;
  }

  private static boolean hasDetail(byte[] samples, int width, int height) {
    int rough = 0;
    int looked = 0;
    for (int row = 1; row < DETAIL_GRID; row++) {
      int y = row * (height - 2) / DETAIL_GRID;
      for (int x = 0; x < width - 1; x++) {
        int here = samples[y * width + x] & 0xff;
        int right = samples[y * width + x + 1] & 0xff;
        int below = samples[(y + 1) * width + x] & 0xff;
        rough += Math.abs(here - right) > 8 || Math.abs(here - below) > 8 ? 1 : 0;
        looked++;
      }
    }
    return rough * 200L > looked;
  }
}
