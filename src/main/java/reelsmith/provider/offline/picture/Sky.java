package reelsmith.provider.offline.picture;

import java.awt.Color;
import reelsmith.provider.offline.picture.Surroundings.Daytime;
import reelsmith.provider.offline.picture.Surroundings.Weather;

/// Sky, stars, sun or moon, and clouds.
final class Sky {

  private final Canvas canvas;
  private final Palette palette;

  /// Where sun or moon stand, in units.
  final double lightX;

  final double lightY;

  Sky(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
    boolean low = low(palette);
    double side = canvas.chance(.5) ? canvas.between(.14, .32) : canvas.between(.68, .86);
    lightX = canvas.width * side;
    lightY = low ? canvas.horizon - canvas.height * .07 : canvas.height * canvas.between(.13, .2);
  }

  private static boolean low(Palette palette) {
    var daytime = palette.surroundings().daytime();
    return daytime == Daytime.DUSK || daytime == Daytime.DAWN;
  }

  void paint() {
    double bottom = canvas.horizon + canvas.height * .06;
    canvas.fill(
        canvas.gradient(0, 0, 0, bottom, palette.skyTop(), palette.skyMiddle(), palette.skyLow()),
        canvas.below(-canvas.height * .3));
    var weather = palette.surroundings().weather();
    if (palette.surroundings().daytime() == Daytime.NIGHT) {
      stars(weather == Weather.CLEAR || weather == Weather.SNOW ? 170 : 25, canvas.horizon);
    }
    if (weather != Weather.STORM) {
      sun(weather == Weather.CLEAR ? 1 : .45);
    }
    switch (weather) {
      case STORM, RAIN -> cover();
      case FOG -> clouds(2);
      case SNOW -> clouds(6);
      case CLEAR -> clouds(5);
    }
  }

  void stars(int count, double lowest) {
    for (int i = 0; i < count * canvas.width / 1000 * 1.5; i++) {
      double x = canvas.between(canvas.left, canvas.right);
      double y = canvas.between(-canvas.height * .1, lowest * .93);
      double size = .8 + Math.pow(canvas.dice.nextDouble(), 4) * 3.2;
      if (size > 3) {
        canvas.glow(x, y, size * 5, Color.WHITE, .4);
      }
      canvas.fill(
          Shade.alpha(Color.WHITE, canvas.between(.25, .95)), Canvas.oval(x, y, size, size));
    }
  }

  private void sun(double strength) {
    boolean night = palette.surroundings().daytime() == Daytime.NIGHT;
    double radius = low(palette) ? 88 : night ? 66 : 58;
    canvas.glow(lightX, lightY, radius * 9, palette.light(), (low(palette) ? .62 : .42) * strength);
    canvas.glow(lightX, lightY, radius * 3, palette.light(), .75 * strength);
    var disc = Shade.mix(palette.skyMiddle(), Shade.lighter(palette.light(), .35), strength);
    canvas.fill(disc, Canvas.oval(lightX, lightY, radius, radius));
    if (night) {
      var crater = Shade.mix(disc, palette.skyMiddle(), .22);
      canvas.fill(crater, Canvas.oval(lightX - 22, lightY - 16, 15, 14));
      canvas.fill(crater, Canvas.oval(lightX + 20, lightY + 10, 20, 18));
      canvas.fill(crater, Canvas.oval(lightX - 12, lightY + 32, 9, 8));
      canvas.fill(crater, Canvas.oval(lightX + 12, lightY - 36, 8, 7));
    }
  }

  private void clouds(int count) {
    for (int i = 0; i < count; i++) {
      double height = canvas.height * (.07 + .42 * (i + canvas.dice.nextDouble()) / count);
      double size = canvas.between(110, 240) * (1.25 - height / canvas.height * 1.3);
      cloud(canvas.between(canvas.left, canvas.right), height, size);
    }
    for (int i = 0; i < count; i++) {
      double y = canvas.horizon - canvas.height * canvas.between(.03, .2);
      double x = canvas.between(canvas.left, canvas.right);
      canvas.fill(
          Shade.alpha(Shade.lighter(palette.skyLow(), .25), .35),
          Canvas.oval(x, y, canvas.between(120, 330), canvas.between(4, 10)));
    }
  }

  /// Heaped puffs with a flat, shaded base and a lit top.
  private void cloud(double x, double y, double size) {
    boolean night = palette.surroundings().daytime() == Daytime.NIGHT;
    var lit = Shade.mix(palette.skyLow(), palette.light(), night ? .1 : .75);
    var body = Shade.mix(palette.skyMiddle(), lit, night ? .35 : .72);
    var shade = Shade.mix(palette.skyMiddle(), palette.skyTop(), night ? .1 : .15);
    int puffs = 9;
    var place = new double[puffs][3];
    for (int i = 0; i < puffs; i++) {
      double across = (i + .5) / puffs * 2 - 1;
      double radius = size * (.2 + .3 * (1 - across * across)) * canvas.between(.75, 1.15);
      place[i] = new double[] {x + across * size * 1.05, y - radius * .55, radius};
    }
    var clip = canvas.pen.getClip();
    canvas.pen.clip(Canvas.box(x - size * 2, y - size * 2, size * 4, size * 2.06));
    double towardsLight = Math.signum(lightX - x);
    for (int pass = 0; pass < 3; pass++) {
      var color = pass == 0 ? Shade.mix(body, shade, .5) : pass == 1 ? body : lit;
      for (var puff : place) {
        double shift = pass * puff[2] * .12;
        double radius = puff[2] * (1 - pass * .13);
        canvas.fill(
            canvas.down(puff[1] - radius, color, puff[1] + radius, Shade.mix(color, shade, .55)),
            Canvas.oval(puff[0] + towardsLight * shift, puff[1] - shift, radius, radius * .86));
      }
    }
    canvas.pen.setClip(clip);
  }

  /// A closed, heavy ceiling of clouds.
  private void cover() {
    var dark = Shade.darker(palette.skyTop(), .3);
    canvas.fill(
        canvas.down(-canvas.height * .1, dark, canvas.horizon, palette.skyMiddle()),
        canvas.below(-canvas.height * .3));
    for (int row = 0; row < 6; row++) {
      double y = canvas.height * (.4 - row * .075);
      var color = Shade.mix(palette.skyMiddle(), dark, .2 + row * .15);
      for (double x = canvas.left; x < canvas.right; x += canvas.between(120, 260)) {
        double radius = canvas.between(70, 150) * (.7 + row * .12);
        double up = y + canvas.between(-50, 30);
        for (int puff = -2; puff <= 2; puff++) {
          double size = radius * (1 - Math.abs(puff) * .24);
          canvas.fill(
              canvas.down(
                  up - size,
                  Shade.alpha(Shade.lighter(color, .2), .85),
                  up + size * .7,
                  Shade.alpha(Shade.darker(color, .12), .15)),
              Canvas.oval(x + puff * radius * .62, up, size * 1.1, size * .7));
        }
      }
    }
  }
}
