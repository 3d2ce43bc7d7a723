package reelsmith.provider.offline.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/// Delaunay triangulation by the method of Bowyer and Watson, sweeping downwards so that triangles
/// whose circle lies above the sweep are done.
final class Triangles {

  private static final double FAR = 1e5;

  private record Triangle(
      int a, int b, int c, double centerX, double centerY, double radiusSquared, double lowest) {}

  private Triangles() {}

  /// Indices of the corners of each triangle.
  static List<int[]> between(List<double[]> corners) {
    int count = corners.size();
    var points = new ArrayList<>(corners);
    points.add(new double[] {-FAR, -FAR});
    points.add(new double[] {FAR, -FAR});
    points.add(new double[] {0, FAR});
    var open = new ArrayList<Triangle>();
    var done = new ArrayList<int[]>();
    open.add(triangle(points, count, count + 1, count + 2));
    var order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> points.get(i)[1]))
            .toList();
    for (int index : order) {
      open = insert(points, index, open, done, count);
    }
    open.forEach(triangle -> keep(triangle, done, count));
    return done;
  }

  private static ArrayList<Triangle> insert(
      List<double[]> points, int index, List<Triangle> open, List<int[]> done, int count) {
    var point = points.get(index);
    // LinkedHashMap-free: the order of the rim must not depend on hash codes of objects, and Long
    // hashes do not.
    var rim = new HashMap<Long, Boolean>();
    var kept = new ArrayList<Triangle>(open.size() + 4);
    for (var triangle : open) {
      if (triangle.lowest < point[1] - 1e-6) {
        keep(triangle, done, count);
        continue;
      }
      double dx = point[0] - triangle.centerX;
      double dy = point[1] - triangle.centerY;
      if (dx * dx + dy * dy < triangle.radiusSquared) {
        toggle(rim, triangle.a, triangle.b);
        toggle(rim, triangle.b, triangle.c);
        toggle(rim, triangle.c, triangle.a);
      } else {
        kept.add(triangle);
      }
    }
    rim.forEach(
        (edge, single) -> {
          if (single) {
            kept.add(triangle(points, (int) (edge >>> 32), (int) (edge & 0xffffffffL), index));
          }
        });
    return kept;
  }

  private static void toggle(HashMap<Long, Boolean> rim, int one, int other) {
    long edge = (long) Math.min(one, other) << 32 | Math.max(one, other);
    rim.merge(edge, true, (before, now) -> false);
  }

  private static void keep(Triangle triangle, List<int[]> done, int count) {
    if (triangle.a < count && triangle.b < count && triangle.c < count) {
      done.add(new int[] {triangle.a, triangle.b, triangle.c});
    }
  }

  private static Triangle triangle(List<double[]> points, int a, int b, int c) {
    var p = points.get(a);
    var q = points.get(b);
    var r = points.get(c);
    double twice = 2 * (p[0] * (q[1] - r[1]) + q[0] * (r[1] - p[1]) + r[0] * (p[1] - q[1]));
    double pp = p[0] * p[0] + p[1] * p[1];
    double qq = q[0] * q[0] + q[1] * q[1];
    double rr = r[0] * r[0] + r[1] * r[1];
    double x = (pp * (q[1] - r[1]) + qq * (r[1] - p[1]) + rr * (p[1] - q[1])) / twice;
    double y = (pp * (r[0] - q[0]) + qq * (p[0] - r[0]) + rr * (q[0] - p[0])) / twice;
    double squared = (p[0] - x) * (p[0] - x) + (p[1] - y) * (p[1] - y);
    return new Triangle(a, b, c, x, y, squared, y + Math.sqrt(squared));
  }
}
