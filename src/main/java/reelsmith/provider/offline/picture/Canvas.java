package reelsmith.provider.offline.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/// A surface measured in units of which the short side has 1000, whatever its pixels.
///
/// Scenery is painted wider than the frame, so that a camera can move over it.
final class Canvas {

  static final double SHORT_SIDE = 1000;

  final Graphics2D pen;
  final double width;
  final double height;
  final double horizon;
  final double left;
  final double right;
  final Palette palette;
  final Random dice;
  private final boolean flat;

  /// @param flat draws steps instead of soft gradients
  Canvas(Graphics2D pen, double width, double height, Palette palette, long seed, boolean flat) {
    this.pen = pen;
    this.width = width;
    this.height = height;
    this.palette = palette;
    this.flat = flat;
    dice = new Random(seed);
    horizon = height * .57;
    left = -width * .3;
    right = width * 1.3;
  }

  static void prepare(Graphics2D pen) {
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
  }

  double between(double low, double high) {
    return low + dice.nextDouble() * (high - low);
  }

  boolean chance(double probability) {
    return dice.nextDouble() < probability;
  }

  void fill(Paint paint, Shape shape) {
    pen.setPaint(paint);
    pen.fill(shape);
  }

  void line(Color color, double thickness, Shape shape) {
    pen.setPaint(color);
    pen.setStroke(
        new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(shape);
  }

  static Shape box(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  static Shape rounded(double x, double y, double width, double height, double radius) {
    return new RoundRectangle2D.Double(x, y, width, height, radius * 2, radius * 2);
  }

  static Shape oval(double centerX, double centerY, double radiusX, double radiusY) {
    return new Ellipse2D.Double(centerX - radiusX, centerY - radiusY, radiusX * 2, radiusY * 2);
  }

  static Shape polygon(double... points) {
    var path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }

  static Shape polyline(double... points) {
    var path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    return path;
  }

  /// The whole painted surface from `top` down.
  Shape below(double top) {
    return box(left, top, right - left, height * 1.3 - top);
  }

  /// A gradient from above to below.
  Paint down(double top, Color above, double bottom, Color below) {
    return gradient(0, top, 0, Math.max(bottom, top + 1), above, below);
  }

  Paint gradient(double x0, double y0, double x1, double y1, Color... colors) {
    int count = flat ? colors.length * 3 : colors.length;
    var fractions = new float[flat ? count * 2 : count];
    var stops = new Color[fractions.length];
    for (int i = 0; i < count; i++) {
      if (flat) {
        var step = along(colors, (i + .5) / count);
        fractions[2 * i] = (float) i / count + (i == 0 ? 0f : 1e-5f);
        fractions[2 * i + 1] = (float) (i + 1) / count;
        stops[2 * i] = step;
        stops[2 * i + 1] = step;
      } else {
        fractions[i] = (float) i / (count - 1);
        stops[i] = colors[i];
      }
    }
    return new LinearGradientPaint(
        (float) x0, (float) y0, (float) x1, (float) y1, fractions, stops);
  }

  private static Color along(Color[] colors, double share) {
    double at = share * (colors.length - 1);
    int index = Math.min(colors.length - 2, (int) at);
    var color = Shade.mix(colors[index], colors[index + 1], at - index);
    double alpha =
        colors[index].getAlpha()
            + (colors[index + 1].getAlpha() - colors[index].getAlpha()) * (at - index);
    return Shade.alpha(color, alpha / 255);
  }

  /// Light that fades towards its rim.
  void glow(double x, double y, double radius, Color color, double strength) {
    if (flat) {
      for (int ring = 1; ring <= 3; ring++) {
        fill(
            Shade.alpha(color, strength * .22),
            oval(x, y, radius * ring / 3.4, radius * ring / 3.4));
      }
      return;
    }
    fill(
        new RadialGradientPaint(
            (float) x,
            (float) y,
            (float) radius,
            new float[] {0, .3f, .65f, 1},
            new Color[] {
              Shade.alpha(color, strength),
              Shade.alpha(color, strength * .5),
              Shade.alpha(color, strength * .14),
              Shade.alpha(color, 0)
            }),
        oval(x, y, radius, radius));
  }

  /// A shadow lying on the ground.
  void shadow(double x, double y, double radiusX, double radiusY, double strength) {
    var kept = pen.getTransform();
    pen.translate(x, y);
    pen.scale(1, radiusY / radiusX);
    glow(0, 0, radiusX, Shade.of(0x0a0a24), strength);
    pen.setTransform(kept);
  }

  /// The outline of hills: everything below a wavy line.
  Path2D ridge(double base, double amplitude, double wavelength, double roughness, long seed) {
    var path = new Path2D.Double();
    path.moveTo(left, height * 1.3);
    for (double x = left; x <= right + 4; x += 5) {
      path.lineTo(x, base - amplitude * Noise.line(x / wavelength, roughness, seed));
    }
    path.lineTo(right + 8, height * 1.3);
    path.closePath();
    return path;
  }
}
