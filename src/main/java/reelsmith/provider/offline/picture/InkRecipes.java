package reelsmith.provider.offline.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.Random;

/// Styles that live from lines and light rather than colour.
final class InkRecipes {

  private InkRecipes() {}

  private static Pixels shaded(Painting painting, float light, float shadow) {
    var cast = Volume.of(painting, 16).shade(painting, light, shadow);
    return painting.backdrop().copy().under(cast).under(painting.veil());
  }

  /// Graphite lines and cross hatching on paper.
  static final class Pencil implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var scene = shaded(painting, .3f, .5f);
      int width = scene.width();
      int height = scene.height();
      var light = Filters.luminance(Filters.blur(scene, Math.max(1, (int) (2 * unit)), 1));
      var edges = Filters.edges(scene, Math.max(1, Math.round(1.5f * unit)));
      var contour = Filters.edges(painting.cast(), Math.max(1, Math.round(2.2f * unit)));
      var result = new int[light.length];
      float pitch = Math.max(2.6f, 7.4f * unit);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int i = y * width + x;
          float ux = x / unit;
          float uy = y / unit;
          float tooth =
              .6f * Noise.bumps(ux * .42f, uy * .42f)
                  + .4f * Noise.bumps(ux * .17f + 60, uy * .19f);
          float hand = Noise.clouds(ux * .16f, uy * .16f) * 26;
          float paper = 241 + 9 * (Noise.grain(x, y) - .5f) - 9 * (tooth - .5f);
          float grip = .45f + .9f * tooth * Noise.grain(x + 7, y);
          float dark =
              hatch((x * .78f + y * .62f) / pitch + hand * .08f, .86f - light[i]) * 105 * grip;
          dark +=
              hatch((x * .9f - y * .44f) / pitch * 1.1f - hand * .07f, .55f - light[i])
                  * 120
                  * grip;
          dark += hatch((x * .12f + y) / pitch * 1.15f, .33f - light[i]) * 125 * grip;
          dark += Math.min(1, edges[i] * 3.6f) * 150 * (.5f + .6f * tooth);
          dark += Math.min(1, contour[i] * 2.2f) * 60 * (.6f + .5f * tooth);
          dark += Math.max(0, .5f - light[i]) * 70;
          result[i] = Pixels.pack(paper - dark, paper - dark - 2, paper - dark - 9);
        }
      }
      return scene.with(result);
    }

    /// Strength of a pencil line: thicker the darker the place.
    private static float hatch(float across, float darkness) {
      if (darkness <= 0) {
        return 0;
      }
      float fromLine = Math.abs(across - Math.round(across)) * 2;
      return Math.clamp((Math.min(.85f, darkness * 1.7f) - fromLine) * 3, 0, 1);
    }
  }

  /// Black and white, a hard lamp, blinds and rain.
  static final class Noir implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var scene = shaded(painting, .5f, .9f);
      int width = scene.width();
      int height = scene.height();
      var light = Filters.luminance(Filters.calm(scene, Math.max(2, (int) (4 * unit))));
      var rim = Volume.of(painting, 7);
      var result = new int[light.length];
      float lampX = width * (painting.lightX() < width / 2.0 ? .12f : .88f);
      boolean indoors = painting.palette().surroundings().place().isIndoors();
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int i = y * width + x;
          float inside = rim.inside()[i];
          float cone = cone(x, y, lampX, width, height);
          float blinds = ((x * .34f + y) / (74 * unit)) % 1f < .52f ? 1 : .5f;
          float base =
              light[i] * (.34f + .6f * cone) * (y < height * .62f ? .6f + .4f * blinds : .72f);
          base += inside * light[i] * .16f;
          float value = (float) (1 / (1 + Math.exp(-10.5 * (base - .4)))) * 1.06f;
          float edge = Math.max(0, rim.slope()[i] - .3f) * .95f;
          value = Math.min(1, value + edge);
          float grain = (Noise.grain(x, y) - .5f) * .12f;
          float grey = (value + grain) * 250;
          result[i] = Pixels.pack(grey, grey, grey * 1.02f + 3);
        }
      }
      var finished = Filters.vignette(scene.with(result), .62f);
      return indoors ? finished : finished.drawnOver(pen -> rain(pen, painting));
    }

    private static float cone(float x, float y, float lampX, int width, int height) {
      float down = Math.max(.02f, y / height + .1f);
      float axis = lampX + (width * .5f - lampX) * Math.min(1, down * 1.35f);
      float away = Math.abs(x - axis) / (width * (.17f + .42f * down));
      return Math.clamp(1.35f - away, 0, 1);
    }

    private static void rain(java.awt.Graphics2D pen, Painting painting) {
      var dice = new Random(painting.seed());
      double unit = painting.unit();
      for (int i = 0; i < 190; i++) {
        double x = dice.nextDouble() * painting.width() * 1.2;
        double y = dice.nextDouble() * painting.height();
        double length = (30 + dice.nextDouble() * 80) * unit;
        pen.setColor(new Color(255, 255, 255, 24 + dice.nextInt(70)));
        pen.setStroke(new BasicStroke((float) (unit * (1 + dice.nextDouble() * 1.4))));
        pen.draw(new Line2D.Double(x, y, x - length * .26, y + length));
      }
    }
  }

  /// Glowing contours in pink, violet and cyan over a dark scene with scan lines.
  static final class Neon implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var scene = shaded(painting, .4f, .6f);
      int width = scene.width();
      int height = scene.height();
      var calm = Filters.calm(scene, Math.max(2, (int) (5 * unit)));
      var edges = Filters.edges(calm, Math.max(1, Math.round(2 * unit)));
      var cast = Filters.edges(painting.cast(), Math.max(1, Math.round(2.6f * unit)));
      for (int i = 0; i < edges.length; i++) {
        edges[i] = Math.min(1, edges[i] * .8f + cast[i] * 1.3f);
      }
      var halo = Filters.blur(edges, width, height, Math.max(1, (int) (5 * unit)), 2);
      var aura = Filters.blur(edges, width, height, Math.max(2, (int) (26 * unit)), 2);
      var result = new int[edges.length];
      int scan = Math.max(2, Math.round(5 * unit));
      for (int y = 0; y < height; y++) {
        float line = y % scan < scan / 2 ? 1 : .8f;
        for (int x = 0; x < width; x++) {
          int i = y * width + x;
          int color = calm.data()[i];
          float hue =
              .5f
                  + .5f
                      * (float)
                          Math.sin(
                              x / unit * .0042
                                  + y / unit * .0031
                                  + ((color >> 16 & 255) - (color & 255)) * .016);
          float red = 255 * hue + 10 * (1 - hue);
          float green = 40 + 190 * (1 - hue);
          float blue = 190 + 65 * (1 - hue);
          float power = edges[i] * 1.25f + halo[i] * 1.5f + aura[i] * 1.5f;
          float light = Pixels.luminance(color);
          float core = Math.max(0, edges[i] - .45f) * 200;
          result[i] =
              Pixels.pack(
                  ((color >> 16 & 255) * .3f + light * 34 + 16 + red * power + core) * line,
                  ((color >> 8 & 255) * .22f + light * 8 + 4 + green * power + core) * line,
                  ((color & 255) * .36f + light * 80 + 34 + blue * power + core) * line);
        }
      }
      return Filters.vignette(scene.with(result), .4f);
    }
  }
}
