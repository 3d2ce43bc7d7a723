package reelsmith.provider.offline.picture;

import java.awt.Color;

/// Arithmetic with colours.
final class Shade {

  private Shade() {}

  static Color of(int rgb) {
    return new Color(rgb);
  }

  /// `share` 0 gives `from`, 1 gives `to`.
  static Color mix(Color from, Color to, double share) {
    double t = Math.clamp(share, 0, 1);
    return new Color(
        (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * t),
        (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * t),
        (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * t));
  }

  static Color darker(Color color, double share) {
    return mix(color, new Color(0x0c0a1c), share);
  }

  static Color lighter(Color color, double share) {
    return mix(color, Color.WHITE, share);
  }

  static Color alpha(Color color, double alpha) {
    int opacity = (int) Math.round(Math.clamp(alpha, 0, 1) * 255);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
  }

  static Color saturated(Color color, double factor) {
    double grey = luminance(color);
    return new Color(
        channel(grey + (color.getRed() - grey) * factor),
        channel(grey + (color.getGreen() - grey) * factor),
        channel(grey + (color.getBlue() - grey) * factor));
  }

  static Color multiply(Color color, double red, double green, double blue) {
    return new Color(
        channel(color.getRed() * red),
        channel(color.getGreen() * green),
        channel(color.getBlue() * blue));
  }

  /// From 0 to 255.
  static double luminance(Color color) {
    return color.getRed() * .299 + color.getGreen() * .587 + color.getBlue() * .114;
  }

  private static int channel(double value) {
    return (int) Math.clamp(Math.round(value), 0, 255);
  }
}
