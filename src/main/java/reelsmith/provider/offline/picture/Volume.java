package reelsmith.provider.offline.picture;

/// Gives flat figures and icons a body by bending light around their outlines.
///
/// @param slope for each pixel how much it faces the light: 1 fully, -1 turned away
/// @param inside how deep inside the outline a pixel lies, 0 at the rim, 1 in the middle
record Volume(float[] slope, float[] inside) {

  /// @param roundness radius of the edges, in units
  static Volume of(Painting painting, double roundness) {
    int width = painting.width();
    int height = painting.height();
    var cast = painting.cast().data();
    var alpha = new float[cast.length];
    var detail = new float[cast.length];
    for (int i = 0; i < cast.length; i++) {
      alpha[i] = (cast[i] >>> 24) / 255f;
      detail[i] = Pixels.luminance(cast[i]);
    }
    int radius = Math.max(1, (int) (roundness * painting.unit()));
    var body = Filters.blur(alpha, width, height, radius, 2);
    var fine = Filters.blur(detail, width, height, Math.max(1, radius / 5), 2);
    float gain = radius * 1.25f;
    float fineGain = Math.max(1, radius / 5f) * .3f;
    float side = painting.lightX() < width / 2.0 ? -1 : 1;
    var slope = new float[cast.length];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        if (alpha[i] > 0) {
          float bodyX = body[i + 1] - body[i - 1];
          float bodyY = body[i + width] - body[i - width];
          float fineX = fine[i + 1] - fine[i - 1];
          float fineY = fine[i + width] - fine[i - width];
          // The outline falls away where alpha shrinks, so facing the light means shrinking towards
          // it.
          float facing =
              -(bodyX * side * .72f - bodyY * .7f) * gain
                  - (fineX * side * .72f - fineY * .7f) * fineGain;
          slope[i] = Math.clamp(facing, -1, 1);
        }
      }
    }
    for (int i = 0; i < body.length; i++) {
      body[i] = alpha[i] == 0 ? 0 : Math.clamp((body[i] - .45f) * 1.9f, 0, 1);
    }
    return new Volume(slope, body);
  }

  /// The cast with soft shading.
  ///
  /// @param light how strongly sides towards the light brighten, 0 to 1
  /// @param shadow how strongly sides away from it darken, 0 to 1
  Pixels shade(Painting painting, float light, float shadow) {
    var tone = painting.palette().light();
    var cast = painting.cast().data();
    var result = new int[cast.length];
    for (int i = 0; i < cast.length; i++) {
      int color = cast[i];
      int alpha = color >>> 24;
      if (alpha != 0) {
        float facing = slope[i];
        float opacity = alpha / 255f;
        float red = color >> 16 & 255;
        float green = color >> 8 & 255;
        float blue = color & 255;
        if (facing > 0) {
          red += (tone.getRed() * opacity - red) * facing * light;
          green += (tone.getGreen() * opacity - green) * facing * light;
          blue += (tone.getBlue() * opacity - blue) * facing * light;
        } else {
          float keep = 1 + facing * shadow;
          red *= keep;
          green *= keep;
          blue *= keep + (1 - keep) * .22f;
        }
        result[i] =
            alpha << 24
                | Pixels.pack(Math.min(red, alpha), Math.min(green, alpha), Math.min(blue, alpha))
                    & 0xffffff;
      }
    }
    return painting.cast().with(result);
  }

  /// The cast in two flat tones, as on painted film.
  Pixels cel(Painting painting, float threshold, float darkness) {
    var cast = painting.cast().data();
    var result = cast.clone();
    for (int i = 0; i < cast.length; i++) {
      if (slope[i] < threshold) {
        int color = cast[i];
        int alpha = color >>> 24;
        result[i] =
            alpha << 24
                | Pixels.pack(
                        (color >> 16 & 255) * (1 - darkness),
                        (color >> 8 & 255) * (1 - darkness),
                        (color & 255) * (1 - darkness * .6f))
                    & 0xffffff;
      }
    }
    return painting.cast().with(result);
  }
}
