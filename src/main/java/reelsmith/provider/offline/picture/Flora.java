package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;

/// Trees, bushes, grass and flowers. `y` is always where they meet the ground.
final class Flora {

  private final Canvas canvas;
  private final boolean snowy;

  Flora(Canvas canvas) {
    this.canvas = canvas;
    snowy = canvas.palette.surroundings().isSnowy();
  }

  /// @param color already lit
  void pine(double x, double y, double size, Color color) {
    var dark = Shade.darker(color, .3);
    canvas.fill(
        Shade.darker(color, .5),
        Canvas.box(x - size * .03, y - size * .16, size * .06, size * .16));
    for (int tier = 4; tier >= 0; tier--) {
      double top = y - size * (1 - tier * .17);
      double bottom = top + size * .31;
      double half = size * (.09 + tier * .055);
      canvas.fill(
          dark, Canvas.polygon(x, top, x + half, bottom, x, bottom - size * .03, x - half, bottom));
      canvas.fill(
          color,
          Canvas.polygon(
              x,
              top,
              x + half * .12,
              bottom - size * .04,
              x - half * .5,
              bottom - size * .025,
              x - half,
              bottom));
      if (snowy) {
        canvas.fill(
            canvas.palette.lit(0xf2f7fc),
            Canvas.polygon(
                x,
                top,
                x + half * .42,
                top + size * .11,
                x + half * .1,
                top + size * .09,
                x - half * .2,
                top + size * .13,
                x - half * .5,
                top + size * .13));
      }
    }
  }

  void tree(double x, double y, double size, Color color) {
    var bark = Shade.mix(canvas.palette.lit(0x6b4a35), color, .12);
    var trunk = new Path2D.Double();
    trunk.moveTo(x - size * .06, y);
    trunk.quadTo(x - size * .02, y - size * .25, x - size * .035, y - size * .55);
    trunk.lineTo(x + size * .035, y - size * .55);
    trunk.quadTo(x + size * .02, y - size * .25, x + size * .07, y);
    trunk.closePath();
    canvas.fill(bark, trunk);
    canvas.line(
        bark,
        size * .025,
        new QuadCurve2D.Double(
            x, y - size * .36, x + size * .08, y - size * .45, x + size * .16, y - size * .56));
    crown(x, y - size * .66, size * .36, color);
  }

  /// A round heap of leaves.
  void crown(double x, double y, double radius, Color color) {
    for (int pass = 0; pass < 3; pass++) {
      var shade =
          pass == 0 ? Shade.darker(color, .32) : pass == 1 ? color : Shade.lighter(color, .16);
      int blobs = pass == 2 ? 9 : 13;
      for (int i = 0; i < blobs; i++) {
        double angle = i * 2.4;
        double away = radius * (pass == 2 ? .55 : .7) * Math.sqrt((i + .5) / blobs);
        double blob = radius * canvas.between(.24, .42) * (pass == 2 ? .6 : 1);
        double up = pass * radius * .13;
        canvas.fill(
            shade,
            Canvas.oval(
                x + Math.cos(angle) * away * 1.1 - pass * radius * .05,
                y + Math.sin(angle) * away * .85 - up,
                blob,
                blob * .9));
      }
    }
    if (snowy) {
      for (int i = 0; i < 5; i++) {
        canvas.fill(
            canvas.palette.lit(0xf2f7fc),
            Canvas.oval(
                x + (i - 2) * radius * .33,
                y - radius * (.95 - Math.abs(i - 2) * .16),
                radius * .26,
                radius * .12));
      }
    }
  }

  void palm(double x, double y, double size, Color leaf) {
    double lean = canvas.between(-.25, .25) * size;
    double topX = x + lean;
    double topY = y - size;
    canvas.line(
        canvas.palette.lit(0x8a6242),
        size * .055,
        new QuadCurve2D.Double(x, y, x + lean * .2, y - size * .55, topX, topY));
    for (int i = 0; i < 9; i++) {
      double angle = Math.PI * (i / 8.0) * 1.24 - Math.PI * 1.12;
      double length = size * canvas.between(.4, .52);
      double endX = topX + Math.cos(angle) * length;
      double endY = topY + Math.sin(angle) * length * .55 + length * .42;
      double bendX = topX + Math.cos(angle) * length * .55;
      double bendY = topY + Math.sin(angle) * length * .75 - length * .12;
      var frond = new Path2D.Double();
      frond.moveTo(topX, topY);
      frond.quadTo(bendX, bendY - size * .05, endX, endY);
      frond.quadTo(bendX, bendY + size * .07, topX, topY);
      frond.closePath();
      canvas.fill(i % 2 == 0 ? leaf : Shade.darker(leaf, .2), frond);
    }
  }

  void bush(double x, double y, double size, Color color) {
    for (int i = 0; i < 7; i++) {
      double across = (i - 3) / 3.0;
      double radius = size * (.34 - Math.abs(across) * .13);
      var shade =
          Shade.mix(Shade.darker(color, .25), Shade.lighter(color, .12), canvas.dice.nextDouble());
      canvas.fill(shade, Canvas.oval(x + across * size * .55, y - radius * .7, radius, radius));
    }
  }

  void grass(double x, double y, double size, Color color) {
    for (int i = 0; i < 6; i++) {
      double lean = (i - 2.5) * size * .16 + canvas.between(-4, 4);
      double tall = size * canvas.between(.55, 1);
      var blade = new Path2D.Double();
      blade.moveTo(x + i * size * .07 - size * .2, y);
      blade.quadTo(x + lean * .4, y - tall * .6, x + lean * 1.3, y - tall);
      blade.quadTo(x + lean * .6 + size * .06, y - tall * .5, x + i * size * .07 - size * .11, y);
      blade.closePath();
      canvas.fill(Shade.mix(color, Shade.lighter(color, .25), canvas.dice.nextDouble()), blade);
    }
  }

  void flower(double x, double y, double size, Color petals) {
    canvas.line(
        canvas.palette.lit(0x3d8a45),
        size * .09,
        new QuadCurve2D.Double(x, y, x + size * .1, y - size * .5, x, y - size));
    for (int i = 0; i < 5; i++) {
      double angle = i * Math.PI * 2 / 5;
      canvas.fill(
          petals,
          Canvas.oval(
              x + Math.cos(angle) * size * .2,
              y - size + Math.sin(angle) * size * .2,
              size * .18,
              size * .18));
    }
    canvas.fill(canvas.palette.lit(0xffd34d), Canvas.oval(x, y - size, size * .13, size * .13));
  }

  /// Dark leaves at the lower corners, which lead the eye into the picture.
  void framing(Color color) {
    for (int side = -1; side <= 1; side += 2) {
      double x = side < 0 ? -canvas.width * .04 : canvas.width * 1.04;
      for (int i = 0; i < 9; i++) {
        double length = canvas.between(150, 330);
        double angle = -Math.PI / 2 - side * canvas.between(-.25, 1.05);
        double fromY = canvas.height * canvas.between(.93, 1.06);
        var leaf = new Path2D.Double();
        double tipX = x + Math.cos(angle) * length;
        double tipY = fromY + Math.sin(angle) * length;
        leaf.moveTo(x, fromY);
        leaf.curveTo(
            x + side * -20, fromY - length * .6, tipX - 30, tipY + length * .2, tipX, tipY);
        leaf.curveTo(tipX + 34, tipY + length * .3, x + 60, fromY - length * .2, x, fromY);
        leaf.closePath();
        canvas.fill(Shade.mix(color, Shade.darker(color, .4), canvas.dice.nextDouble()), leaf);
        canvas.line(
            Shade.alpha(Shade.lighter(color, .3), .25),
            2.5,
            new CubicCurve2D.Double(
                x, fromY, x, fromY - length * .5, tipX, tipY + length * .2, tipX, tipY));
      }
    }
  }
}
