package reelsmith.provider.offline.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.QuadCurve2D;
import java.util.Random;

/// Styles laid down with a brush.
final class PaintedRecipes {

  private PaintedRecipes() {}

  /// Soft modelling, visible brush work, warm light.
  static final class Painterly implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      var cast = Volume.of(painting, 16).shade(painting, .42f, .5f);
      var scene = Filters.grade(painting.backdrop().copy().under(cast), 1.12f, 1.1f, -4);
      float unit = (float) painting.unit();
      var brushed =
          Filters.calm(
              Filters.wobble(scene, 5 * unit, .9f / Math.max(unit, .3f)),
              Math.max(2, (int) (9 * unit)));
      int width = painting.width();
      var data = brushed.data();
      var result = new int[data.length];
      for (int i = 0; i < data.length; i++) {
        float x = i % width / unit;
        float y = i / width / unit;
        float bend = Noise.clouds(x * .11f, y * .11f) * 22;
        float stroke = Noise.bumps(x * .052f + bend, y * .3f - bend * .6f) - .5f;
        float grain = Noise.clouds(x * 1.4f, y * 1.4f) - .5f;
        float bristle = Noise.bumps(x * .3f + bend, y * .12f + bend) - .5f;
        float share = 1 + stroke * .14f + grain * .1f + bristle * .08f;
        int color = data[i];
        result[i] =
            Pixels.pack(
                (color >> 16 & 255) * share * 1.03f + 2,
                (color >> 8 & 255) * share,
                (color & 255) * share * .97f + 3);
      }
      return Filters.vignette(
          Filters.bloom(
              brushed.with(result).under(painting.veil()),
              Math.max(2, (int) (26 * unit)),
              .76f,
              .24f),
          .46f);
    }
  }

  /// Thick strokes that follow the forms, with ridges of paint.
  static final class Oil implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      var cast = Volume.of(painting, 18).shade(painting, .4f, .5f);
      var scene =
          Filters.grade(
              painting.backdrop().copy().under(cast).under(painting.veil()), 1.25f, 1.1f, 0);
      float unit = (float) painting.unit();
      var guide = Filters.blur(scene, Math.max(1, (int) (5 * unit)), 1);
      var painted = strokes(scene, guide, unit, painting.seed());
      return relief(painted, unit);
    }

    private static Pixels strokes(Pixels scene, Pixels guide, float unit, long seed) {
      int width = scene.width();
      int height = scene.height();
      var light = Filters.luminance(Filters.blur(guide, Math.max(1, (int) (7 * unit)), 1));
      var detail = Filters.edges(guide, Math.max(1, (int) (3 * unit)));
      var under = Filters.calm(scene, Math.max(2, (int) (14 * unit)));
      return under.drawnOver(
          pen -> {
            var dice = new Random(seed);
            double[][] layers = {{44, 15, 0}, {26, 8.5, .05}, {13, 4.6, .16}};
            for (var layer : layers) {
              double step = layer[1] * 1.25 * unit;
              pen.setStroke(
                  new BasicStroke(
                      (float) (layer[1] * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
              for (double y = 0; y < height; y += step) {
                for (double x = 0; x < width; x += step) {
                  int atX =
                      Math.clamp((int) (x + (dice.nextDouble() - .5) * step * 1.6), 2, width - 3);
                  int atY =
                      Math.clamp((int) (y + (dice.nextDouble() - .5) * step * 1.6), 2, height - 3);
                  int i = atY * width + atX;
                  double jitter = (dice.nextDouble() - .5) * .24;
                  if (detail[i] >= layer[2]) {
                    stroke(
                        pen,
                        guide.data()[i],
                        light,
                        width,
                        atX,
                        atY,
                        layer[0] * unit * (detail[i] > .3 ? .55 : 1),
                        jitter);
                  }
                }
              }
            }
          });
    }

    private static void stroke(
        java.awt.Graphics2D pen,
        int color,
        float[] light,
        int width,
        int x,
        int y,
        double length,
        double jitter) {
      int i = y * width + x;
      double acrossX = light[i + 2] - light[i - 2];
      double acrossY = light[i + 2 * width] - light[i - 2 * width];
      // Calm regions have no direction of their own: there the brush swirls.
      double angle =
          Math.abs(acrossX) + Math.abs(acrossY) > .012
              ? Math.atan2(acrossX, -acrossY)
              : Noise.clouds(x * .06f, y * .06f) * 7;
      double dx = Math.cos(angle) * length / 2;
      double dy = Math.sin(angle) * length / 2;
      pen.setColor(new Color(Filters.scaled(color, (float) (1 + jitter))));
      pen.draw(new QuadCurve2D.Double(x - dx, y - dy, x + dy * .25, y - dx * .25, x + dx, y + dy));
    }

    private static Pixels relief(Pixels painted, float unit) {
      int width = painted.width();
      var data = painted.data();
      var light = Filters.luminance(painted);
      var result = data.clone();
      int step = Math.max(1, Math.round(unit * 1.6f));
      for (int i = width * step + step; i < data.length - width * step - step; i++) {
        float bristle = Noise.grain(i % width / 2, i / width / 2) * .05f;
        float ridge =
            (light[i] - light[i + step * width + step]) * 1.1f
                + (light[i] - light[i - step * width - step]) * -.35f;
        result[i] = Filters.scaled(data[i], 1 + Math.clamp(ridge, -.3f, .3f) + bristle - .02f);
      }
      return painted.with(result);
    }
  }

  /// Pigment that pools at edges on rough paper with an unpainted border.
  static final class Watercolor implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var cast = Volume.of(painting, 14).shade(painting, .22f, .3f);
      var flat = painting.backdrop().copy().under(cast).under(painting.veil());
      var scene = Filters.grade(flat, 1.28f, 1.08f, 0);
      var wet =
          Filters.calm(
              Filters.wobble(scene, 9 * unit, .6f / Math.max(unit, .3f)),
              Math.max(2, (int) (6 * unit)));
      var edges = Filters.edges(wet, Math.max(1, Math.round(2.4f * unit)));
      var pools =
          Filters.blur(
              edges.clone(), wet.width(), wet.height(), Math.max(1, Math.round(2 * unit)), 1);
      var soft = Filters.blur(wet, Math.max(1, (int) (2 * unit)), 1);
      int width = wet.width();
      int height = wet.height();
      var result = new int[edges.length];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int i = y * width + x;
          float ux = x / unit;
          float uy = y / unit;
          float pigment = Noise.clouds(ux * .22f, uy * .22f);
          float grain = Noise.bumps(ux * .31f, uy * .31f) * .6f + Noise.grain(x, y) * .4f;
          float paper = .955f + .06f * (grain - .5f);
          float wash = .06f + .32f * pigment * (painting.cast().data()[i] >>> 24 > 128 ? .4f : 1);
          int color = Filters.mixed(soft.data()[i], wet.data()[i], .6f);
          float darker = 1 - Math.min(.42f, pools[i] * .85f) - (grain - .5f) * .1f;
          float red = (color >> 16 & 255) + (252 - (color >> 16 & 255)) * wash;
          float green = (color >> 8 & 255) + (248 - (color >> 8 & 255)) * wash;
          float blue = (color & 255) + (240 - (color & 255)) * wash;
          float painted = border(ux, uy, width / unit, height / unit);
          red = (red * darker * painted + 252 * (1 - painted)) * paper;
          green = (green * darker * painted + 247 * (1 - painted)) * paper;
          blue = (blue * darker * painted + 236 * (1 - painted)) * paper;
          result[i] = Pixels.pack(red, green, blue);
        }
      }
      return wet.with(result);
    }

    private static float border(float x, float y, float width, float height) {
      float inside = Math.min(Math.min(x, width - x), Math.min(y, height - y));
      float ragged = inside + (Noise.clouds(x * .55f, y * .55f) - .5f) * 70 - 34;
      return Math.clamp(ragged / 9, 0, 1);
    }
  }
}
