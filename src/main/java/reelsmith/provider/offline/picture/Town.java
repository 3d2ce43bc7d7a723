package reelsmith.provider.offline.picture;

import java.awt.Color;
import reelsmith.provider.offline.picture.Surroundings.Daytime;
import reelsmith.provider.offline.picture.Surroundings.Weather;

/// What people have built outdoors: city, village, castle, road and railway.
final class Town {

  private final Canvas canvas;
  private final Palette palette;
  private final Flora flora;
  private final boolean lamps;

  Town(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
    flora = new Flora(canvas);
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
      facade(edge, side < 0 ? canvas.width * .14 - canvas.left : canvas.right - canvas.width * .86, street + 60, side);
      for (int i = 0; i < 3; i++) {
        double depth = .25 + i * .36;
        lamp(canvas.width * .5 + side * canvas.width * (.16 + .32 * depth), street + depth * canvas.height * .12, 120 + 260 * depth);
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
        tower(x, ground - tall, wide, tall + 40, wall, row);
        x += wide + canvas.between(-6, 14);
      }
      canvas.fill(
          canvas.down(ground - 260, Shade.alpha(palette.haze(), 0), ground, Shade.alpha(palette.haze(), .32)),
          Canvas.box(canvas.left, ground - 260, canvas.right - canvas.left, 320));
    }
  }

  private void tower(double x, double top, double wide, double tall, Color wall, int row) {
    canvas.fill(canvas.gradient(x, 0, x + wide, 0, Shade.lighter(wall, .1), wall, Shade.darker(wall, .25)), Canvas.box(x, top, wide, tall));
    switch (canvas.dice.nextInt(4)) {
      case 0 -> canvas.fill(wall, Canvas.box(x + wide * .2, top - 26, wide * .6, 28));
      case 1 -> canvas.line(wall, 4, Countryside.polyline(x + wide / 2, top, x + wide / 2, top - 70));
      case 2 -> canvas.fill(wall, Canvas.polygon(x + wide * .1, top, x + wide / 2, top - 46, x + wide * .9, top));
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
    boolean wet = palette.surroundings().weather() == Weather.RAIN || palette.surroundings().weather() == Weather.STORM;
    var asphalt = palette.surroundings().isSnowy() ? palette.lit(0xdfe6ee) : palette.lit(wet ? 0x4b5568 : 0x77787f);
    double middle = canvas.width * .5;
    var pavement = palette.lit(palette.surroundings().isSnowy() ? 0xf1f5fa : 0xb9aea1);
    canvas.fill(canvas.down(top, Shade.mix(pavement, palette.haze(), .4), canvas.height, Shade.darker(pavement, .3)), canvas.below(top));
    canvas.fill(
        canvas.down(top, Shade.mix(asphalt, palette.haze(), .45), canvas.height, Shade.darker(asphalt, .35)),
        Canvas.polygon(middle - 60, top, middle + 60, top, middle + canvas.width * .95, canvas.height * 1.3, middle - canvas.width * .95, canvas.height * 1.3));
    for (int i = 0; i < 7; i++) {
      double near = Math.pow((i + .2) / 7.0, 1.8);
      double far = Math.pow((i + .65) / 7.0, 1.8);
      double yNear = top + near * (canvas.height * 1.2 - top);
      double yFar = top + far * (canvas.height * 1.2 - top);
      canvas.fill(
          Shade.alpha(palette.lit(0xf7f0dc), .75),
          Canvas.polygon(middle - 2 - near * 20, yNear, middle + 2 + near * 20, yNear, middle + 2 + far * 20, yFar, middle - 2 - far * 20, yFar));
    }
    if (wet) {
      for (int i = 0; i < 40; i++) {
        double x = canvas.between(0, canvas.width);
        double y = canvas.between(top + 10, canvas.height);
        var light = lamps && canvas.chance(.5) ? Shade.of(0xffc66b) : palette.skyLow();
        canvas.fill(Shade.alpha(light, .16), Canvas.oval(x, y, canvas.between(5, 16), canvas.between(30, 120)));
      }
    }
  }

  /// A house front close to the viewer, at the side of the picture.
  private void facade(double x, double wide, double ground, int side) {
    int[] bricks = {0xa85d48, 0x8f6f58, 0x6d7f8c, 0xb0805a};
    var wall = palette.lit(bricks[canvas.dice.nextInt(bricks.length)]);
    double top = -canvas.height * .3;
    canvas.fill(canvas.gradient(x, 0, x + wide, 0, Shade.darker(wall, side < 0 ? .1 : .4), Shade.darker(wall, side < 0 ? .4 : .1)), Canvas.box(x, top, wide, ground - top));
    double inner = side < 0 ? x + wide : x;
    canvas.fill(Shade.darker(wall, .5), Canvas.box(inner - 8, top, 16, ground - top));
    for (double y = canvas.height * .04; y < ground - 260; y += 210) {
      for (int column = 0; column < (int) (wide / 110); column++) {
        double at = side < 0 ? inner - 105 - column * 120 : inner + 30 + column * 120;
        boolean on = lamps && canvas.chance(.6);
        canvas.fill(palette.lit(0xe9e1d2), Canvas.box(at - 7, y - 7, 92, 144));
        canvas.fill(on ? canvas.down(y, Shade.of(0xffe09a), y + 130, Shade.of(0xf2a64f)) : canvas.down(y, Shade.mix(palette.skyMiddle(), wall, .3), y + 130, Shade.darker(wall, .55)), Canvas.box(at, y, 78, 130));
        canvas.fill(palette.lit(0xe9e1d2), Canvas.box(at + 36, y, 6, 130));
        canvas.fill(Shade.darker(palette.lit(0xd8cfbf), .15), Canvas.box(at - 14, y + 134, 106, 12));
      }
    }
    int[] awnings = {0xd9483b, 0x2f8f83, 0xe0a13a, 0x4a6fb5};
    var cloth = palette.lit(awnings[canvas.dice.nextInt(awnings.length)]);
    double shop = ground - 190;
    canvas.fill(lamps ? Shade.of(0xffd68a) : Shade.darker(palette.skyMiddle(), .3), Canvas.box(x, shop + 50, wide, 110));
    for (double at = x; at < x + wide; at += 44) {
      canvas.fill(((int) ((at - x) / 44)) % 2 == 0 ? cloth : palette.lit(0xf4ede0), Canvas.polygon(at, shop, at + 44, shop, at + 44 - side * 10, shop + 62, at - side * 10, shop + 62));
    }
  }

  private void lamp(double x, double y, double tall) {
    var iron = Shade.darker(palette.lit(0x3d4350), .2);
    canvas.line(iron, tall * .03, Countryside.polyline(x, y, x, y - tall));
    canvas.fill(iron, Canvas.box(x - tall * .035, y - tall * .08, tall * .07, tall * .08));
    canvas.fill(iron, Canvas.polygon(x - tall * .07, y - tall, x + tall * .07, y - tall, x, y - tall * 1.07));
    canvas.fill(lamps ? Shade.of(0xfff0c0) : palette.lit(0xf2efe4), Canvas.polygon(x - tall * .055, y - tall, x + tall * .055, y - tall, x + tall * .035, y - tall * .9, x - tall * .035, y - tall * .9));
    if (lamps) {
      canvas.glow(x, y - tall * .95, tall * .6, Shade.of(0xffcf7d), .7);
    }
  }

  void village() {
    new Countryside(canvas).hills(3, canvas.horizon - 90, true);
    var grass = palette.lit(palette.ground());
    double ground = canvas.height * .6;
    canvas.fill(canvas.down(ground - 60, Shade.lighter(grass, .08), canvas.height, Shade.darker(grass, .45)), canvas.ridge(ground - 20, 50, 600, .3, 5));
    int[] walls = {0xf2e3c6, 0xe9c9a5, 0xd9e0e3, 0xf0d2bf};
    int[] roofs = {0xb5503a, 0x8a4b3c, 0x5d6a80, 0xa5653a};
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < 5; i++) {
        double x = canvas.left + (i + canvas.between(.2, .8)) * (canvas.right - canvas.left) / 5;
        double size = 110 + row * 80;
        if (row == 1 && Math.abs(x - canvas.width / 2) < canvas.width * .24) {
          continue;
        }
        house(x, ground + 10 + row * 70, size, Shade.mix(palette.lit(walls[i % 4]), palette.haze(), .3 - row * .25), palette.lit(palette.surroundings().isSnowy() ? 0xf0f5fa : roofs[(i + row) % 4]));
      }
    }
    var path = palette.lit(palette.surroundings().isSnowy() ? 0xdce4ec : 0xcfb58d);
    double middle = canvas.width / 2;
    canvas.fill(canvas.down(ground, Shade.mix(path, palette.haze(), .2), canvas.height, Shade.darker(path, .35)), Canvas.polygon(middle - 40, ground + 6, middle + 40, ground + 6, middle + 380, canvas.height * 1.3, middle - 420, canvas.height * 1.3));
    for (int i = 0; i < 60; i++) {
      double depth = canvas.dice.nextDouble();
      double y = ground + 30 + depth * (canvas.height - ground);
      canvas.fill(Shade.alpha(Shade.darker(path, .3), .4), Canvas.oval(middle + canvas.between(-1, 1) * (40 + depth * 280), y, 8 + depth * 22, 3 + depth * 8));
    }
    new Countryside(canvas).turf(canvas.height * .74, 50, grass, !palette.surroundings().isSnowy());
    flora.framing(Shade.darker(palette.lit(palette.foliage()), .4));
  }

  void house(double x, double y, double size, Color wall, Color roof) {
    canvas.shadow(x, y, size * .8, size * .1, .35);
    canvas.fill(canvas.gradient(x - size * .5, 0, x + size * .5, 0, Shade.lighter(wall, .12), wall, Shade.darker(wall, .22)), Canvas.box(x - size * .5, y - size * .7, size, size * .7));
    canvas.fill(Shade.darker(roof, .3), Canvas.box(x + size * .22, y - size * 1.25, size * .13, size * .4));
    canvas.fill(canvas.gradient(x - size * .6, 0, x + size * .6, 0, Shade.lighter(roof, .12), Shade.darker(roof, .25)), Canvas.polygon(x - size * .62, y - size * .66, x - size * .3, y - size * 1.2, x + size * .3, y - size * 1.2, x + size * .62, y - size * .66));
    var glass = lamps ? Shade.of(0xffd98a) : Shade.mix(palette.skyMiddle(), Shade.of(0x334455), .35);
    for (int i = -1; i <= 1; i += 2) {
      double at = x + i * size * .28;
      canvas.fill(palette.lit(0xfdf8ee), Canvas.box(at - size * .12, y - size * .56, size * .24, size * .28));
      canvas.fill(glass, Canvas.box(at - size * .1, y - size * .54, size * .2, size * .24));
      canvas.fill(palette.lit(0xfdf8ee), Canvas.box(at - size * .01, y - size * .54, size * .02, size * .24));
      if (lamps) {
        canvas.glow(at, y - size * .42, size * .32, glass, .4);
      }
    }
    canvas.fill(Shade.darker(roof, .2), Canvas.rounded(x - size * .1, y - size * .34, size * .2, size * .36, size * .06));
  }

  void castle() {
    new Highlands(canvas).mountains();
    var stone = palette.far(Shade.of(0xb9b2bd), .22);
    double x = canvas.width * (canvas.chance(.5) ? .34 : .64);
    double y = canvas.height * .62;
    double size = canvas.height * .3;
    canvas.fill(canvas.down(y - 60, palette.far(palette.ground(), .15), y + 260, Shade.darker(palette.lit(palette.ground()), .3)), Canvas.oval(x, y + 130, size * 1.3, 190));
    double[][] towers = {{-.62, .62, .2}, {.6, .72, .2}, {-.26, .95, .22}, {.24, 1.12, .24}};
    wall(x - size * .62, y - size * .42, size * 1.24, size * .5, stone);
    for (var tower : towers) {
      double at = x + tower[0] * size;
      double wide = tower[2] * size;
      wall(at - wide / 2, y - size * tower[1], wide, size * tower[1] + 40, Shade.lighter(stone, .06));
      var roof = palette.lit(0x7c3f6d);
      double top = y - size * tower[1] - 20;
      canvas.fill(canvas.gradient(at - wide * .7, 0, at + wide * .7, 0, Shade.lighter(roof, .2), Shade.darker(roof, .3)), Canvas.polygon(at - wide * .68, top, at, top - wide * 1.5, at + wide * .68, top));
      canvas.line(Shade.darker(roof, .2), 3, Countryside.polyline(at, top - wide * 1.5, at, top - wide * 1.85));
      canvas.fill(palette.lit(0xe04a4a), Canvas.polygon(at, top - wide * 1.85, at + wide * .42, top - wide * 1.72, at, top - wide * 1.58));
    }
    canvas.fill(Shade.darker(stone, .65), Canvas.rounded(x - size * .12, y - size * .24, size * .24, size * .5, size * .12));
  }

  private void wall(double x, double y, double wide, double tall, Color stone) {
    canvas.fill(canvas.gradient(x, 0, x + wide, 0, Shade.lighter(stone, .18), stone, Shade.darker(stone, .3)), Canvas.box(x, y, wide, tall));
    double tooth = Math.max(12, wide / 9);
    for (double at = x - 4; at < x + wide; at += tooth * 1.6) {
      canvas.fill(Shade.lighter(stone, .05), Canvas.box(at, y - tooth, tooth, tooth + 2));
    }
    for (int i = 0; i < tall / 16; i++) {
      canvas.fill(Shade.alpha(Shade.darker(stone, .4), .28), Canvas.box(x + canvas.dice.nextDouble() * wide * .85, y + canvas.between(8, tall), wide * .12, 5));
    }
    for (int i = 0; i < 2; i++) {
      canvas.fill(lamps ? Shade.of(0xffcf7a) : Shade.darker(stone, .7), Canvas.rounded(x + wide * (.3 + .34 * i), y + tall * .22, wide * .1, wide * .24, wide * .05));
    }
  }

  void road() {
    new Countryside(canvas).hills(4, canvas.horizon - 70, true);
    double top = canvas.height * .6;
    var grass = palette.lit(palette.ground());
    canvas.fill(canvas.down(top - 30, Shade.lighter(grass, .1), canvas.height, Shade.darker(grass, .4)), canvas.below(top));
    double middle = canvas.width * .5;
    var asphalt = palette.lit(0x5d6069);
    canvas.fill(palette.lit(0xe8e0cf), Canvas.polygon(middle - 26, top, middle + 26, top, middle + canvas.width * 1.02, canvas.height * 1.3, middle - canvas.width * 1.02, canvas.height * 1.3));
    canvas.fill(canvas.down(top, Shade.mix(asphalt, palette.haze(), .4), canvas.height, Shade.darker(asphalt, .35)), Canvas.polygon(middle - 24, top, middle + 24, top, middle + canvas.width * .95, canvas.height * 1.3, middle - canvas.width * .95, canvas.height * 1.3));
    for (int i = 0; i < 9; i++) {
      double near = Math.pow((i + .2) / 9.0, 2);
      double far = Math.pow((i + .65) / 9.0, 2);
      double span = canvas.height * 1.2 - top;
      canvas.fill(palette.lit(0xffdf6b), Canvas.polygon(middle - 1 - near * 22, top + near * span, middle + 1 + near * 22, top + near * span, middle + 1 + far * 22, top + far * span, middle - 1 - far * 22, top + far * span));
    }
    for (int i = 1; i < 6; i++) {
      double depth = Math.pow(i / 6.0, 1.7);
      for (int side = -1; side <= 1; side += 2) {
        double x = middle + side * (60 + depth * canvas.width * .85);
        flora.tree(x, top + depth * canvas.height * .3, 90 + depth * 420, palette.far(palette.foliage(), .4 * (1 - depth)));
      }
    }
  }

  void railway() {
    new Countryside(canvas).hills(4, canvas.horizon - 70, true);
    double top = canvas.height * .6;
    var gravel = palette.lit(palette.surroundings().isSnowy() ? 0xe2e9f0 : 0x9a8d7d);
    var grass = palette.lit(palette.ground());
    canvas.fill(canvas.down(top - 30, Shade.lighter(grass, .1), canvas.height, Shade.darker(grass, .4)), canvas.below(top));
    double middle = canvas.width * .5;
    canvas.fill(canvas.down(top, Shade.mix(gravel, palette.haze(), .3), canvas.height, Shade.darker(gravel, .4)), Canvas.polygon(middle - 30, top, middle + 30, top, middle + canvas.width * .8, canvas.height * 1.3, middle - canvas.width * .8, canvas.height * 1.3));
    double span = canvas.height * 1.25 - top;
    for (int i = 1; i < 20; i++) {
      double depth = Math.pow(i / 20.0, 2);
      double half = 18 + depth * canvas.width * .52;
      double y = top + depth * span;
      canvas.fill(Shade.darker(palette.lit(0x6b4a33), .1), Canvas.box(middle - half, y, half * 2, 3 + depth * 36));
    }
    for (int side = -1; side <= 1; side += 2) {
      canvas.fill(palette.lit(0xaab2bd), Canvas.polygon(middle + side * 10 - 1, top, middle + side * 10 + 1, top, middle + side * canvas.width * .4 + 13, top + span, middle + side * canvas.width * .4 - 13, top + span));
      for (int i = 1; i < 5; i++) {
        double depth = Math.pow(i / 5.0, 1.8);
        double x = middle + side * (70 + depth * canvas.width * .6);
        double y = top + depth * span * .42;
        double tall = 130 + depth * 420;
        var pole = Shade.darker(palette.lit(0x5b4636), .1);
        canvas.line(pole, 3 + depth * 9, Countryside.polyline(x, y, x, y - tall));
        canvas.line(pole, 2 + depth * 6, Countryside.polyline(x - tall * .13, y - tall * .88, x + tall * .13, y - tall * .88));
      }
    }
  }
}
