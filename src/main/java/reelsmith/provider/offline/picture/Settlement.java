package reelsmith.provider.offline.picture;

import java.awt.Color;
import reelsmith.provider.offline.picture.Surroundings.Daytime;
import reelsmith.provider.offline.picture.Surroundings.Weather;

/// Village and castle.
final class Settlement {

  private final Canvas canvas;
  private final Palette palette;
  private final Flora flora;
  private final boolean lamps;

  Settlement(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
    flora = new Flora(canvas);
    lamps =
        palette.surroundings().daytime() == Daytime.NIGHT
            || palette.surroundings().daytime() == Daytime.DUSK
            || palette.surroundings().weather() == Weather.STORM;
  }

  void village() {
    new Countryside(canvas).hills(3, canvas.horizon - 90, true);
    var grass = palette.lit(palette.ground());
    double ground = canvas.height * .6;
    canvas.fill(
        canvas.down(
            ground - 60, Shade.lighter(grass, .08), canvas.height, Shade.darker(grass, .45)),
        canvas.ridge(ground - 20, 50, 600, .3, 5));
    int[] walls = {0xf2e3c6, 0xe9c9a5, 0xd9e0e3, 0xf0d2bf};
    int[] roofs = {0xb5503a, 0x8a4b3c, 0x5d6a80, 0xa5653a};
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < 5; i++) {
        double x = canvas.left + (i + canvas.between(.2, .8)) * (canvas.right - canvas.left) / 5;
        double size = 110 + row * 80;
        if (row == 1 && Math.abs(x - canvas.width / 2) < canvas.width * .24) {
          continue;
        }
        house(
            x,
            ground + 10 + row * 70,
            size,
            Shade.mix(palette.lit(walls[i % 4]), palette.haze(), .16 - row * .14),
            palette.lit(palette.surroundings().isSnowy() ? 0xf0f5fa : roofs[(i + row) % 4]));
      }
    }
    var path = palette.lit(palette.surroundings().isSnowy() ? 0xdce4ec : 0xcfb58d);
    double middle = canvas.width / 2;
    canvas.fill(
        canvas.down(
            ground, Shade.mix(path, palette.haze(), .2), canvas.height, Shade.darker(path, .35)),
        Canvas.polygon(
            middle - 40,
            ground + 6,
            middle + 40,
            ground + 6,
            middle + 380,
            canvas.height * 1.3,
            middle - 420,
            canvas.height * 1.3));
    for (int i = 0; i < 60; i++) {
      double depth = canvas.dice.nextDouble();
      double y = ground + 30 + depth * (canvas.height - ground);
      canvas.fill(
          Shade.alpha(Shade.darker(path, .3), .4),
          Canvas.oval(
              middle + canvas.between(-1, 1) * (40 + depth * 280),
              y,
              8 + depth * 22,
              3 + depth * 8));
    }
    new Countryside(canvas).turf(canvas.height * .74, 50, grass, !palette.surroundings().isSnowy());
    flora.framing(Shade.darker(palette.lit(palette.foliage()), .4));
  }

  void house(double x, double y, double size, Color wall, Color roof) {
    canvas.shadow(x, y, size * .8, size * .1, .35);
    canvas.fill(
        canvas.gradient(
            x - size * .5,
            0,
            x + size * .5,
            0,
            Shade.lighter(wall, .12),
            wall,
            Shade.darker(wall, .22)),
        Canvas.box(x - size * .5, y - size * .7, size, size * .7));
    canvas.fill(
        Shade.darker(roof, .3), Canvas.box(x + size * .22, y - size * 1.25, size * .13, size * .4));
    canvas.fill(
        canvas.gradient(
            x - size * .6, 0, x + size * .6, 0, Shade.lighter(roof, .12), Shade.darker(roof, .25)),
        Canvas.polygon(
            x - size * .62,
            y - size * .66,
            x - size * .3,
            y - size * 1.2,
            x + size * .3,
            y - size * 1.2,
            x + size * .62,
            y - size * .66));
    var glass =
        lamps ? Shade.of(0xffd98a) : Shade.mix(palette.skyMiddle(), Shade.of(0x334455), .35);
    for (int i = -1; i <= 1; i += 2) {
      double at = x + i * size * .28;
      canvas.fill(
          palette.lit(0xfdf8ee),
          Canvas.box(at - size * .12, y - size * .56, size * .24, size * .28));
      canvas.fill(glass, Canvas.box(at - size * .1, y - size * .54, size * .2, size * .24));
      canvas.fill(
          palette.lit(0xfdf8ee),
          Canvas.box(at - size * .01, y - size * .54, size * .02, size * .24));
      if (lamps) {
        canvas.glow(at, y - size * .42, size * .32, glass, .4);
      }
    }
    canvas.fill(
        Shade.darker(roof, .2),
        Canvas.rounded(x - size * .1, y - size * .34, size * .2, size * .36, size * .06));
  }

  void castle() {
    new Highlands(canvas).mountains();
    var stone = palette.far(Shade.of(0xb9b2bd), .22);
    double x = canvas.width * (canvas.chance(.5) ? .34 : .64);
    double y = canvas.height * .62;
    double size = canvas.height * .3;
    canvas.fill(
        canvas.down(
            y - 60,
            palette.far(palette.ground(), .15),
            y + 260,
            Shade.darker(palette.lit(palette.ground()), .3)),
        Canvas.oval(x, y + 130, size * 1.3, 190));
    double[][] towers = {{-.62, .62, .2}, {.6, .72, .2}, {-.26, .95, .22}, {.24, 1.12, .24}};
    wall(x - size * .62, y - size * .42, size * 1.24, size * .5, stone);
    for (var tower : towers) {
      double at = x + tower[0] * size;
      double wide = tower[2] * size;
      wall(
          at - wide / 2,
          y - size * tower[1],
          wide,
          size * tower[1] + 40,
          Shade.lighter(stone, .06));
      var roof = palette.lit(0x7c3f6d);
      double top = y - size * tower[1] - 20;
      canvas.fill(
          canvas.gradient(
              at - wide * .7,
              0,
              at + wide * .7,
              0,
              Shade.lighter(roof, .2),
              Shade.darker(roof, .3)),
          Canvas.polygon(at - wide * .68, top, at, top - wide * 1.5, at + wide * .68, top));
      canvas.line(
          Shade.darker(roof, .2), 3, Canvas.polyline(at, top - wide * 1.5, at, top - wide * 1.85));
      canvas.fill(
          palette.lit(0xe04a4a),
          Canvas.polygon(
              at, top - wide * 1.85, at + wide * .42, top - wide * 1.72, at, top - wide * 1.58));
    }
    canvas.fill(
        Shade.darker(stone, .65),
        Canvas.rounded(x - size * .12, y - size * .24, size * .24, size * .5, size * .12));
  }

  private void wall(double x, double y, double wide, double tall, Color stone) {
    canvas.fill(
        canvas.gradient(
            x, 0, x + wide, 0, Shade.lighter(stone, .18), stone, Shade.darker(stone, .3)),
        Canvas.box(x, y, wide, tall));
    double tooth = Math.max(12, wide / 9);
    for (double at = x - 4; at < x + wide; at += tooth * 1.6) {
      canvas.fill(Shade.lighter(stone, .05), Canvas.box(at, y - tooth, tooth, tooth + 2));
    }
    for (int i = 0; i < tall / 16; i++) {
      canvas.fill(
          Shade.alpha(Shade.darker(stone, .4), .28),
          Canvas.box(
              x + canvas.dice.nextDouble() * wide * .85,
              y + canvas.between(8, tall),
              wide * .12,
              5));
    }
    for (int i = 0; i < 2; i++) {
      canvas.fill(
          lamps ? Shade.of(0xffcf7a) : Shade.darker(stone, .7),
          Canvas.rounded(
              x + wide * (.3 + .34 * i), y + tall * .22, wide * .1, wide * .24, wide * .05));
    }
  }
}
