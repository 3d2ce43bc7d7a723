package reelsmith.provider.offline.picture;

import java.awt.Color;
import reelsmith.provider.offline.picture.Surroundings.Daytime;
import reelsmith.provider.offline.picture.Surroundings.Weather;

/// A city: towers in the haze, a street, house fronts and lamps.
final class Town {

  private final Canvas canvas;
  private final Palette palette;
  private final boolean lamps;

  Town(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
    lamps =
        palette.surroundings().daytime() == Daytime.NIGHT
            || palette.surroundings().daytime() == Daytime.DUSK
            || palette.surroundings().weather() == Weather.STORM;
  }

  void city() {
    double street = canvas.height * .66;
    skyline(street);
    street(street);
    for (int side = -1; side <= 1; side += 2) {
      double edge = side < 0 ? canvas.left : canvas.width * .86;
      facade(
          edge,
          side < 0 ? canvas.width * .14 - canvas.left : canvas.right - canvas.width * .86,
          street + 60,
          side);
      for (int i = 0; i < 3; i++) {
        double depth = .25 + i * .36;
        lamp(
            canvas.width * .5 + side * canvas.width * (.16 + .32 * depth),
            street + depth * canvas.height * .12,
            120 + 260 * depth);
      }
    }
  }

  /// Rows of towers that fade into the distance.
  void skyline(double ground) {
    int[] walls = {0x6b7fa3, 0x8b7f97, 0x9a8f88, 0x5f7c8c};
    for (int row = 0; row < 4; row++) {
      double x = canvas.left;
      while (x < canvas.right) {
        double wide = canvas.between(70, 150) * (1 + row * .12);
        double tall = canvas.height * canvas.between(.16, .4) * (1 - row * .13);
        if (row == 3) {
          tall *= .3 + .9 * Math.abs(x + wide / 2 - canvas.width / 2) / canvas.width;
        }
        var wall = palette.far(Shade.of(walls[canvas.dice.nextInt(walls.length)]), .7 - row * .17);
        if (lamps) {
          wall = Shade.darker(wall, .22 + row * .12);
        }
        tower(x, ground - tall, wide, tall + 40, wall, row);
        x += wide + canvas.between(-6, 14);
      }
      canvas.fill(
          canvas.down(
              ground - 260,
              Shade.alpha(palette.haze(), 0),
              ground,
              Shade.alpha(palette.haze(), .32)),
          Canvas.box(canvas.left, ground - 260, canvas.right - canvas.left, 320));
    }
  }

  private void tower(double x, double top, double wide, double tall, Color wall, int row) {
    canvas.fill(
        canvas.gradient(x, 0, x + wide, 0, Shade.lighter(wall, .1), wall, Shade.darker(wall, .25)),
        Canvas.box(x, top, wide, tall));
    switch (canvas.dice.nextInt(4)) {
      case 0 -> canvas.fill(wall, Canvas.box(x + wide * .2, top - 26, wide * .6, 28));
      case 1 -> canvas.line(wall, 4, Canvas.polyline(x + wide / 2, top, x + wide / 2, top - 70));
      case 2 ->
          canvas.fill(
              wall, Canvas.polygon(x + wide * .1, top, x + wide / 2, top - 46, x + wide * .9, top));
      default -> canvas.fill(Shade.darker(wall, .15), Canvas.box(x - 4, top, wide + 8, 9));
    }
    double stepX = 20 + row * 3;
    double stepY = 26 + row * 5;
    var lit = Shade.mix(Shade.of(0xffd27a), palette.haze(), .3 - row * .09);
    var dim = Shade.mix(wall, palette.skyLow(), lamps ? .08 : .35);
    for (double y = top + 16; y < top + tall - 50; y += stepY) {
      for (double at = x + 10; at < x + wide - stepX * .7; at += stepX) {
        boolean on = canvas.chance(lamps ? .42 : .1);
        canvas.fill(on && lamps ? lit : dim, Canvas.box(at, y, stepX * .5, stepY * .55));
      }
    }
  }

  private void street(double top) {
    boolean wet =
        palette.surroundings().weather() == Weather.RAIN
            || palette.surroundings().weather() == Weather.STORM;
    var asphalt =
        palette.surroundings().isSnowy()
            ? palette.lit(0xdfe6ee)
            : palette.lit(wet ? 0x4b5568 : 0x77787f);
    double middle = canvas.width * .5;
    var pavement = palette.lit(palette.surroundings().isSnowy() ? 0xf1f5fa : 0xb9aea1);
    canvas.fill(
        canvas.down(
            top,
            Shade.mix(pavement, palette.haze(), .4),
            canvas.height,
            Shade.darker(pavement, .3)),
        canvas.below(top));
    canvas.fill(
        canvas.down(
            top,
            Shade.mix(asphalt, palette.haze(), .45),
            canvas.height,
            Shade.darker(asphalt, .35)),
        Canvas.polygon(
            middle - 60,
            top,
            middle + 60,
            top,
            middle + canvas.width * .95,
            canvas.height * 1.3,
            middle - canvas.width * .95,
            canvas.height * 1.3));
    for (int i = 0; i < 7; i++) {
      double near = Math.pow((i + .2) / 7.0, 1.8);
      double far = Math.pow((i + .65) / 7.0, 1.8);
      double yNear = top + near * (canvas.height * 1.2 - top);
      double yFar = top + far * (canvas.height * 1.2 - top);
      canvas.fill(
          Shade.alpha(palette.lit(0xf7f0dc), .75),
          Canvas.polygon(
              middle - 2 - near * 20,
              yNear,
              middle + 2 + near * 20,
              yNear,
              middle + 2 + far * 20,
              yFar,
              middle - 2 - far * 20,
              yFar));
    }
    if (wet) {
      for (int i = 0; i < 40; i++) {
        double x = canvas.between(0, canvas.width);
        double y = canvas.between(top + 10, canvas.height);
        var light = lamps && canvas.chance(.5) ? Shade.of(0xffc66b) : palette.skyLow();
        canvas.fill(
            Shade.alpha(light, .16),
            Canvas.oval(x, y, canvas.between(5, 16), canvas.between(30, 120)));
      }
    }
  }

  /// A house front close to the viewer, at the side of the picture.
  private void facade(double x, double wide, double ground, int side) {
    int[] bricks = {0xa85d48, 0x8f6f58, 0x6d7f8c, 0xb0805a};
    var wall = palette.lit(bricks[canvas.dice.nextInt(bricks.length)]);
    double top = -canvas.height * .3;
    canvas.fill(
        canvas.gradient(
            x,
            0,
            x + wide,
            0,
            Shade.darker(wall, side < 0 ? .1 : .4),
            Shade.darker(wall, side < 0 ? .4 : .1)),
        Canvas.box(x, top, wide, ground - top));
    double inner = side < 0 ? x + wide : x;
    canvas.fill(Shade.darker(wall, .5), Canvas.box(inner - 8, top, 16, ground - top));
    for (double y = canvas.height * .04; y < ground - 260; y += 210) {
      for (int column = 0; column < (int) (wide / 110); column++) {
        double at = side < 0 ? inner - 105 - column * 120 : inner + 30 + column * 120;
        boolean on = lamps && canvas.chance(.6);
        canvas.fill(palette.lit(0xe9e1d2), Canvas.box(at - 7, y - 7, 92, 144));
        canvas.fill(
            on
                ? canvas.down(y, Shade.of(0xffe09a), y + 130, Shade.of(0xf2a64f))
                : canvas.down(
                    y, Shade.mix(palette.skyMiddle(), wall, .3), y + 130, Shade.darker(wall, .55)),
            Canvas.box(at, y, 78, 130));
        canvas.fill(palette.lit(0xe9e1d2), Canvas.box(at + 36, y, 6, 130));
        canvas.fill(
            Shade.darker(palette.lit(0xd8cfbf), .15), Canvas.box(at - 14, y + 134, 106, 12));
      }
    }
    int[] awnings = {0xd9483b, 0x2f8f83, 0xe0a13a, 0x4a6fb5};
    var cloth = palette.lit(awnings[canvas.dice.nextInt(awnings.length)]);
    double shop = ground - 190;
    canvas.fill(
        lamps ? Shade.of(0xffd68a) : Shade.darker(palette.skyMiddle(), .3),
        Canvas.box(x, shop + 50, wide, 110));
    for (double at = x; at < x + wide; at += 44) {
      canvas.fill(
          ((int) ((at - x) / 44)) % 2 == 0 ? cloth : palette.lit(0xf4ede0),
          Canvas.polygon(
              at, shop, at + 44, shop, at + 44 - side * 10, shop + 62, at - side * 10, shop + 62));
    }
  }

  private void lamp(double x, double y, double tall) {
    var iron = Shade.darker(palette.lit(0x3d4350), .2);
    canvas.line(iron, tall * .03, Canvas.polyline(x, y, x, y - tall));
    canvas.fill(iron, Canvas.box(x - tall * .035, y - tall * .08, tall * .07, tall * .08));
    canvas.fill(
        iron,
        Canvas.polygon(x - tall * .07, y - tall, x + tall * .07, y - tall, x, y - tall * 1.07));
    canvas.fill(
        lamps ? Shade.of(0xfff0c0) : palette.lit(0xf2efe4),
        Canvas.polygon(
            x - tall * .055,
            y - tall,
            x + tall * .055,
            y - tall,
            x + tall * .035,
            y - tall * .9,
            x - tall * .035,
            y - tall * .9));
    if (lamps) {
      canvas.glow(x, y - tall * .95, tall * .6, Shade.of(0xffcf7d), .7);
    }
  }
}
