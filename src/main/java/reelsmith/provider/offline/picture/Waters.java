package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;

/// Sea and river.
final class Waters {

  private final Canvas canvas;
  private final Palette palette;
  private final Flora flora;

  Waters(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
    flora = new Flora(canvas);
  }

  void sea(double lightX) {
    double shore = canvas.height * .74;
    var deep = palette.lit(0x1277a8);
    var shallow = palette.lit(0x58c7c4);
    islands(deep);
    canvas.fill(
        canvas.gradient(
            0, canvas.horizon, 0, shore + 90, Shade.mix(deep, palette.haze(), .45), deep, shallow),
        canvas.below(canvas.horizon));
    glitter(lightX, canvas.horizon, shore);
    for (int row = 0; row < 6; row++) {
      double depth = Math.pow((row + 1) / 6.0, 1.7);
      wave(
          canvas.horizon + (shore - canvas.horizon) * depth * .92,
          3 + depth * 13,
          60 + depth * 170,
          Shade.mix(deep, Shade.lighter(shallow, .25), .25 + .5 * depth),
          row);
    }
    beach(shore);
  }

  private void islands(Color deep) {
    for (int layer = 0; layer < 2; layer++) {
      var color =
          Shade.mix(
              Shade.mix(deep, palette.lit(palette.foliage()), .5),
              palette.haze(),
              .62 - layer * .22);
      double from = canvas.between(canvas.left, canvas.right * .7);
      double wide = canvas.between(380, 700) * canvas.width / 1000;
      var island = new Path2D.Double();
      island.moveTo(from, canvas.horizon + 3);
      for (double x = 0; x <= wide; x += 8) {
        double hump = Math.sin(Math.PI * x / wide);
        island.lineTo(
            from + x,
            canvas.horizon + 2 - hump * (46 + 40 * layer + 90 * Noise.line(x / 90, .5, layer + 5)));
      }
      island.lineTo(from + wide, canvas.horizon + 3);
      island.closePath();
      canvas.fill(color, island);
    }
  }

  private void glitter(double lightX, double top, double bottom) {
    for (int i = 0; i < 90; i++) {
      double depth = Math.pow(canvas.dice.nextDouble(), 1.5);
      double y = top + 4 + depth * (bottom - top);
      double wide = 14 + depth * canvas.between(30, 150);
      double x = lightX + (canvas.dice.nextDouble() - .5) * (120 + depth * 330);
      canvas.fill(
          Shade.alpha(palette.light(), canvas.between(.12, .5) * (1 - depth * .5)),
          Canvas.oval(x, y, wide / 2, 1.5 + depth * 3));
    }
  }

  private void wave(double y, double amplitude, double length, Color color, int row) {
    var wave = new Path2D.Double();
    wave.moveTo(canvas.left, y + 60);
    double phase = canvas.between(0, length);
    for (double x = canvas.left; x <= canvas.right; x += 6) {
      double crest = Math.abs(Math.sin((x + phase) / length * Math.PI));
      wave.lineTo(
          x, y + amplitude * (crest - .5) + amplitude * Noise.line(x / length / 1.7, .5, row));
    }
    wave.lineTo(canvas.right, y + 60);
    wave.closePath();
    canvas.fill(
        canvas.down(
            y - amplitude,
            Shade.alpha(Shade.lighter(color, .3), .8),
            y + 60,
            Shade.alpha(color, 0)),
        wave);
    for (int i = 0; i < 4; i++) {
      double x = canvas.between(canvas.left, canvas.right);
      canvas.line(
          Shade.alpha(palette.lit(0xf6fbff), .3),
          1 + amplitude * .2,
          new QuadCurve2D.Double(x, y, x + length * .25, y - amplitude * .9, x + length * .5, y));
    }
  }

  private void beach(double shore) {
    var sand = palette.lit(palette.surroundings().isSnowy() ? 0xe3e9f0 : 0xecd09a);
    var edge = canvas.ridge(shore + 10, 46, 320, .4, 11);
    var foam = canvas.ridge(shore - 2, 46, 320, .4, 11);
    var wet = canvas.ridge(shore + 34, 46, 320, .4, 11);
    canvas.fill(Shade.alpha(palette.lit(0xf8fdff), .85), foam);
    canvas.fill(Shade.darker(sand, .22), edge);
    canvas.fill(canvas.down(shore, sand, canvas.height, Shade.darker(sand, .3)), wet);
    for (int i = 0; i < 70; i++) {
      double y = canvas.between(shore + 70, canvas.height * 1.05);
      double size = canvas.between(2, 7) * (y / canvas.height);
      canvas.fill(
          Shade.alpha(Shade.darker(sand, canvas.between(.2, .5)), .5),
          Canvas.oval(canvas.between(canvas.left, canvas.right), y, size * 1.6, size * .7));
    }
    if (!palette.surroundings().isSnowy()) {
      double side = canvas.chance(.5) ? .04 : .96;
      flora.palm(
          canvas.width * side, canvas.height * .86, canvas.height * .42, palette.lit(0x3f8f4c));
    }
    for (int i = 0; i < 4; i++) {
      double x = canvas.between(canvas.left, canvas.right);
      rock(
          x,
          canvas.height * canvas.between(.78, .95),
          canvas.between(30, 80),
          palette.lit(0x7d756f));
    }
  }

  void rock(double x, double y, double size, Color color) {
    canvas.shadow(x, y, size * 1.2, size * .2, .4);
    canvas.fill(
        Shade.darker(color, .25),
        Canvas.polygon(
            x - size,
            y,
            x - size * .8,
            y - size * .5,
            x - size * .2,
            y - size * .85,
            x + size * .5,
            y - size * .7,
            x + size,
            y - size * .1,
            x + size * .9,
            y));
    canvas.fill(
        color,
        Canvas.polygon(
            x - size * .95,
            y - size * .04,
            x - size * .78,
            y - size * .48,
            x - size * .2,
            y - size * .83,
            x + size * .1,
            y - size * .45,
            x - size * .3,
            y - size * .06));
    canvas.fill(
        Shade.lighter(color, .2),
        Canvas.polygon(
            x - size * .2,
            y - size * .84,
            x + size * .48,
            y - size * .69,
            x + size * .1,
            y - size * .46));
  }

  void river(double lightX) {
    new Countryside(canvas).hills(3, canvas.horizon - 30, true);
    double bank = canvas.height * .7;
    var water = palette.lit(0x2d86a8);
    canvas.fill(
        canvas.gradient(
            0,
            canvas.horizon + 8,
            0,
            bank + 120,
            Shade.mix(palette.skyLow(), water, .35),
            Shade.mix(palette.skyMiddle(), water, .55),
            Shade.darker(water, .2)),
        canvas.below(canvas.horizon + 8));
    for (int i = 0; i < 26; i++) {
      double x = canvas.between(canvas.left, canvas.right);
      double tall = canvas.between(40, 150);
      canvas.fill(
          canvas.down(
              canvas.horizon + 8,
              Shade.alpha(palette.far(palette.foliage(), .35), .5),
              canvas.horizon + tall,
              Shade.alpha(palette.lit(palette.foliage()), 0)),
          Canvas.box(x, canvas.horizon + 8, canvas.between(20, 90), tall));
    }
    glitter(lightX, canvas.horizon + 8, bank);
    for (int i = 0; i < 34; i++) {
      double y = canvas.between(canvas.horizon + 14, bank + 40);
      canvas.fill(
          Shade.alpha(palette.lit(0xeaf6fa), .28),
          Canvas.oval(canvas.between(canvas.left, canvas.right), y, canvas.between(20, 110), 2));
    }
    var grass = palette.lit(palette.ground());
    canvas.fill(Shade.darker(palette.lit(0x5c4a36), .2), canvas.ridge(bank + 12, 70, 420, .45, 3));
    canvas.fill(
        canvas.down(bank, grass, canvas.height, Shade.darker(grass, .5)),
        canvas.ridge(bank + 26, 70, 420, .45, 3));
    for (int i = 0; i < 46; i++) {
      double x = canvas.between(canvas.left, canvas.right);
      double y = canvas.between(bank + 40, canvas.height * 1.04);
      flora.grass(
          x,
          y,
          canvas.between(22, 60) * y / canvas.height,
          Shade.darker(grass, canvas.between(0, .3)));
    }
    for (int i = 0; i < 12; i++) {
      double x =
          canvas.chance(.5)
              ? canvas.between(canvas.left, canvas.width * .1)
              : canvas.between(canvas.width * .9, canvas.right);
      reed(x, bank + 70, canvas.between(130, 260));
    }
    flora.framing(Shade.darker(palette.lit(palette.foliage()), .45));
  }

  private void reed(double x, double y, double tall) {
    var stem = palette.lit(0x5f8a45);
    canvas.line(stem, 5, new QuadCurve2D.Double(x, y, x + 8, y - tall * .6, x + 16, y - tall));
    canvas.fill(palette.lit(0x6b4426), Canvas.oval(x + 15, y - tall * .93, 8, tall * .12));
  }
}
