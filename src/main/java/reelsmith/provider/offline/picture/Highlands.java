package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.Path2D;

/// Mountains and desert.
final class Highlands {

  private final Canvas canvas;
  private final Palette palette;

  Highlands(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
  }

  void mountains() {
    for (int range = 0; range < 3; range++) {
      double base = canvas.horizon + 40 + range * 40;
      double tall = (canvas.height * .4 - range * canvas.height * .1);
      var rock = palette.far(Shade.of(range == 2 ? 0x4f6a62 : 0x6f7a99), .62 - range * .25);
      range(base, tall, 330 - range * 40, rock, range < 2, 40 + range);
      canvas.fill(
          canvas.down(
              base - 150,
              Shade.alpha(palette.haze(), 0),
              base + 30,
              Shade.alpha(palette.haze(), .55)),
          Canvas.box(canvas.left, base - 150, canvas.right - canvas.left, 400));
    }
    var flora = new Flora(canvas);
    var ground = palette.lit(palette.ground());
    for (int row = 0; row < 3; row++) {
      double y = canvas.height * (.62 + row * .05);
      var color = Shade.mix(ground, palette.haze(), .4 - row * .18);
      long seed = 60 + row;
      canvas.fill(
          canvas.down(y - 40, color, y + 260, Shade.darker(color, .2 + row * .12)),
          canvas.ridge(y, 90, 420, .4, seed));
      for (int i = 0; i < 12 * canvas.width / 1000; i++) {
        double x = canvas.between(canvas.left, canvas.right);
        if (Math.abs(x - canvas.width / 2) > canvas.width * (.1 + row * .1)) {
          flora.pine(
              x,
              y - 90 * Noise.line(x / 420, .4, seed) + 14,
              canvas.between(80, 140) + row * 60,
              palette.far(palette.foliage(), .4 - row * .17));
        }
      }
    }
    var waters = new Waters(canvas);
    for (int i = 0; i < 8; i++) {
      waters.rock(
          canvas.between(canvas.left, canvas.right),
          canvas.height * canvas.between(.78, 1),
          canvas.between(24, 70),
          palette.lit(0x83858f));
    }
    new Countryside(canvas).turf(canvas.height * .76, 40, Shade.darker(ground, .1), false);
  }

  /// Sharp peaks with a lit and a shaded side, and snow on top.
  private void range(double base, double tall, double spread, Color rock, boolean snow, int seed) {
    double x = canvas.left - canvas.between(0, spread);
    while (x < canvas.right + spread) {
      double peak = base - tall * canvas.between(.5, 1);
      double half = spread * canvas.between(.8, 1.25);
      double ridgeX = x + half * canvas.between(-.12, .3);
      canvas.fill(
          canvas.down(peak, rock, base, Shade.mix(rock, palette.haze(), .4)),
          flank(x, peak, x - half, base, seed + (int) x));
      var shaded = new Path2D.Double();
      shaded.moveTo(x, peak);
      for (int i = 1; i <= 6; i++) {
        double share = i / 6.0;
        shaded.lineTo(
            x + (ridgeX - x) * share + canvas.between(-.09, .09) * half,
            peak + (base - peak) * share);
      }
      shaded.lineTo(x + half, base);
      shaded.closePath();
      canvas.fill(
          canvas.down(
              peak,
              Shade.darker(rock, .28),
              base,
              Shade.mix(Shade.darker(rock, .2), palette.haze(), .35)),
          shaded);
      if (snow) {
        cap(x, peak, half, base - peak);
      }
      x += half * canvas.between(.7, 1.1);
    }
  }

  private static Path2D flank(double x, double peak, double leftX, double base, int seed) {
    double half = x - leftX;
    var path = new Path2D.Double();
    path.moveTo(x, peak);
    for (int i = 1; i <= 8; i++) {
      double share = i / 8.0;
      path.lineTo(
          x + half * share + (Noise.unit(i, seed) - .5) * half * .08, peak + (base - peak) * share);
    }
    for (int i = 8; i >= 1; i--) {
      double share = i / 8.0;
      path.lineTo(
          x - half * share + (Noise.unit(i + 20, seed) - .5) * half * .1,
          peak + (base - peak) * share);
    }
    path.closePath();
    return path;
  }

  private void cap(double x, double peak, double half, double tall) {
    double deep = .34;
    var white = palette.lit(0xf7fbff);
    canvas.fill(
        white,
        Canvas.polygon(
            x,
            peak,
            x - half * deep,
            peak + tall * deep,
            x - half * .2,
            peak + tall * .27,
            x - half * .12,
            peak + tall * .37,
            x - half * .03,
            peak + tall * .26,
            x + half * .04,
            peak + tall * .2));
    canvas.fill(
        Shade.mix(white, palette.skyMiddle(), .45),
        Canvas.polygon(
            x,
            peak,
            x + half * .04,
            peak + tall * .2,
            x + half * .02,
            peak + tall * .3,
            x + half * .12,
            peak + tall * .24,
            x + half * .17,
            peak + tall * .33,
            x + half * .32,
            peak + tall * .32));
  }

  void desert() {
    for (int row = 0; row < 5; row++) {
      double y = canvas.horizon - 20 + row * row * canvas.height * .022;
      var sand = palette.far(Shade.of(row % 2 == 0 ? 0xe8b06a : 0xdc9a55), .6 - row * .15);
      long seed = 90 + row;
      var dune = canvas.ridge(y, 120 + row * 12, 420 + row * 90, .28, seed);
      canvas.fill(
          canvas.down(y - 80, Shade.lighter(sand, .16), y + 190, Shade.darker(sand, .22)), dune);
      var clip = canvas.pen.getClip();
      canvas.pen.clip(dune);
      for (int i = 0; i < 6 + row * 2; i++) {
        canvas.line(
            Shade.alpha(Shade.darker(sand, .3), .22),
            2 + row,
            canvas.ridge(y + 26 + i * (12 + row * 5), 120 + row * 12, 420 + row * 90, .28, seed));
      }
      canvas.pen.setClip(clip);
      if (row == 1) {
        butte(y);
      }
    }
    for (int i = 0; i < 5; i++) {
      double x =
          canvas.chance(.5)
              ? canvas.between(canvas.left, canvas.width * .22)
              : canvas.between(canvas.width * .78, canvas.right);
      cactus(x, canvas.height * canvas.between(.68, .86), canvas.between(120, 260));
    }
  }

  private void butte(double y) {
    double x = canvas.between(canvas.width * .1, canvas.width * .9);
    var stone = palette.far(Shade.of(0xb4613c), .45);
    canvas.fill(
        canvas.gradient(x - 150, 0, x + 150, 0, Shade.lighter(stone, .15), Shade.darker(stone, .2)),
        Canvas.polygon(
            x - 190, y + 30, x - 130, y - 70, x - 120, y - 210, x - 20, y - 226, x + 90, y - 204,
            x + 108, y - 80, x + 190, y + 30));
    for (int i = 0; i < 4; i++) {
      canvas.fill(
          Shade.alpha(Shade.darker(stone, .3), .3), Canvas.box(x - 124, y - 190 + i * 42, 230, 8));
    }
  }

  private void cactus(double x, double y, double tall) {
    var green = palette.lit(0x4c8a4f);
    canvas.shadow(x, y, tall * .4, tall * .06, .4);
    for (int pass = 0; pass < 2; pass++) {
      var color = pass == 0 ? Shade.darker(green, .25) : green;
      double wide = tall * (pass == 0 ? .17 : .1);
      double shift = pass == 0 ? 0 : -tall * .025;
      canvas.line(color, wide, Canvas.polyline(x + shift, y - wide * .4, x + shift, y - tall));
      canvas.line(
          color,
          wide * .75,
          Canvas.polyline(
              x + shift,
              y - tall * .35,
              x + shift - tall * .26,
              y - tall * .38,
              x + shift - tall * .26,
              y - tall * .7));
      canvas.line(
          color,
          wide * .75,
          Canvas.polyline(
              x + shift,
              y - tall * .5,
              x + shift + tall * .24,
              y - tall * .53,
              x + shift + tall * .24,
              y - tall * .84));
    }
  }
}
