package reelsmith.render;

/// The size of a frame in pixels. Both sides are even, because colour is stored at half size.
public record FrameSize(int width, int height) {

  /// The largest side a frame may have.
  public static final int MAXIMUM_SIDE = 4096;

  public FrameSize {
    if (width < 16 || height < 16 || width > MAXIMUM_SIDE || height > MAXIMUM_SIDE) {
      throw new IllegalArgumentException(
          "A frame of %dx%d is outside 16 to %d pixels".formatted(width, height, MAXIMUM_SIDE));
    }
    if (width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "A frame of %dx%d has an odd side".formatted(width, height));
    }
  }

  public int pixels() {
    return width * height;
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
