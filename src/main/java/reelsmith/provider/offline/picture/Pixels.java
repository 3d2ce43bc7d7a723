package reelsmith.provider.offline.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/// A grid of colours, each as 0xAARRGGBB with colours multiplied by their alpha.
record Pixels(int width, int height, int[] data) {

  static Pixels blank(int width, int height) {
    return new Pixels(width, height, new int[width * height]);
  }

  /// Draws with Java 2D into a new grid.
  static Pixels drawn(int width, int height, Consumer<Graphics2D> drawing) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    var pen = image.createGraphics();
    try {
      Canvas.prepare(pen);
      drawing.accept(pen);
    } finally {
      pen.dispose();
    }
    return new Pixels(width, height, ((DataBufferInt) image.getRaster().getDataBuffer()).getData());
  }

  Pixels copy() {
    return new Pixels(width, height, data.clone());
  }

  Pixels with(int[] other) {
    return new Pixels(width, height, other);
  }

  /// Lays the other grid over this one.
  Pixels under(Pixels upper) {
    for (int i = 0; i < data.length; i++) {
      int top = upper.data[i];
      int alpha = top >>> 24;
      if (alpha == 255) {
        data[i] = top;
      } else if (alpha != 0) {
        data[i] = over(top, alpha, data[i]);
      }
    }
    return this;
  }

  private static int over(int top, int alpha, int bottom) {
    int rest = 255 - alpha;
    int red = (top >> 16 & 255) + (bottom >> 16 & 255) * rest / 255;
    int green = (top >> 8 & 255) + (bottom >> 8 & 255) * rest / 255;
    int blue = (top & 255) + (bottom & 255) * rest / 255;
    return 0xff000000 | Math.min(255, red) << 16 | Math.min(255, green) << 8 | Math.min(255, blue);
  }

  /// As an opaque picture.
  BufferedImage toImage() {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var target = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(data, 0, target, 0, data.length);
    return image;
  }

  /// Lets Java 2D draw over an opaque grid.
  Pixels drawnOver(Consumer<Graphics2D> drawing) {
    var image = toImage();
    var pen = image.createGraphics();
    try {
      Canvas.prepare(pen);
      drawing.accept(pen);
    } finally {
      pen.dispose();
    }
    var drawn = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] |= 0xff000000;
    }
    return new Pixels(width, height, drawn);
  }

  static int pack(float red, float green, float blue) {
    return 0xff000000 | channel(red) << 16 | channel(green) << 8 | channel(blue);
  }

  private static int channel(float value) {
    return value <= 0 ? 0 : value >= 255 ? 255 : (int) (value + .5f);
  }

  /// From 0 to 1.
  static float luminance(int color) {
    return ((color >> 16 & 255) * .299f + (color >> 8 & 255) * .587f + (color & 255) * .114f)
        / 255f;
  }
}
