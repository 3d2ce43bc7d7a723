package reelsmith.provider.offline.picture;

/// Styles that pretend to be photographs of solid things.
final class ModelRecipes {

  private ModelRecipes() {}

  /// Blurs what lies far behind more than what is near the feet of the cast.
  private static Pixels depthOfField(Painting painting, double radius) {
    int near = Math.max(1, (int) (radius * painting.unit()));
    var sharp = painting.backdrop();
    var soft = Filters.blur(sharp, near, 2);
    int width = painting.width();
    int height = painting.height();
    var result = new int[sharp.data().length];
    for (int y = 0; y < height; y++) {
      float focus = Math.abs(y / (float) height - .78f);
      float share = Math.clamp((focus - .07f) * 6, 0, 1);
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        result[i] = Filters.mixed(sharp.data()[i], soft.data()[i], share);
      }
    }
    return sharp.with(result);
  }

  /// Rounded, glossy figures in warm studio light before a soft background.
  static final class Animated implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var volume = Volume.of(painting, 30);
      var cast = volume.shade(painting, .4f, .78f);
      gloss(cast, painting, unit);
      var backdrop = puffed(Filters.grade(depthOfField(painting, 5), 1.22f, .98f, 12), unit);
      dropShadow(backdrop, painting, unit);
      var scene = backdrop.under(cast).under(painting.veil());
      var graded = scene.data();
      for (int i = 0; i < graded.length; i++) {
        int color = graded[i];
        graded[i] =
            Pixels.pack(
                (color >> 16 & 255) * 1.06f + 8,
                (color >> 8 & 255) * 1.04f + 6,
                (color & 255) * 1.02f + 8);
      }
      return Filters.vignette(
          Filters.bloom(scene, Math.max(2, (int) (34 * unit)), .72f, .34f), .12f);
    }

    /// Rounds the shapes of the scenery too, as if they were moulded.
    private static Pixels puffed(Pixels source, float unit) {
      int width = source.width();
      int radius = Math.max(1, (int) (9 * unit));
      var light =
          Filters.blur(
              Filters.luminance(Filters.calm(source, Math.max(2, (int) (6 * unit)))),
              width,
              source.height(),
              radius,
              2);
      var result = source.data().clone();
      int step = Math.max(1, radius / 2);
      for (int i = step * width + step; i < result.length - step * width - step; i++) {
        float slope = light[i + step * width + step] - light[i - step * width - step];
        result[i] = Filters.scaled(result[i], 1 + Math.clamp(slope * 1.5f, -.22f, .3f));
      }
      return source.with(result);
    }

    /// Small bright reflections where the form turns to the light, and a cool rim on the other
    /// side.
    private static void gloss(Pixels cast, Painting painting, float unit) {
      var small = Volume.of(painting, 11);
      for (int i = 0; i < cast.data().length; i++) {
        int alpha = cast.data()[i] >>> 24;
        if (alpha == 0) {
          continue;
        }
        float facing = small.slope()[i];
        float shine = Math.max(0, facing - .28f) * .85f * small.inside()[i];
        float rim = Math.max(0, -facing - .45f) * .55f;
        if (shine > 0 || rim > 0) {
          int color =
              Filters.mixed(
                  cast.data()[i],
                  shine > 0 ? 0xffffffff : 0xff8fb8ff,
                  Math.min(.7f, shine + rim) * alpha / 255f);
          cast.data()[i] =
              alpha << 24
                  | Math.min(color >> 16 & 255, alpha) << 16
                  | Math.min(color >> 8 & 255, alpha) << 8
                  | Math.min(color & 255, alpha);
        }
      }
    }

    /// The shadow that the cast throws on what is behind it.
    private static void dropShadow(Pixels backdrop, Painting painting, float unit) {
      int width = painting.width();
      int height = painting.height();
      var alpha = new float[backdrop.data().length];
      int shiftX = Math.round((painting.lightX() < width / 2.0 ? 26 : -26) * unit);
      int shiftY = Math.round(16 * unit);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int fromX = x - shiftX;
          int fromY = y - shiftY;
          if (fromX >= 0 && fromX < width && fromY >= 0) {
            alpha[y * width + x] = (painting.cast().data()[fromY * width + fromX] >>> 24) / 255f;
          }
        }
      }
      var soft = Filters.blur(alpha, width, height, Math.max(1, (int) (18 * unit)), 2);
      for (int i = 0; i < soft.length; i++) {
        backdrop.data()[i] = Filters.scaled(backdrop.data()[i], 1 - soft[i] * .34f);
      }
    }
  }

  /// As near to a photograph as drawn shapes come: texture, shallow focus, film grain.
  static final class Photo implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var textured = texture(painting.backdrop(), unit, .34f);
      var backdrop =
          depthOfField(
              new Painting(
                  textured,
                  painting.cast(),
                  painting.veil(),
                  unit,
                  painting.lightX(),
                  painting.lightY(),
                  painting.palette(),
                  painting.seed()),
              15);
      var cast = texture(Volume.of(painting, 22).shade(painting, .3f, .82f), unit, .16f);
      var softened = Filters.blur(cast, Math.max(1, Math.round(1.2f * unit)), 1);
      Animated.dropShadow(backdrop, painting, unit);
      var scene = backdrop.under(softened).under(painting.veil());
      var graded = Filters.grade(scene, .52f, 1.1f, 2);
      var hazy = Filters.bloom(graded, Math.max(2, (int) (60 * unit)), .6f, .4f);
      int width = painting.width();
      var data = hazy.data();
      for (int i = 0; i < data.length; i++) {
        int color = data[i];
        float light = Pixels.luminance(color);
        float grain = (Noise.grain(i % width, i / width) - .5f) * 22 * (1.1f - light);
        // Shadows towards teal and lights towards amber, as film is graded.
        data[i] =
            Pixels.pack(
                (color >> 16 & 255) + grain + (light - .45f) * 44,
                (color >> 8 & 255) + grain + 4,
                (color & 255) + grain - (light - .5f) * 48);
      }
      return Filters.vignette(hazy, .5f);
    }

    private static Pixels texture(Pixels source, float unit, float strength) {
      int width = source.width();
      var result = source.data().clone();
      for (int i = 0; i < result.length; i++) {
        int alpha = result[i] >>> 24;
        if (alpha != 0) {
          float x = i % width / unit;
          float y = i / width / unit;
          float rough =
              Noise.clouds(x * .31f, y * .43f) * .4f
                  + Noise.bumps(x * .27f, y * .23f) * .35f
                  + Noise.bumps(x * .71f + 40, y * .64f) * .25f
                  - .5f;
          int color = Filters.scaled(result[i], 1 + rough * strength);
          result[i] =
              alpha << 24
                  | Math.min(color >> 16 & 255, alpha) << 16
                  | Math.min(color >> 8 & 255, alpha) << 8
                  | Math.min(color & 255, alpha);
        }
      }
      return source.with(result);
    }
  }

  /// Everything pressed from plasticine: lumpy borders, thumb prints, a matte surface.
  static final class Clay implements Recipe {

    @Override
    public Pixels finish(Painting painting) {
      float unit = (float) painting.unit();
      var lumpy =
          new Painting(
              Filters.calm(
                  Filters.wobble(painting.backdrop(), 15 * unit, .8f / Math.max(unit, .3f)),
                  Math.max(2, (int) (30 * unit))),
              Filters.wobble(painting.cast(), 8 * unit, 1.2f / Math.max(unit, .3f)),
              painting.veil(),
              unit,
              painting.lightX(),
              painting.lightY(),
              painting.palette(),
              painting.seed());
      var backdrop = Filters.grade(lumpy.backdrop(), .95f, .84f, 18);
      Animated.dropShadow(backdrop, lumpy, unit);
      var pressed = pressed(backdrop, unit);
      var cast = Volume.of(lumpy, 26).shade(lumpy, .34f, .72f);
      var scene = prints(pressed.under(cast).under(lumpy.veil()), unit);
      return Filters.vignette(scene, .42f);
    }

    /// Raises each patch of colour a little over its neighbours.
    private static Pixels pressed(Pixels source, float unit) {
      int width = source.width();
      var light =
          Filters.blur(
              Filters.luminance(source), width, source.height(), Math.max(1, (int) (4 * unit)), 2);
      int step = Math.max(1, Math.round(3 * unit));
      var result = source.data().clone();
      for (int i = step * width + step; i < result.length - step * width - step; i++) {
        float slope = light[i + step * width + step] - light[i - step * width - step];
        result[i] = Filters.scaled(result[i], 1 + Math.clamp(slope * 3.2f, -.42f, .4f));
      }
      return source.with(result);
    }

    private static Pixels prints(Pixels source, float unit) {
      int width = source.width();
      var result = source.data();
      for (int i = 0; i < result.length; i++) {
        float x = i % width / unit;
        float y = i / width / unit;
        // Each cell holds one thumb print: rings around a point of its own.
        float cellX = (float) Math.floor(x / 86);
        float cellY = (float) Math.floor(y / 86);
        float centerX = (cellX + .2f + .6f * Noise.grain((int) cellX, (int) cellY)) * 86;
        float centerY = (cellY + .2f + .6f * Noise.grain((int) cellX + 51, (int) cellY)) * 86;
        float away =
            (float) Math.sqrt((x - centerX) * (x - centerX) * .6f + (y - centerY) * (y - centerY));
        float rings =
            (float) Math.sin(away * .95f + Noise.clouds(x * .5f, y * .5f) * 5)
                * Math.max(0, 1 - away / 52);
        float dents =
            Noise.clouds(x * .42f, y * .42f) - Noise.clouds(x * .42f + .8f, y * .42f + .8f);
        result[i] = Filters.scaled(result[i], 1 + rings * .15f + dents * 1.5f);
      }
      return source;
    }
  }
}
