package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.Path2D;

/// Hills and meadow.
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
      var color =
          palette.far(
              palette.surroundings().isSnowy() ? palette.ground() : palette.foliage(),
              .75 - nearness * .4);
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
    canvas.fill(
        canvas.down(
            near - 60, Shade.lighter(grass, .12), canvas.height * .9, Shade.darker(grass, .12)),
        canvas.ridge(near - 30, 90, 700, .3, 5));
    path(near - 10);
    flora.tree(
        canvas.width * (canvas.chance(.5) ? .06 : .94),
        near + 60,
        canvas.height * .3,
        palette.lit(palette.foliage()));
    var front = canvas.ridge(canvas.height * .84, 60, 600, .3, 9);
    canvas.fill(
        canvas.down(
            canvas.height * .8, Shade.darker(grass, .05), canvas.height, Shade.darker(grass, .45)),
        front);
    turf(near + 30, 90, grass, !palette.surroundings().isSnowy());
    flora.framing(Shade.darker(palette.lit(palette.foliage()), .4));
  }

  private void path(double top) {
    var dirt = palette.lit(palette.surroundings().isSnowy() ? 0xd3dce6 : 0xd9bd8b);
    double x = canvas.width * .5;
    var way = new Path2D.Double();
    way.moveTo(x + 30, top - 14);
    way.curveTo(x + 160, top + 80, x - 260, canvas.height * .8, x - 200, canvas.height * 1.3);
    way.lineTo(x + 330, canvas.height * 1.3);
    way.curveTo(x + 60, canvas.height * .85, x + 230, top + 90, x + 50, top - 14);
    way.closePath();
    canvas.fill(
        canvas.down(
            top, Shade.mix(dirt, palette.haze(), .3), canvas.height, Shade.darker(dirt, .3)),
        way);
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
}
