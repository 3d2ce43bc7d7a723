package reelsmith.render.frame;

import java.lang.foreign.MemorySegment;

/// Reads one channel of a picture between its pixels, bilinearly, in steps of 1/256 pixel.
///
/// Across first, then down. Across works on four rows at once (see [Plane]). Down is a weighted sum
/// of two rows whose samples stand four to an `int`, a form the compiler turns into vector
/// instructions; on arrays of bytes it does not. Keeps scratch space, so one instance serves one
/// thread.
final class PlaneSampler {

  private static final int RING = 2;
  private static final int EVEN = 0x00ff00ff;
  private static final int HALF = 0x00800080;
  private static final long EVERY_LANE = 0x00ff00ff00ff00ffL;
  private static final long HALF_LANE = 0x0080008000800080L;

  private final int width;
  private final int height;

  /// Column and weight of each sample; padded, so that the last `int` of a row is always whole.
  private final int[] column;

  private final int[] weight;
  private final int[][] rows;
  private final int[] row;
  private final MemorySegment rowBytes;
  private final int[] heldGroup = new int[RING];

  PlaneSampler(int width, int height) {
    this.width = width;
    this.height = height;
    int words = (width + 3) / 4;
    this.column = new int[words * 4];
    this.weight = new int[words * 4];
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
    placeColumns(plane.width, left, step);
    heldGroup[0] = -1;
    heldGroup[1] = -1;
    for (int y = 0; y < height; y++) {
      int fixed = fixed(top + (y + 0.5) * stepDown - 0.5, plane.height);
      int upper = fixed >> 8;
      int lower = Math.min(upper + 1, plane.height - 1);
      blendRows(row(plane, upper), row(plane, lower), fixed & 255, row);
      MemorySegment.copy(rowBytes, 0, target, offset + (long) y * width, width);
    }
  }

  private void placeColumns(int planeWidth, double left, double step) {
    for (int x = 0; x < column.length; x++) {
      int fixed = fixed(left + (x + 0.5) * step - 0.5, planeWidth);
      column[x] = fixed >> 8;
      weight[x] = fixed & 255;
    }
  }

  /// A position in 1/256 pixel, kept inside the plane.
  private static int fixed(double position, int length) {
    int fixed = (int) Math.floor(position * 256 + 0.5);
    return Math.min((length - 1) << 8, Math.max(0, fixed));
  }

  private int[] row(Plane plane, int wanted) {
    int group = wanted / Plane.ROWS;
    int slot = group % RING;
    if (heldGroup[slot] != group) {
      int first = slot * Plane.ROWS;
      across(
          plane.columns,
          group * plane.stride(),
          column,
          weight,
          rows[first],
          rows[first + 1],
          rows[first + 2],
          rows[first + 3]);
      heldGroup[slot] = group;
    }
    return rows[slot * Plane.ROWS + wanted % Plane.ROWS];
  }

  private static void across(
      long[] source,
      int start,
      int[] column,
      int[] weight,
      int[] first,
      int[] second,
      int[] third,
      int[] fourth) {
    int words = first.length;
    for (int word = 0; word < words; word++) {
      int x = word * 4;
      // Two columns side by side in each lane: the earlier in its low byte, the later in its high.
      long early =
          between(source, start + column[x], weight[x])
              | between(source, start + column[x + 1], weight[x + 1]) << 8;
      long late =
          between(source, start + column[x + 2], weight[x + 2])
              | between(source, start + column[x + 3], weight[x + 3]) << 8;
      first[word] = (int) (early & 0xffff) | (int) late << 16;
      second[word] = (int) (early >>> 16 & 0xffff) | (int) (late >>> 16) << 16;
      third[word] = (int) (early >>> 32 & 0xffff) | (int) (late >>> 32) << 16;
      fourth[word] = (int) (early >>> 48) | (int) (late >>> 48) << 16;
    }
  }

  /// With one multiplication: what a lane of the difference borrows from its neighbour comes back
  /// when the sums are whole.
  private static long between(long[] source, int at, long right) {
    long left = source[at];
    return (left << 8) + (source[at + 1] - left) * right + HALF_LANE >>> 8 & EVERY_LANE;
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
