package reelsmith.provider.offline.picture;

/// Road and railway, running towards the horizon.
final class Roads {

  private final Canvas canvas;
  private final Palette palette;
  private final Flora flora;

  Roads(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
    flora = new Flora(canvas);
  }

  void road() {
    new Countryside(canvas).hills(4, canvas.horizon - 70, true);
    double top = canvas.height * .6;
    var grass = palette.lit(palette.ground());
    canvas.fill(
        canvas.down(top - 30, Shade.lighter(grass, .1), canvas.height, Shade.darker(grass, .4)),
        canvas.below(top));
    double middle = canvas.width * .5;
    var asphalt = palette.lit(0x5d6069);
    canvas.fill(
        palette.lit(0xe8e0cf),
        Canvas.polygon(
            middle - 26,
            top,
            middle + 26,
            top,
            middle + canvas.width * 1.02,
            canvas.height * 1.3,
            middle - canvas.width * 1.02,
            canvas.height * 1.3));
    canvas.fill(
        canvas.down(
            top, Shade.mix(asphalt, palette.haze(), .4), canvas.height, Shade.darker(asphalt, .35)),
        Canvas.polygon(
            middle - 24,
            top,
            middle + 24,
            top,
            middle + canvas.width * .95,
            canvas.height * 1.3,
            middle - canvas.width * .95,
            canvas.height * 1.3));
    for (int i = 0; i < 9; i++) {
      double near = Math.pow((i + .2) / 9.0, 2);
      double far = Math.pow((i + .65) / 9.0, 2);
      double span = canvas.height * 1.2 - top;
      canvas.fill(
          palette.lit(0xffdf6b),
          Canvas.polygon(
              middle - 1 - near * 22,
              top + near * span,
              middle + 1 + near * 22,
              top + near * span,
              middle + 1 + far * 22,
              top + far * span,
              middle - 1 - far * 22,
              top + far * span));
    }
    for (int i = 1; i < 6; i++) {
      double depth = Math.pow(i / 6.0, 1.7);
      for (int side = -1; side <= 1; side += 2) {
        double x = middle + side * (60 + depth * canvas.width * .85);
        flora.tree(
            x,
            top + depth * canvas.height * .3,
            90 + depth * 420,
            palette.far(palette.foliage(), .4 * (1 - depth)));
      }
    }
  }

  void railway() {
    new Countryside(canvas).hills(4, canvas.horizon - 70, true);
    double top = canvas.height * .6;
    var gravel = palette.lit(palette.surroundings().isSnowy() ? 0xe2e9f0 : 0x9a8d7d);
    var grass = palette.lit(palette.ground());
    canvas.fill(
        canvas.down(top - 30, Shade.lighter(grass, .1), canvas.height, Shade.darker(grass, .4)),
        canvas.below(top));
    double middle = canvas.width * .5;
    canvas.fill(
        canvas.down(
            top, Shade.mix(gravel, palette.haze(), .3), canvas.height, Shade.darker(gravel, .4)),
        Canvas.polygon(
            middle - 30,
            top,
            middle + 30,
            top,
            middle + canvas.width * .8,
            canvas.height * 1.3,
            middle - canvas.width * .8,
            canvas.height * 1.3));
    double span = canvas.height * 1.25 - top;
    for (int i = 1; i < 20; i++) {
      double depth = Math.pow(i / 20.0, 2);
      double half = 18 + depth * canvas.width * .52;
      double y = top + depth * span;
      canvas.fill(
          Shade.darker(palette.lit(0x6b4a33), .1),
          Canvas.box(middle - half, y, half * 2, 3 + depth * 36));
    }
    for (int side = -1; side <= 1; side += 2) {
      canvas.fill(
          palette.lit(0xaab2bd),
          Canvas.polygon(
              middle + side * 10 - 1,
              top,
              middle + side * 10 + 1,
              top,
              middle + side * canvas.width * .4 + 13,
              top + span,
              middle + side * canvas.width * .4 - 13,
              top + span));
      for (int i = 1; i < 5; i++) {
        double depth = Math.pow(i / 5.0, 1.8);
        double x = middle + side * (70 + depth * canvas.width * .6);
        double y = top + depth * span * .42;
        double tall = 130 + depth * 420;
        var pole = Shade.darker(palette.lit(0x5b4636), .1);
        canvas.line(pole, 3 + depth * 9, Canvas.polyline(x, y, x, y - tall));
        canvas.line(
            pole,
            2 + depth * 6,
            Canvas.polyline(x - tall * .13, y - tall * .88, x + tall * .13, y - tall * .88));
      }
    }
  }
}
