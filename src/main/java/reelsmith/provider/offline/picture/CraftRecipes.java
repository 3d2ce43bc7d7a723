package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;

/// Styles built from many equal pieces.
final class CraftRecipes {

  private CraftRecipes() {}

  private static Pixels shaded(Painting painting, float light, float shadow) {
    var cast = Volume.of(painting, 16).shade(painting, light, shadow);
    return painting.backdrop().copy().under(cast).under(painting.veil());
  }

  /// Rows of knitted stitches.
  static final class Yarn implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var scene = Filters.grade(shaded(painting, .25f, .35f), 1.12f, 1.06f, 10);
      int columnWidth = Math.max(6, Math.round(20 * unit));
      int rowHeight = Math.max(5, Math.round(16 * unit));
      var mean = Filters.blur(scene, Math.max(1, columnWidth / 3), 1).data();
      int width = scene.width();
      int height = scene.height();
      var result = new int[mean.length];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int column = x / columnWidth;
          float across = (x - column * columnWidth + .5f) / columnWidth * 2;
          boolean left = across < 1;
          float fromMiddle = left ? 1 - across : across - 1;
          float slanted = y - fromMiddle * rowHeight * .95f;
          int row = (int) Math.floor(slanted / rowHeight);
          float within = slanted / rowHeight - row;
          int sampleX = Math.min(width - 1, column * columnWidth + columnWidth / 2);
          int sampleY = Math.clamp((int) ((row + 1.1f) * rowHeight), 0, height - 1);
          float thread = (float) Math.sin(Math.PI * within);
          float strand = (float) Math.sin(Math.PI * Math.clamp(fromMiddle * .94f + .05f, 0f, 1f));
          float fibre =
              Noise.bumps(x * .55f / unit * .9f + (left ? within : -within) * 7, y * .22f / unit);
          float share =
              (.4f + .66f * (float) Math.sqrt(thread) * (.5f + .5f * strand))
                  * (.86f + .26f * fibre);
          int color = mean[sampleY * width + sampleX];
          result[y * width + x] =
              Pixels.pack(
                  (color >> 16 & 255) * share * 1.16f + 8,
                  (color >> 8 & 255) * share * 1.16f + 6,
                  (color & 255) * share * 1.16f + 6);
        }
      }
      return Filters.vignette(scene.with(result), .22f);
    }
  }

  /// Triangles of one colour each, small where there is detail.
  static final class LowPoly implements Recipe {

    private static final int EXTRA_POINTS = 2600;

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var scene = Filters.grade(shaded(painting, .5f, .6f), 1.22f, 1.08f, 4);
      int width = scene.width();
      int height = scene.height();
      var edges = Filters.edges(scene, Math.max(1, Math.round(3 * unit)));
      var points = points(edges, painting, width, height, unit);
      var dice = new Random(painting.seed());
      return Pixels.drawn(
          width,
          height,
          pen -> {
            for (var triangle : Triangles.between(points)) {
              var a = points.get(triangle[0]);
              var b = points.get(triangle[1]);
              var c = points.get(triangle[2]);
              float facing =
                  1
                      + (float) (Math.atan2(b[1] - a[1], b[0] - a[0]) % 1) * .05f
                      + (dice.nextFloat() - .5f) * .13f;
              var path = new Path2D.Double();
              path.moveTo(a[0], a[1]);
              path.lineTo(b[0], b[1]);
              path.lineTo(c[0], c[1]);
              path.closePath();
              pen.setColor(new Color(Filters.scaled(mean(scene, a, b, c), facing)));
              pen.fill(path);
              pen.draw(path);
            }
          });
    }

    private static ArrayList<double[]> points(
        float[] edges, Painting painting, int width, int height, float unit) {
      var dice = new Random(painting.seed());
      var points = new ArrayList<double[]>();
      double step = 84 * unit;
      for (double y = -step; y <= height + step; y += step) {
        for (double x = -step; x <= width + step; x += step) {
          points.add(
              new double[] {
                x + (dice.nextDouble() - .5) * step * .8, y + (dice.nextDouble() - .5) * step * .8
              });
        }
      }
      var cast = painting.cast().data();
      double apart = 15 * unit;
      var taken = new HashSet<Long>();
      for (int tries = 0, found = 0; tries < 90_000 && found < EXTRA_POINTS; tries++) {
        int x = dice.nextInt(width);
        int y = dice.nextInt(height);
        int i = y * width + x;
        float wanted = cast[i] >>> 24 > 0 ? edges[i] * 2.4f + .01f : edges[i] * .8f;
        boolean free =
            wanted > .06f + .5f * dice.nextFloat()
                && taken.add((long) (x / apart) << 32 | (long) (y / apart));
        if (free) {
          points.add(new double[] {x + dice.nextDouble(), y + dice.nextDouble()});
          found++;
        }
      }
      return points;
    }

    private static int mean(Pixels scene, double[] a, double[] b, double[] c) {
      float red = 0;
      float green = 0;
      float blue = 0;
      int count = 0;
      for (double u = .12; u < .9; u += .19) {
        for (double v = .12; u + v < .92; v += .19) {
          int x =
              Math.clamp((int) (a[0] * (1 - u - v) + b[0] * u + c[0] * v), 0, scene.width() - 1);
          int y =
              Math.clamp((int) (a[1] * (1 - u - v) + b[1] * u + c[1] * v), 0, scene.height() - 1);
          int color = scene.data()[y * scene.width() + x];
          red += color >> 16 & 255;
          green += color >> 8 & 255;
          blue += color & 255;
          count++;
        }
      }
      return Pixels.pack(red / count, green / count, blue / count);
    }
  }
}
