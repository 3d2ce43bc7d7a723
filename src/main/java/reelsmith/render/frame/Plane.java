package reelsmith.render.frame;

/// One channel of a picture, kept so that it can be resampled fast.
///
/// Eight rows stand in one array of `long`: the eight samples of a column share a number, a byte
/// each. Two multiplications then weigh eight samples, which is what makes sampling in Java cheap
/// beside encoding.
final class Plane {

  static final int ROWS = 8;

  final int width;
  final int height;
  final long[] columns;

  private Plane(int width, int height, long[] columns) {
    this.width = width;
    this.height = height;
    this.columns = columns;
  }

  static Plane of(byte[] samples, int offset, int width, int height) {
    int groups = (height + ROWS - 1) / ROWS;
    // One column more than the picture has, so that the right neighbour of the last one exists.
    int stride = width + 1;
    var columns = new long[groups * stride];
    for (int group = 0; group < groups; group++) {
      for (int row = 0; row < ROWS; row++) {
        int source = offset + Math.min(height - 1, group * ROWS + row) * width;
        int shift = Byte.SIZE * row;
        int target = group * stride;
        for (int x = 0; x < width; x++) {
          columns[target + x] |= (samples[source + x] & 0xffL) << shift;
        }
        columns[target + width] |= (samples[source + width - 1] & 0xffL) << shift;
      }
    }
    return new Plane(width, height, columns);
  }

  int stride() {
    return width + 1;
  }
}
