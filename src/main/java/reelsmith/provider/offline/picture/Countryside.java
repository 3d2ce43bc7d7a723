package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.QuadCurve2D;

/// Forest, meadow and farm.
final class Countryside {

  private final Canvas canvas;
  private final Palette palette;
  private final Flora flora;

  Countryside(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
    flora = new Flora(canvas);
  }

  /// Rows of hills that fade into the distance.
  void hills(int rows, double base, boolean wooded) {
    for (int row = 0; row < rows; row++) {
      double nearness = rows == 1 ? 1 : row / (rows - 1.0);
      double y = base + row * 34;
      var color = palette.far(palette.surroundings().isSnowy() ? palette.ground() : palette.foliage(), .75 - nearness * .4);
      long seed = canvas.dice.nextInt(1000);
      canvas.fill(
          canvas.down(y - 130, color, y + 110, Shade.mix(color, palette.haze(), .5)),
          canvas.ridge(y, 210 - row * 40, 480 - row * 60, .42, seed));
      if (wooded && row > 0) {
        for (int i = 0; i < 34 * canvas.width / 1000; i++) {
          double x = canvas.between(canvas.left, canvas.right);
          double ground = y - (210 - row * 40) * Noise.line(x / (480 - row * 60), .42, seed);
          double size = canvas.between(26, 52) * (.6 + nearness * .8);
          var leaves = Shade.mix(Shade.darker(color, .25), color, canvas.dice.nextDouble());
          if (canvas.chance(.5)) {
            flora.pine(x, ground + 8, size * 1.6, leaves);
          } else {
            flora.crown(x, ground, size * .5, leaves);
          }
        }
      }
    }
  }

  void meadow() {
    hills(4, canvas.horizon - 60, true);
    var grass = palette.lit(palette.ground());
    double near = canvas.height * .66;
    canvas.fill(canvas.down(near - 60, Shade.lighter(grass, .12), canvas.height * .9, Shade.darker(grass, .12)), canvas.ridge(near - 30, 90, 700, .3, 5));
    path(near - 10);
    flora.tree(canvas.width * (canvas.chance(.5) ? .06 : .94), near + 60, canvas.height * .3, palette.lit(palette.foliage()));
    var front = canvas.ridge(canvas.height * .84, 60, 600, .3, 9);
    canvas.fill(canvas.down(canvas.height * .8, Shade.darker(grass, .05), canvas.height, Shade.darker(grass, .45)), front);
    turf(near + 30, 90, grass, !palette.surroundings().isSnowy());
    flora.framing(Shade.darker(palette.lit(palette.foliage()), .4));
  }

  private void path(double top) {
    var dirt = palette.lit(palette.surroundings().isSnowy() ? 0xd3dce6 : 0xd9bd8b);
    double x = canvas.width * .5;
    var way = new java.awt.geom.Path2D.Double();
    way.moveTo(x + 30, top - 14);
    way.curveTo(x + 160, top + 80, x - 260, canvas.height * .8, x - 200, canvas.height * 1.3);
    way.lineTo(x + 330, canvas.height * 1.3);
    way.curveTo(x + 60, canvas.height * .85, x + 230, top + 90, x + 50, top - 14);
    way.closePath();
    canvas.fill(canvas.down(top, Shade.mix(dirt, palette.haze(), .3), canvas.height, Shade.darker(dirt, .3)), way);
  }

  /// Grass tufts and flowers, larger towards the viewer.
  void turf(double top, int count, Color grass, boolean flowers) {
    int[] petals = {0xff6f7d, 0xffffff, 0xffd34d, 0xb98bff, 0xff9f5a};
    for (int i = 0; i < count * canvas.width / 1000; i++) {
      double depth = i / (count * canvas.width / 1000);
      double x = canvas.between(canvas.left, canvas.right);
      double y = top + (canvas.height * 1.05 - top) * depth;
      double size = 16 + 52 * depth;
      flora.grass(x, y, size, Shade.darker(grass, .08 + .38 * depth * canvas.dice.nextDouble()));
      if (flowers && canvas.chance(.3)) {
        flora.flower(x + 14, y, size * .8, palette.lit(petals[canvas.dice.nextInt(petals.length)]));
      }
    }
  }

  void forest(double lightX, double lightY) {
    var leaves = palette.foliage();
    canvas.fill(
        canvas.down(0, Shade.mix(palette.skyMiddle(), palette.lit(leaves), .35), canvas.horizon, Shade.mix(palette.skyLow(), palette.lit(leaves), .15)),
        canvas.below(-canvas.height * .3));
    canvas.glow(lightX, lightY + canvas.height * .14, canvas.height * .5, palette.light(), .75);
    for (int layer = 0; layer < 4; layer++) {
      double ground = canvas.horizon + 10 + layer * canvas.height * .05;
      double distance = .72 - layer * .2;
      var trunk = palette.far(Shade.of(0x4c3a30), distance);
      for (int i = 0; i < (17 - layer * 3) * canvas.width / 1000; i++) {
        double x = canvas.between(canvas.left, canvas.right);
        trunk(x, ground + 40, 16 + layer * 15, trunk);
        if (layer < 3) {
          flora.pine(canvas.between(canvas.left, canvas.right), ground + 30, canvas.between(170, 290) + layer * 70, palette.far(leaves, distance + .04));
        }
      }
      var floor = palette.far(palette.surroundings().isSnowy() ? palette.ground() : Shade.mix(leaves, Shade.of(0x5c4a2c), .4), distance * .8);
      canvas.fill(canvas.down(ground, floor, ground + 260, Shade.darker(floor, .35)), canvas.ridge(ground + 34, 60, 360, .4, layer * 3 + 1));
      canvas.fill(canvas.down(ground - 120, Shade.alpha(palette.haze(), 0), ground + 60, Shade.alpha(palette.haze(), .34 - layer * .07)), Canvas.box(canvas.left, ground - 120, canvas.right - canvas.left, 180));
    }
    beams(lightX, lightY);
    canopy(leaves);
    var grass = Shade.darker(palette.lit(palette.ground()), .3);
    for (int i = 0; i < 22; i++) {
      double x = canvas.between(canvas.left, canvas.right);
      double y = canvas.between(canvas.height * .74, canvas.height);
      flora.bush(x, y, canvas.between(40, 90), Shade.darker(palette.lit(leaves), canvas.between(.15, .45)));
    }
    turf(canvas.height * .74, 70, grass, palette.surroundings().season() == Surroundings.Season.SPRING);
    mushrooms();
    flora.framing(Shade.darker(palette.lit(leaves), .6));
  }

  private void trunk(double x, double ground, double wide, Color color) {
    canvas.fill(
        canvas.gradient(x - wide, 0, x + wide, 0, Shade.lighter(color, .1), color, Shade.darker(color, .35)),
        Canvas.polygon(x - wide * .9, ground, x - wide * .42, ground - 140, x - wide * .34, -canvas.height * .3, x + wide * .34, -canvas.height * .3, x + wide * .42, ground - 140, x + wide, ground));
    double y = ground - canvas.between(260, 620);
    canvas.line(color, wide * .26, new QuadCurve2D.Double(x, y, x + wide * 2, y - wide, x + wide * 3.4, y - wide * 3));
  }

  private void beams(double lightX, double lightY) {
    for (int i = 0; i < 6; i++) {
      double angle = canvas.between(-.55, .55);
      double reach = canvas.height * .95;
      double wide = canvas.between(22, 75);
      double endX = lightX + Math.sin(angle) * reach + (lightX < canvas.width / 2 ? 260 : -260);
      canvas.fill(
          canvas.down(lightY, Shade.alpha(palette.light(), .26), canvas.height * .8, Shade.alpha(palette.light(), 0)),
          Canvas.polygon(lightX - wide * .3, lightY - 100, lightX + wide * .3, lightY - 100, endX + wide, canvas.height * .82, endX - wide, canvas.height * .82));
    }
  }

  private void canopy(Color leaves) {
    for (int i = 0; i < 46 * canvas.width / 1000; i++) {
      double x = canvas.between(canvas.left, canvas.right);
      double y = canvas.between(-canvas.height * .12, canvas.height * .07);
      var color = Shade.darker(palette.lit(leaves), canvas.between(.15, .6));
      flora.crown(x, y, canvas.between(50, 120), color);
    }
  }

  private void mushrooms() {
    for (int i = 0; i < 5; i++) {
      double x = canvas.between(0, canvas.width);
      double y = canvas.between(canvas.height * .76, canvas.height * .92);
      double size = canvas.between(20, 36);
      canvas.fill(palette.lit(0xf1e6d2), Canvas.rounded(x - size * .16, y - size * .7, size * .32, size * .7, size * .1));
      canvas.fill(palette.lit(0xc9402f), new java.awt.geom.Arc2D.Double(x - size * .55, y - size * 1.15, size * 1.1, size * 1.1, 0, 180, java.awt.geom.Arc2D.CHORD));
      canvas.fill(palette.lit(0xfff5ea), Canvas.oval(x - size * .2, y - size * .8, size * .09, size * .09));
      canvas.fill(palette.lit(0xfff5ea), Canvas.oval(x + size * .18, y - size * .92, size * .08, size * .08));
    }
  }

  void farm() {
    hills(3, canvas.horizon - 50, true);
    var grass = palette.lit(palette.ground());
    double near = canvas.height * .62;
    canvas.fill(canvas.down(near - 40, Shade.lighter(grass, .08), canvas.height, Shade.darker(grass, .45)), canvas.ridge(near - 10, 50, 700, .3, 5));
    barn(canvas.width * (canvas.chance(.5) ? .17 : .8), near + 34, 190);
    rows(near + 40);
    fence(near + 74);
    turf(canvas.height * .72, 60, grass, !palette.surroundings().isSnowy());
    flora.framing(Shade.darker(palette.lit(palette.foliage()), .4));
  }

  private void rows(double top) {
    var soil = palette.lit(palette.surroundings().isSnowy() ? 0xc6cfd9 : 0x8a6238);
    double vanishing = canvas.width * .5;
    for (int row = -9; row <= 9; row++) {
      double x = vanishing + row * 60;
      double bottomX = vanishing + row * 340;
      canvas.fill(Shade.alpha(soil, .55), Canvas.polygon(x - 6, top, x + 6, top, bottomX + 60, canvas.height * 1.3, bottomX - 60, canvas.height * 1.3));
      for (int i = 1; i < 7; i++) {
        double depth = Math.pow(i / 7.0, 1.9);
        double y = top + depth * (canvas.height * 1.2 - top);
        flora.bush(x + (bottomX - x) * depth, y, 14 + depth * 70, palette.lit(palette.foliage()));
      }
    }
  }

  private void barn(double x, double y, double size) {
    var wall = palette.lit(0xb8402f);
    var roof = palette.lit(palette.surroundings().isSnowy() ? 0xeef4fa : 0x5a4a4c);
    canvas.fill(canvas.gradient(x - size, 0, x + size, 0, Shade.lighter(wall, .1), Shade.darker(wall, .25)), Canvas.box(x - size * .7, y - size * .8, size * 1.4, size * .8));
    canvas.fill(wall, Canvas.polygon(x - size * .7, y - size * .79, x - size * .48, y - size * 1.15, x, y - size * 1.36, x + size * .48, y - size * 1.15, x + size * .7, y - size * .79));
    canvas.line(roof, size * .08, polyline(x - size * .76, y - size * .76, x - size * .5, y - size * 1.17, x, y - size * 1.4, x + size * .5, y - size * 1.17, x + size * .76, y - size * .76));
    var trim = palette.lit(0xf6efe2);
    canvas.fill(Shade.darker(wall, .3), Canvas.box(x - size * .26, y - size * .5, size * .52, size * .5));
    canvas.line(trim, size * .035, Canvas.box(x - size * .26, y - size * .5, size * .52, size * .5));
    canvas.line(trim, size * .03, new Line2D.Double(x - size * .26, y - size * .5, x + size * .26, y));
    canvas.line(trim, size * .03, new Line2D.Double(x + size * .26, y - size * .5, x - size * .26, y));
    canvas.fill(trim, Canvas.oval(x, y - size * .98, size * .1, size * .1));
  }

  static java.awt.Shape polyline(double... points) {
    var path = new java.awt.geom.Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    return path;
  }

  private void fence(double y) {
    var wood = palette.lit(0xe9dcc6);
    for (double x = canvas.left; x < canvas.right; x += 74) {
      canvas.fill(wood, Canvas.polygon(x, y + 40, x, y - 34, x + 9, y - 46, x + 18, y - 34, x + 18, y + 40));
    }
    canvas.fill(Shade.darker(wood, .1), Canvas.box(canvas.left, y - 22, canvas.right - canvas.left, 9));
    canvas.fill(Shade.darker(wood, .1), Canvas.box(canvas.left, y + 8, canvas.right - canvas.left, 9));
  }
}
