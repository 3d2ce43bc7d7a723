package reelsmith.render.caption;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/// A blurred shape in one colour, for shadows and glows.
final class SoftShade {

  private SoftShade() {}

  /// Draws what `shape` draws, blurred, onto `target`.
  ///
  /// @param place what `shape` draws lies within it
  /// @param radius of the blur in pixels
  /// @param strength 1 leaves the blurred shape as faint as blurring makes it
  static void draw(
      BufferedImage target,
      Color color,
      Rectangle place,
      int radius,
      float strength,
      Consumer<Graphics2D> shape) {
    var reach = new Rectangle(place);
    reach.grow(2 * radius + 1, 2 * radius + 1);
    reach = reach.intersection(new Rectangle(target.getWidth(), target.getHeight()));
    if (reach.isEmpty()) {
      return;
    }
    var mask = new BufferedImage(reach.width, reach.height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = mask.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.translate(-reach.x, -reach.y);
    shape.accept(pen);
    pen.dispose();
    byte[] alpha = ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
    byte[] spare = new byte[alpha.length];
    // Two passes of a box filter in each direction are close enough to a Gaussian.
    for (int pass = 0; pass < 2; pass++) {
      blurRows(alpha, spare, reach.width, reach.height, radius);
      blurColumns(spare, alpha, reach.width, reach.height, radius);
    }
    lay(target, alpha, reach, color, strength);
  }

  private static void lay(
      BufferedImage target, byte[] alpha, Rectangle reach, Color color, float strength) {
    int[] pixels = ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
    float opacity = strength * color.getAlpha() / 255f;
    for (int y = 0; y < reach.height; y++) {
      int row = (reach.y + y) * target.getWidth() + reach.x;
      for (int x = 0; x < reach.width; x++) {
        int soft = alpha[y * reach.width + x] & 0xff;
        if (soft != 0) {
          pixels[row + x] = over(pixels[row + x], color, Math.min(1, soft / 255f * opacity));
        }
      }
    }
  }

  private static int over(int below, Color color, float ink) {
    float rest = 1 - ink;
    int a = Math.round((below >>> 24) * rest + 255 * ink);
    int r = Math.round((below >> 16 & 255) * rest + color.getRed() * ink);
    int g = Math.round((below >> 8 & 255) * rest + color.getGreen() * ink);
    int b = Math.round((below & 255) * rest + color.getBlue() * ink);
    return a << 24 | r << 16 | g << 8 | b;
  }

  /// Walks row by row with one running sum for each column, which is kind to the cache.
  private static void blurColumns(byte[] from, byte[] to, int width, int height, int radius) {
    int span = 2 * radius + 1;
    int[] sums = new int[width];
    for (int y = 0; y < Math.min(radius, height); y++) {
      add(sums, from, y, width, 1);
    }
    for (int y = 0; y < height; y++) {
      if (y + radius < height) {
        add(sums, from, y + radius, width, 1);
      }
      for (int x = 0; x < width; x++) {
        to[y * width + x] = (byte) (sums[x] / span);
      }
      if (y - radius >= 0) {
        add(sums, from, y - radius, width, -1);
      }
    }
  }

  private static void add(int[] sums, byte[] from, int y, int width, int sign) {
    for (int x = 0; x < width; x++) {
      sums[x] += sign * (from[y * width + x] & 0xff);
    }
  }

  private static void blurRows(byte[] from, byte[] to, int width, int height, int radius) {
    int span = 2 * radius + 1;
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int sum = 0;
      for (int x = 0; x < Math.min(radius, width); x++) {
        sum += from[row + x] & 0xff;
      }
      for (int x = 0; x < width; x++) {
        sum += x + radius < width ? from[row + x + radius] & 0xff : 0;
        to[row + x] = (byte) (sum / span);
        sum -= x - radius >= 0 ? from[row + x - radius] & 0xff : 0;
      }
    }
  }
}
