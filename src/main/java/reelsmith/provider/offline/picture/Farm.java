package reelsmith.provider.offline.picture;

import java.awt.geom.Line2D;

/// Fields, a barn and a fence.
final class Farm {

  private final Canvas canvas;
  private final Palette palette;
  private final Flora flora;

  Farm(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
    flora = new Flora(canvas);
  }

  void paint() {
    new Countryside(canvas).hills(3, canvas.horizon - 50, true);
    var grass = palette.lit(palette.ground());
    double near = canvas.height * .62;
    canvas.fill(
        canvas.down(near - 40, Shade.lighter(grass, .08), canvas.height, Shade.darker(grass, .45)),
        canvas.ridge(near - 10, 50, 700, .3, 5));
    barn(canvas.width * (canvas.chance(.5) ? .17 : .8), near + 34, 190);
    rows(near + 40);
    fence(near + 74);
    new Countryside(canvas).turf(canvas.height * .72, 60, grass, !palette.surroundings().isSnowy());
    flora.framing(Shade.darker(palette.lit(palette.foliage()), .4));
  }

  private void rows(double top) {
    var soil = palette.lit(palette.surroundings().isSnowy() ? 0xc6cfd9 : 0x8a6238);
    double vanishing = canvas.width * .5;
    for (int row = -9; row <= 9; row++) {
      double x = vanishing + row * 60;
      double bottomX = vanishing + row * 340;
      canvas.fill(
          Shade.alpha(soil, .55),
          Canvas.polygon(
              x - 6,
              top,
              x + 6,
              top,
              bottomX + 60,
              canvas.height * 1.3,
              bottomX - 60,
              canvas.height * 1.3));
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
    canvas.fill(
        canvas.gradient(x - size, 0, x + size, 0, Shade.lighter(wall, .1), Shade.darker(wall, .25)),
        Canvas.box(x - size * .7, y - size * .8, size * 1.4, size * .8));
    canvas.fill(
        wall,
        Canvas.polygon(
            x - size * .7,
            y - size * .79,
            x - size * .48,
            y - size * 1.15,
            x,
            y - size * 1.36,
            x + size * .48,
            y - size * 1.15,
            x + size * .7,
            y - size * .79));
    canvas.line(
        roof,
        size * .08,
        Canvas.polyline(
            x - size * .76,
            y - size * .76,
            x - size * .5,
            y - size * 1.17,
            x,
            y - size * 1.4,
            x + size * .5,
            y - size * 1.17,
            x + size * .76,
            y - size * .76));
    var trim = palette.lit(0xf6efe2);
    canvas.fill(
        Shade.darker(wall, .3), Canvas.box(x - size * .26, y - size * .5, size * .52, size * .5));
    canvas.line(
        trim, size * .035, Canvas.box(x - size * .26, y - size * .5, size * .52, size * .5));
    canvas.line(
        trim, size * .03, new Line2D.Double(x - size * .26, y - size * .5, x + size * .26, y));
    canvas.line(
        trim, size * .03, new Line2D.Double(x + size * .26, y - size * .5, x - size * .26, y));
    canvas.fill(trim, Canvas.oval(x, y - size * .98, size * .1, size * .1));
  }

  private void fence(double y) {
    var wood = palette.lit(0xe9dcc6);
    for (double x = canvas.left; x < canvas.right; x += 74) {
      canvas.fill(
          wood,
          Canvas.polygon(x, y + 40, x, y - 34, x + 9, y - 46, x + 18, y - 34, x + 18, y + 40));
    }
    canvas.fill(
        Shade.darker(wood, .1), Canvas.box(canvas.left, y - 22, canvas.right - canvas.left, 9));
    canvas.fill(
        Shade.darker(wood, .1), Canvas.box(canvas.left, y + 8, canvas.right - canvas.left, 9));
  }
}
