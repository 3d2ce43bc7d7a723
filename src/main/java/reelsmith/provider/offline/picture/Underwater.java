package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/// The world below the surface: rays, rocks, corals and bubbles.
final class Underwater {

  private final Canvas canvas;
  private final Palette palette;

  Underwater(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
  }

  void paint() {
    var top = palette.isDark() ? Shade.of(0x0d4a8a) : Shade.of(0x4fd6e8);
    var middle = palette.isDark() ? Shade.of(0x082f66) : Shade.of(0x1590c4);
    var deep = palette.isDark() ? Shade.of(0x031633) : Shade.of(0x08427f);
    canvas.fill(
        canvas.gradient(0, 0, 0, canvas.height, top, middle, deep),
        canvas.below(-canvas.height * .3));
    canvas.glow(canvas.width * .5, -60, canvas.height * .55, Shade.of(0xeafcff), .6);
    for (int i = 0; i < 9; i++) {
      double x = canvas.between(0, canvas.width);
      double wide = canvas.between(40, 130);
      double lean = (x - canvas.width / 2) * .7;
      canvas.fill(
          canvas.down(
              0, Shade.alpha(Color.WHITE, .2), canvas.height * .75, Shade.alpha(Color.WHITE, 0)),
          Canvas.polygon(
              x - wide * .3,
              -30,
              x + wide * .3,
              -30,
              x + lean + wide,
              canvas.height * .78,
              x + lean - wide,
              canvas.height * .78));
    }
    for (int layer = 0; layer < 3; layer++) {
      double base = canvas.height * (.64 + layer * .09);
      var stone = Shade.mix(Shade.of(0x2a6f96), deep, .1 + layer * .35);
      if (layer == 2) {
        var sand = Shade.mix(Shade.of(0xd9c590), middle, .45);
        canvas.fill(
            canvas.down(base - 40, sand, canvas.height, Shade.mix(sand, deep, .7)),
            canvas.ridge(base, 60, 400, .4, 21));
      } else {
        canvas.fill(
            canvas.down(base - 120, Shade.mix(stone, middle, .5), base + 200, stone),
            canvas.ridge(base, 190, 230, .5, 31 + layer));
      }
      corals(base, layer, deep);
    }
    for (int i = 0; i < 60; i++) {
      double size = canvas.between(2, 11);
      double x = canvas.between(canvas.left, canvas.right);
      double y = canvas.between(0, canvas.height * .9);
      canvas.fill(Shade.alpha(Color.WHITE, .16), Canvas.oval(x, y, size, size));
      canvas.line(Shade.alpha(Color.WHITE, .4), 1.4, Canvas.oval(x, y, size, size));
    }
  }

  private void corals(double base, int layer, Color deep) {
    int[] colors = {0xff6f61, 0xff9ec4, 0xffc857, 0x9b6bff, 0x3fcf9f};
    for (int i = 0; i < 5 + layer * 3; i++) {
      double x = canvas.between(canvas.left, canvas.right);
      double y = base + canvas.between(10, 60) + layer * 24;
      var color =
          Shade.mix(Shade.of(colors[canvas.dice.nextInt(colors.length)]), deep, .62 - layer * .2);
      double tall = canvas.between(50, 110) * (1 + layer * .45);
      if (canvas.chance(.5)) {
        weed(x, y, tall * 1.7, Shade.mix(Shade.of(0x2fa36b), deep, .55 - layer * .2));
      } else {
        branch(x, y, -Math.PI / 2, tall * .45, 4, color);
      }
    }
  }

  private void weed(double x, double y, double tall, Color color) {
    for (int i = -1; i <= 1; i++) {
      var leaf = new Path2D.Double();
      leaf.moveTo(x + i * 14 - 8, y);
      leaf.curveTo(
          x + i * 30 + 26,
          y - tall * .35,
          x + i * 10 - 30,
          y - tall * .65,
          x + i * 34,
          y - tall * (1 - .16 * Math.abs(i)));
      leaf.curveTo(
          x + i * 10 - 6, y - tall * .6, x + i * 30 + 48, y - tall * .3, x + i * 14 + 10, y);
      leaf.closePath();
      canvas.fill(Shade.lighter(color, .08 * (i + 1)), leaf);
    }
  }

  private void branch(double x, double y, double angle, double length, int depth, Color color) {
    double endX = x + Math.cos(angle) * length;
    double endY = y + Math.sin(angle) * length;
    canvas.line(color, depth * 5.5, new Line2D.Double(x, y, endX, endY));
    if (depth > 1) {
      branch(
          endX,
          endY,
          angle - canvas.between(.3, .65),
          length * .76,
          depth - 1,
          Shade.lighter(color, .07));
      branch(
          endX,
          endY,
          angle + canvas.between(.3, .65),
          length * .76,
          depth - 1,
          Shade.lighter(color, .07));
    }
  }
}
