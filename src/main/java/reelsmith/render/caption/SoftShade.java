package reelsmith.render.caption;

import java.awt.Color;
import java.awt.Graphics2D;
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
  /// @param radius of the blur in pixels
  /// @param strength 1 leaves the blurred shape as faint as blurring makes it
  static void draw(
      BufferedImage target, Color color, int radius, float strength, Consumer<Graphics2D> shape) {
    int width = target.getWidth();
    int height = target.getHeight();
    var mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = mask.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    shape.accept(pen);
    pen.dispose();
    byte[] alpha = ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
    byte[] spare = new byte[alpha.length];
    // Two passes of a box filter in each direction are close enough to a Gaussian.
    for (int pass = 0; pass < 2; pass++) {
      blurRows(alpha, spare, width, height, radius);
      blurColumns(spare, alpha, width, height, radius);
    }
    lay(target, alpha, color, strength);
  }

  private static void lay(BufferedImage target, byte[] alpha, Color color, float strength) {
    int[] pixels = ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
    float opacity = strength * color.getAlpha() / 255f;
    for (int at = 0; at < pixels.length; at++) {
      if (alpha[at] != 0) {
        float ink = Math.min(1, (alpha[at] & 0xff) / 255f * opacity);
        pixels[at] = over(pixels[at], color, ink);
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

  private static void blurRows(byte[] from, byte[] to, int width, int height, int radius) {
    for (int y = 0; y < height; y++) {
      blurLine(from, to, y * width, 1, width, radius);
    }
  }

  private static void blurColumns(byte[] from, byte[] to, int width, int height, int radius) {
    for (int x = 0; x < width; x++) {
      blurLine(from, to, x, width, height, radius);
    }
  }

  private static void blurLine(
      byte[] from, byte[] to, int start, int step, int length, int radius) {
    int span = 2 * radius + 1;
    int sum = 0;
    for (int at = 0; at <= Math.min(radius, length - 1); at++) {
      sum += from[start + at * step] & 0xff;
    }
    for (int at = 0; at < length; at++) {
      to[start + at * step] = (byte) (sum / span);
      int enter = at + radius + 1;
      int leave = at - radius;
      sum += enter < length ? from[start + enter * step] & 0xff : 0;
      sum -= leave >= 0 ? from[start + leave * step] & 0xff : 0;
    }
  }
}
