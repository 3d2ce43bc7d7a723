package reelsmith.provider.offline.picture;

/// Operations on whole pictures. Inputs are never changed.
final class Filters {

  private Filters() {}

  /// Box blur; two passes look like a soft lens.
  static Pixels blur(Pixels source, int radius, int passes) {
    if (radius < 1) {
      return source;
    }
    int width = source.width();
    int height = source.height();
    var from = source.data();
    var across = new int[from.length];
    var result = new int[from.length];
    for (int pass = 0; pass < passes; pass++) {
      for (int y = 0; y < height; y++) {
        blurLine(from, across, y * width, width, radius);
      }
      blurColumns(across, result, width, height, radius);
      from = result;
    }
    return source.with(result);
  }

  private static void blurLine(int[] from, int[] to, int start, int length, int radius) {
    int alpha = 0;
    int red = 0;
    int green = 0;
    int blue = 0;
    int last = length - 1;
    for (int i = -radius; i <= radius; i++) {
      int color = from[start + Math.clamp(i, 0, last)];
      alpha += color >>> 24;
      red += color >> 16 & 255;
      green += color >> 8 & 255;
      blue += color & 255;
    }
    int count = 2 * radius + 1;
    int scale = (1 << 20) / count + 1;
    for (int i = 0; i < length; i++) {
      to[start + i] =
          (int) ((long) alpha * scale >> 20) << 24
              | (int) ((long) red * scale >> 20) << 16
              | (int) ((long) green * scale >> 20) << 8
              | (int) ((long) blue * scale >> 20);
      int entering = from[start + Math.min(i + radius + 1, last)];
      int leaving = from[start + Math.max(i - radius, 0)];
      alpha += (entering >>> 24) - (leaving >>> 24);
      red += (entering >> 16 & 255) - (leaving >> 16 & 255);
      green += (entering >> 8 & 255) - (leaving >> 8 & 255);
      blue += (entering & 255) - (leaving & 255);
    }
  }

  static float[] blur(float[] source, int width, int height, int radius, int passes) {
    if (radius < 1) {
      return source;
    }
    var from = source;
    var across = new float[source.length];
    var result = new float[source.length];
    for (int pass = 0; pass < passes; pass++) {
      for (int y = 0; y < height; y++) {
        blurLine(from, across, y * width, width, radius);
      }
      blurColumns(across, result, width, height, radius);
      from = result;
    }
    return result;
  }

  private static void blurLine(float[] from, float[] to, int start, int length, int radius) {
    float sum = 0;
    int last = length - 1;
    for (int i = -radius; i <= radius; i++) {
      sum += from[start + Math.clamp(i, 0, last)];
    }
    float scale = 1f / (2 * radius + 1);
    for (int i = 0; i < length; i++) {
      to[start + i] = sum * scale;
      sum += from[start + Math.min(i + radius + 1, last)] - from[start + Math.max(i - radius, 0)];
    }
  }

  /// Keeps one running sum for each column, so that memory is read row by row.
  private static void blurColumns(int[] from, int[] to, int width, int height, int radius) {
    var alphas = new int[width];
    var reds = new int[width];
    var greens = new int[width];
    var blues = new int[width];
    int scale = (1 << 20) / (2 * radius + 1) + 1;
    for (int row = -radius; row < height + radius; row++) {
      int entering = Math.clamp(row, 0, height - 1) * width;
      int middle = row - radius;
      int leaving = Math.max(middle - radius - 1, 0) * width;
      boolean full = middle >= 0;
      for (int x = 0; x < width; x++) {
        int color = from[entering + x];
        int old = middle > 0 ? from[leaving + x] : 0;
        alphas[x] += (color >>> 24) - (old >>> 24);
        reds[x] += (color >> 16 & 255) - (old >> 16 & 255);
        greens[x] += (color >> 8 & 255) - (old >> 8 & 255);
        blues[x] += (color & 255) - (old & 255);
        if (full) {
          to[middle * width + x] =
              (int) ((long) alphas[x] * scale >> 20) << 24
                  | (int) ((long) reds[x] * scale >> 20) << 16
                  | (int) ((long) greens[x] * scale >> 20) << 8
                  | (int) ((long) blues[x] * scale >> 20);
        }
      }
    }
  }

  private static void blurColumns(float[] from, float[] to, int width, int height, int radius) {
    var sums = new float[width];
    float scale = 1f / (2 * radius + 1);
    for (int row = -radius; row < height + radius; row++) {
      int entering = Math.clamp(row, 0, height - 1) * width;
      int middle = row - radius;
      int leaving = Math.max(middle - radius - 1, 0) * width;
      boolean full = middle >= 0;
      for (int x = 0; x < width; x++) {
        sums[x] += from[entering + x] - (middle > 0 ? from[leaving + x] : 0);
        if (full) {
          to[middle * width + x] = sums[x] * scale;
        }
      }
    }
  }

  static float[] luminance(Pixels source) {
    var result = new float[source.data().length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Pixels.luminance(source.data()[i]);
    }
    return result;
  }

  /// Replaces each pixel by the mean of the calmest of four neighbouring squares: flat patches with
  /// sharp borders, as laid down by a brush.
  static Pixels calm(Pixels source, int radius) {
    int half = Math.max(1, radius / 2);
    int width = source.width();
    int height = source.height();
    var mean = blur(source, half, 1).data();
    var light = luminance(source);
    var meanLight = blur(light, width, height, half, 1);
    var squares = new float[light.length];
    for (int i = 0; i < light.length; i++) {
      squares[i] = light[i] * light[i];
    }
    var spread = blur(squares, width, height, half, 1);
    for (int i = 0; i < light.length; i++) {
      spread[i] -= meanLight[i] * meanLight[i];
    }
    var result = new int[light.length];
    for (int y = 0; y < height; y++) {
      int up = Math.max(0, y - half) * width;
      int down = Math.min(height - 1, y + half) * width;
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - half);
        int right = Math.min(width - 1, x + half);
        int best = up + left;
        best = spread[up + right] < spread[best] ? up + right : best;
        best = spread[down + left] < spread[best] ? down + left : best;
        best = spread[down + right] < spread[best] ? down + right : best;
        result[y * width + x] = mean[best];
      }
    }
    return source.with(result);
  }

  /// How sharply colours change at each pixel, about from 0 to 1.
  static float[] edges(Pixels source, int step) {
    int width = source.width();
    int height = source.height();
    var data = blur(source, Math.max(1, step / 2), 1).data();
    var result = new float[data.length];
    for (int y = step; y < height - step; y++) {
      for (int x = step; x < width - step; x++) {
        int i = y * width + x;
        int most = difference(data[i - step], data[i + step]);
        int other = difference(data[i - step * width], data[i + step * width]);
        result[i] = (float) Math.sqrt(most * most + other * other) / 255f;
      }
    }
    return result;
  }

  private static int difference(int one, int other) {
    int red = Math.abs((one >> 16 & 255) - (other >> 16 & 255));
    int green = Math.abs((one >> 8 & 255) - (other >> 8 & 255));
    int blue = Math.abs((one & 255) - (other & 255));
    return Math.max(red, Math.max(green, blue));
  }

  /// Moves pixels along cloudy noise.
  static Pixels wobble(Pixels source, float amplitude, float frequency) {
    int width = source.width();
    int height = source.height();
    var result = new int[source.data().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float shiftX = (Noise.clouds(x * frequency, y * frequency) - .5f) * 2 * amplitude;
        float shiftY = (Noise.clouds(x * frequency + 91, y * frequency + 37) - .5f) * 2 * amplitude;
        int fromX = Math.clamp((int) (x + shiftX), 0, width - 1);
        int fromY = Math.clamp((int) (y + shiftY), 0, height - 1);
        result[y * width + x] = source.data()[fromY * width + fromX];
      }
    }
    return source.with(result);
  }

  /// @param saturation 1 leaves as is, 0 is grey
  /// @param contrast around the middle grey
  /// @param lift added to each channel, of 255
  static Pixels grade(Pixels source, float saturation, float contrast, float lift) {
    var result = new int[source.data().length];
    for (int i = 0; i < result.length; i++) {
      int color = source.data()[i];
      float grey = Pixels.luminance(color) * 255;
      float red = grey + ((color >> 16 & 255) - grey) * saturation;
      float green = grey + ((color >> 8 & 255) - grey) * saturation;
      float blue = grey + ((color & 255) - grey) * saturation;
      result[i] =
          Pixels.pack(
              (red - 128) * contrast + 128 + lift,
              (green - 128) * contrast + 128 + lift,
              (blue - 128) * contrast + 128 + lift);
    }
    return source.with(result);
  }

  /// Lets bright parts shine over their borders.
  static Pixels bloom(Pixels source, int radius, float threshold, float strength) {
    var bright = new int[source.data().length];
    for (int i = 0; i < bright.length; i++) {
      int color = source.data()[i];
      float over = Math.max(0, Pixels.luminance(color) - threshold) / (1 - threshold);
      bright[i] =
          Pixels.pack((color >> 16 & 255) * over, (color >> 8 & 255) * over, (color & 255) * over);
    }
    var glow = blur(source.with(bright), radius, 2).data();
    for (int i = 0; i < bright.length; i++) {
      int color = source.data()[i];
      bright[i] =
          Pixels.pack(
              (color >> 16 & 255) + (glow[i] >> 16 & 255) * strength,
              (color >> 8 & 255) + (glow[i] >> 8 & 255) * strength,
              (color & 255) + (glow[i] & 255) * strength);
    }
    return source.with(bright);
  }

  /// Darkens the corners.
  static Pixels vignette(Pixels source, float strength) {
    int width = source.width();
    int height = source.height();
    var result = new int[source.data().length];
    for (int y = 0; y < height; y++) {
      float fromMiddleY = (y - height * .46f) / (height * .62f);
      for (int x = 0; x < width; x++) {
        float fromMiddleX = (x - width * .5f) / (width * .72f);
        float away = fromMiddleX * fromMiddleX + fromMiddleY * fromMiddleY;
        float share = 1 - strength * Math.max(0, away - .25f);
        result[y * width + x] = scaled(source.data()[y * width + x], Math.max(.1f, share));
      }
    }
    return source.with(result);
  }

  static int scaled(int color, float factor) {
    return Pixels.pack(
        (color >> 16 & 255) * factor, (color >> 8 & 255) * factor, (color & 255) * factor);
  }

  static int mixed(int from, int to, float share) {
    float rest = 1 - share;
    return Pixels.pack(
        (from >> 16 & 255) * rest + (to >> 16 & 255) * share,
        (from >> 8 & 255) * rest + (to >> 8 & 255) * share,
        (from & 255) * rest + (to & 255) * share);
  }
}
