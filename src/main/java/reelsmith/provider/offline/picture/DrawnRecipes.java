package reelsmith.provider.offline.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.geom.Path2D;
import java.util.Random;

/// Styles of drawn film and print.
final class DrawnRecipes {

  private DrawnRecipes() {}

  /// Draws a line of the given half width around the cast.
  private static void outline(Pixels target, Pixels cast, int reach, int ink) {
    int width = cast.width();
    int height = cast.height();
    var alpha = new float[cast.data().length];
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = (cast.data()[i] >>> 24) / 255f;
    }
    var near = Filters.blur(alpha, width, height, reach, 2);
    for (int i = 0; i < alpha.length; i++) {
      float line = Math.clamp((near[i] - .04f) * 7, 0, 1) * Math.clamp((.62f - near[i]) * 7, 0, 1);
      if (line > 0) {
        target.data()[i] = Filters.mixed(target.data()[i], ink, line);
      }
    }
  }

  private static void ink(
      Pixels target, float[] edges, float threshold, float hardness, int ink, float strength) {
    for (int i = 0; i < edges.length; i++) {
      float line = Math.clamp((edges[i] - threshold) * hardness, 0, 1) * strength;
      if (line > 0) {
        target.data()[i] = Filters.mixed(target.data()[i], ink, line);
      }
    }
  }

  /// Luminous skies, light rays and thin brown lines around two-tone figures.
  static final class Anime implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var backdrop =
          Filters.grade(
              Filters.calm(painting.backdrop(), Math.max(2, (int) (5 * unit))), 1.32f, 1.05f, 2);
      var glowing = Filters.bloom(backdrop, Math.max(2, (int) (46 * unit)), .72f, .34f);
      var surroundings = painting.palette().surroundings();
      boolean sunny =
          surroundings.place().hasSky() && surroundings.weather() == Surroundings.Weather.CLEAR;
      var lit = sunny ? glowing.drawnOver(pen -> rays(pen, painting)) : glowing;
      var cast = Filters.grade(Volume.of(painting, 15).cel(painting, -.2f, .3f), 1.15f, 1.02f, 6);
      keepAlpha(cast, painting.cast());
      var scene = lit.under(cast);
      ink(scene, castEdges(painting, unit), .16f, 9, 0xff4a2a38, .85f);
      outline(scene, painting.cast(), Math.max(1, Math.round(2.2f * unit)), 0xff3d2233);
      rim(scene, painting, unit);
      return Filters.bloom(scene.under(painting.veil()), Math.max(2, (int) (20 * unit)), .8f, .3f);
    }

    private static float[] castEdges(Painting painting, float unit) {
      return Filters.edges(painting.cast(), Math.max(1, Math.round(1.3f * unit)));
    }

    /// A bright line on the side of the light.
    private static void rim(Pixels scene, Painting painting, float unit) {
      var volume = Volume.of(painting, 5);
      int light = 0xff000000 | painting.palette().light().getRGB();
      for (int i = 0; i < scene.data().length; i++) {
        float share = (volume.slope()[i] - .55f) * 1.7f;
        if (share > 0) {
          scene.data()[i] = Filters.mixed(scene.data()[i], light, Math.min(.8f, share));
        }
      }
    }

    private static void rays(java.awt.Graphics2D pen, Painting painting) {
      var dice = new Random(painting.seed());
      double reach = Math.hypot(painting.width(), painting.height()) * .8;
      double toX = painting.lightX() < painting.width() / 2.0 ? 1 : -1;
      var tone = painting.palette().light();
      pen.setPaint(
          new RadialGradientPaint(
              (float) painting.lightX(),
              (float) painting.lightY(),
              (float) reach,
              new float[] {0, .25f, 1},
              new Color[] {Shade.alpha(tone, .34), Shade.alpha(tone, .1), Shade.alpha(tone, 0)}));
      for (int i = 0; i < 9; i++) {
        double angle = .15 + i * .16 + dice.nextDouble() * .09;
        double spread = .012 + dice.nextDouble() * .04;
        var ray = new Path2D.Double();
        ray.moveTo(painting.lightX(), painting.lightY());
        ray.lineTo(
            painting.lightX() + Math.cos(angle - spread) * reach * toX,
            painting.lightY() + Math.sin(angle - spread) * reach);
        ray.lineTo(
            painting.lightX() + Math.cos(angle + spread) * reach * toX,
            painting.lightY() + Math.sin(angle + spread) * reach);
        ray.closePath();
        pen.fill(ray);
      }
    }
  }

  static void keepAlpha(Pixels changed, Pixels original) {
    for (int i = 0; i < changed.data().length; i++) {
      int alpha = original.data()[i] >>> 24;
      int color = changed.data()[i];
      changed.data()[i] =
          alpha == 0
              ? 0
              : alpha << 24
                  | Math.min(color >> 16 & 255, alpha) << 16
                  | Math.min(color >> 8 & 255, alpha) << 8
                  | Math.min(color & 255, alpha);
    }
  }

  /// Thick outlines, strong flat colours, two tones.
  static final class Cartoon implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var backdrop =
          Filters.grade(
              Filters.calm(painting.backdrop(), Math.max(2, (int) (9 * unit))), 1.45f, 1.08f, 12);
      var edges = Filters.edges(backdrop, Math.max(1, Math.round(2.2f * unit)));
      ink(backdrop, edges, .13f, 7, 0xff241a2e, .9f);
      var cast = Filters.grade(Volume.of(painting, 17).cel(painting, -.1f, .34f), 1.3f, 1.05f, 8);
      keepAlpha(cast, painting.cast());
      var scene = backdrop.under(cast);
      ink(
          scene,
          Filters.edges(painting.cast(), Math.max(1, Math.round(1.8f * unit))),
          .14f,
          8,
          0xff1a1224,
          1);
      outline(scene, painting.cast(), Math.max(1, Math.round(6.5f * unit)), 0xff120c1a);
      return scene.under(painting.veil());
    }
  }

  /// Halftone dots, black ink and a panel frame.
  static final class Comic implements Recipe {

    private static final int[] STEPS = {0, 70, 130, 190, 255};

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var cast = Volume.of(painting, 18).cel(painting, -.1f, .45f);
      var scene = painting.backdrop().copy().under(cast).under(painting.veil());
      var flat = Filters.grade(Filters.calm(scene, Math.max(2, (int) (6 * unit))), 1.55f, 1.2f, 14);
      var light = Filters.luminance(Filters.blur(flat, Math.max(1, (int) (4 * unit)), 1));
      int width = painting.width();
      int height = painting.height();
      var result = flat.with(new int[light.length]);
      float pitch = Math.max(3.2f, 10.5f * unit);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int i = y * width + x;
          float across = (x + y) * .7071f / pitch;
          float along = (x - y) * .7071f / pitch;
          float fromDotX = across - Math.round(across);
          float fromDotY = along - Math.round(along);
          float dot = (float) Math.sqrt(fromDotX * fromDotX + fromDotY * fromDotY);
          int color = flat.data()[i];
          int printed =
              Pixels.pack(step(color >> 16 & 255), step(color >> 8 & 255), step(color & 255));
          printed = Filters.mixed(printed, 0xfffff3d6, .12f);
          float ink = Math.clamp(((.93f - light[i]) * .5f - dot) * pitch * .8f, 0, 1);
          result.data()[i] =
              Filters.mixed(
                  printed, Filters.mixed(Filters.scaled(color, .5f), 0xff1b1440, .35f), ink * .75f);
        }
      }
      ink(
          result,
          Filters.edges(flat, Math.max(1, Math.round(2.4f * unit))),
          .17f,
          8,
          0xff0b0910,
          1);
      outline(result, painting.cast(), Math.max(1, Math.round(4.2f * unit)), 0xff0b0910);
      return result.drawnOver(
          pen -> {
            float margin = 26 * unit;
            pen.setColor(new Color(0xfffaf0));
            pen.setStroke(new BasicStroke(margin * 2));
            pen.draw(Canvas.box(0, 0, width, height));
            pen.setColor(new Color(0x0b0910));
            pen.setStroke(new BasicStroke(7 * unit));
            pen.draw(Canvas.box(margin, margin, width - 2 * margin, height - 2 * margin));
          });
    }

    /// The nearest of a few inks, with a soft passage between them so that skies do not tear.
    private static float step(int value) {
      for (int i = 0; i + 1 < STEPS.length; i++) {
        if (value <= STEPS[i + 1]) {
          float share = (value - STEPS[i]) / (float) (STEPS[i + 1] - STEPS[i]);
          float soft = Math.clamp((share - .5f) * 3 + .5f, 0, 1);
          return STEPS[i] + soft * (STEPS[i + 1] - STEPS[i]);
        }
      }
      return 255;
    }
  }

  /// Plain shapes in plain colours.
  static final class Flat implements Recipe {

    @Override
    public boolean isFlat() {
      return true;
    }

    @Override
    public Pixels finish(Painting painting) {
      return Filters.grade(painting.flattened(), .96f, .98f, 16);
    }
  }
}
