package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import reelsmith.provider.offline.picture.Surroundings.Mood;
import reelsmith.provider.offline.picture.Surroundings.Season;
import reelsmith.provider.offline.picture.Surroundings.Weather;

/// Weather and floating sparks behind and in front of the cast.
final class Weathering {

  private final Canvas canvas;
  private final Surroundings surroundings;

  Weathering(Canvas canvas) {
    this.canvas = canvas;
    surroundings = canvas.palette.surroundings();
  }

  void paintBehind() {
    if (!surroundings.place().hasSky()) {
      return;
    }
    if (surroundings.weather() == Weather.STORM) {
      lightning(canvas.width * canvas.between(.2, .8));
    }
    if (surroundings.weather() == Weather.FOG) {
      for (int i = 0; i < 14; i++) {
        double y = canvas.horizon + canvas.height * canvas.between(-.16, .14);
        canvas.fill(
            Shade.alpha(canvas.palette.haze(), .2),
            Canvas.oval(
                canvas.between(0, canvas.width),
                y,
                canvas.between(220, 520),
                canvas.between(26, 70)));
      }
    }
  }

  private void lightning(double x) {
    var bolt = new Path2D.Double();
    bolt.moveTo(x, -10);
    double at = x;
    for (int i = 1; i <= 9; i++) {
      at += canvas.between(-70, 70);
      bolt.lineTo(at, canvas.horizon * i / 9.0);
    }
    canvas.line(new Color(200, 215, 255, 60), 34, bolt);
    canvas.line(new Color(225, 232, 255, 130), 15, bolt);
    canvas.line(new Color(0xffffff), 5, bolt);
    canvas.glow(x, canvas.height * .05, canvas.height * .45, Shade.of(0xdfe6ff), .5);
  }

  void paintInFront() {
    if (surroundings.place().hasSky()) {
      switch (surroundings.weather()) {
        case RAIN -> rain(190, .42);
        case STORM -> rain(330, .5);
        case SNOW -> snow(210);
        case FOG -> fog();
        case CLEAR -> {
          if (surroundings.season() == Season.AUTUMN) {
            leaves(26, new int[] {0xd9652b, 0xe9a23b, 0xb5432a});
          } else if (surroundings.season() == Season.SPRING) {
            leaves(30, new int[] {0xffc4d8, 0xffe3ec, 0xff9fbf});
          }
        }
      }
    }
    if (surroundings.mood() == Mood.MAGICAL) {
      sparks(42, Shade.of(0xfff0b0));
    } else if (surroundings.place() == Place.FOREST && surroundings.isDark()) {
      sparks(30, Shade.of(0xe9ff8a));
    }
  }

  private void rain(int count, double alpha) {
    for (int i = 0; i < count * canvas.width / 1000 * canvas.height / 1400; i++) {
      double x = canvas.between(-60, canvas.width + 60);
      double y = canvas.between(-60, canvas.height);
      double length = canvas.between(34, 110);
      canvas.line(
          new Color(225, 236, 250, (int) (255 * alpha * canvas.between(.3, 1))),
          canvas.between(1.2, 3),
          new Line2D.Double(x, y, x - length * .22, y + length));
    }
  }

  private void snow(int count) {
    for (int i = 0; i < count * canvas.width / 1000 * canvas.height / 1400; i++) {
      double size = 2 + Math.pow(canvas.dice.nextDouble(), 3) * 13;
      canvas.fill(
          new Color(255, 255, 255, (int) canvas.between(120, 235)),
          Canvas.oval(
              canvas.between(0, canvas.width), canvas.between(0, canvas.height), size, size));
    }
  }

  private void fog() {
    for (int i = 0; i < 9; i++) {
      double y = canvas.height * canvas.between(.55, .98);
      canvas.fill(
          Shade.alpha(canvas.palette.haze(), .13),
          Canvas.oval(
              canvas.between(0, canvas.width),
              y,
              canvas.between(300, 700),
              canvas.between(30, 80)));
    }
  }

  private void leaves(int count, int[] colors) {
    for (int i = 0; i < count; i++) {
      double size = canvas.between(7, 20);
      var kept = canvas.pen.getTransform();
      canvas.pen.translate(canvas.between(0, canvas.width), canvas.between(0, canvas.height));
      canvas.pen.rotate(canvas.between(0, Math.PI * 2));
      canvas.fill(
          canvas.palette.lit(colors[i % colors.length]), Canvas.oval(0, 0, size, size * .45));
      canvas.pen.setTransform(kept);
    }
  }

  private void sparks(int count, Color color) {
    for (int i = 0; i < count; i++) {
      double x = canvas.between(0, canvas.width);
      double y = canvas.between(canvas.height * .1, canvas.height * .95);
      double size = canvas.between(2, 6);
      canvas.glow(x, y, size * 6, color, .6);
      canvas.fill(Shade.lighter(color, .5), Canvas.oval(x, y, size, size));
    }
  }
}
