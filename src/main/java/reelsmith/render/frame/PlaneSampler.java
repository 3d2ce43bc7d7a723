package reelsmith.render.frame;

import java.lang.foreign.MemorySegment;

/// Reads one channel of a picture between its pixels, bilinearly, in steps of 1/256 pixel.
///
/// Across first, then down. Across works on eight rows at once (see [Plane]). Down is a weighted
/// sum of two rows whose samples stand four to an `int`, a form the compiler turns into vector
/// instructions; on arrays of bytes it does not. Keeps scratch space, so one instance serves one
/// thread.
final class PlaneSampler {

  private static final int RING = 2;
  private static final int EVEN = 0x00ff00ff;
  private static final int HALF = 0x00800080;
  private static final long EVEN_ROWS = 0x00ff00ff00ff00ffL;
  private static final long HALF_OF_EACH = 0x0080008000800080L;
  private static final long EVEN_LANES = 0x0000ffff0000ffffL;

  private final int width;
  private final int height;

  /// Where each sample of a row lies, in 1/256 pixel; padded, so that the last `int` of a row is
  /// always whole.
  private final int[] places;

  private final int[][] rows;
  private final int[] row;
  private final MemorySegment rowBytes;
  private final int[] heldGroup = new int[RING];

  PlaneSampler(int width, int height) {
    this.width = width;
    this.height = height;
    int words = (width + 3) / 4;
    this.places = new int[words * 4];
    this.rows = new int[RING * Plane.ROWS][words];
    this.row = new int[words];
    this.rowBytes = MemorySegment.ofArray(row);
  }

  /// Fills `target` from `offset` on with what `view` shows of the plane.
  void sample(Plane plane, View view, MemorySegment target, int offset) {
    double step = plane.width / (view.zoom() * width);
    double left = view.centerX() * plane.width - step * width / 2;
    double stepDown = plane.height / (view.zoom() * height);
    double top = view.centerY() * plane.height - stepDown * height / 2;
    for (int x = 0; x < places.length; x++) {
      places[x] = place(left + (x + 0.5) * step - 0.5, plane.width);
    }
    heldGroup[0] = -1;
    heldGroup[1] = -1;
    for (int y = 0; y < height; y++) {
      int place = place(top + (y + 0.5) * stepDown - 0.5, plane.height);
      int upper = place >> 8;
      int lower = Math.min(upper + 1, plane.height - 1);
      blendRows(row(plane, upper), row(plane, lower), place & 255, row);
      MemorySegment.copy(rowBytes, 0, target, offset + (long) y * width, width);
    }
  }

  /// A position in 1/256 pixel, kept inside the plane.
  private static int place(double position, int length) {
    int place = (int) Math.floor(position * 256 + 0.5);
    return Math.min((length - 1) << 8, Math.max(0, place));
  }

  private int[] row(Plane plane, int wanted) {
    int group = wanted / Plane.ROWS;
    int slot = group % RING;
    if (heldGroup[slot] != group) {
      across(plane, group, slot * Plane.ROWS);
      heldGroup[slot] = group;
    }
    return rows[slot * Plane.ROWS + wanted % Plane.ROWS];
  }

  private void across(Plane plane, int group, int first) {
    across(
        plane.columns,
        group * plane.stride(),
        places,
        rows[first],
        rows[first + 1],
        rows[first + 2],
        rows[first + 3],
        rows[first + 4],
        rows[first + 5],
        rows[first + 6],
        rows[first + 7]);
  }

  private static void across(
      long[] source,
      int start,
      int[] places,
      int[] row0,
      int[] row1,
      int[] row2,
      int[] row3,
      int[] row4,
      int[] row5,
      int[] row6,
      int[] row7) {
    for (int word = 0; word < row0.length; word++) {
      int x = word * 4;
      int first = places[x];
      int second = places[x + 1];
      int third = places[x + 2];
      int fourth = places[x + 3];
      // Two columns side by side in each lane: the left in its low byte, the right in its high.
      long left = evenRows(source, start, first) | evenRows(source, start, second) << 8;
      long right = evenRows(source, start, third) | evenRows(source, start, fourth) << 8;
      long low = left & EVEN_LANES | (right & EVEN_LANES) << 16;
      long high = left >>> 16 & EVEN_LANES | right & ~EVEN_LANES;
      row0[word] = (int) low;
      row2[word] = (int) high;
      row4[word] = (int) (low >>> 32);
      row6[word] = (int) (high >>> 32);
      left = oddRows(source, start, first) >>> 8 | oddRows(source, start, second);
      right = oddRows(source, start, third) >>> 8 | oddRows(source, start, fourth);
      low = left & EVEN_LANES | (right & EVEN_LANES) << 16;
      high = left >>> 16 & EVEN_LANES | right & ~EVEN_LANES;
      row1[word] = (int) low;
      row3[word] = (int) high;
      row5[word] = (int) (low >>> 32);
      row7[word] = (int) (high >>> 32);
    }
  }

  /// Four samples of a column, each in the low byte of its lane.
  ///
  /// With one multiplication: what a lane of the difference borrows from its neighbour comes back
  /// when the sums are whole.
  private static long evenRows(long[] source, int start, int place) {
    int at = start + (place >> 8);
    long left = source[at] & EVEN_ROWS;
    long right = source[at + 1] & EVEN_ROWS;
    return (left << 8) + (right - left) * (place & 255) + HALF_OF_EACH >>> 8 & EVEN_ROWS;
  }

  /// The four between them, each in the high byte of its lane.
  private static long oddRows(long[] source, int start, int place) {
    int at = start + (place >> 8);
    long left = source[at] >>> 8 & EVEN_ROWS;
    long right = source[at + 1] >>> 8 & EVEN_ROWS;
    return (left << 8) + (right - left) * (place & 255) + HALF_OF_EACH & ~EVEN_ROWS;
  }

  private static void blendRows(int[] upper, int[] lower, int weight, int[] target) {
    for (int word = 0; word < target.length; word++) {
      int above = upper[word];
      int below = lower[word];
      int evenAbove = above & EVEN;
      int oddAbove = above >>> 8 & EVEN;
      int even = (evenAbove << 8) + ((below & EVEN) - evenAbove) * weight + HALF;
      int odd = (oddAbove << 8) + ((below >>> 8 & EVEN) - oddAbove) * weight + HALF;
      target[word] = even >>> 8 & EVEN | odd & ~EVEN;
    }
  }
}
