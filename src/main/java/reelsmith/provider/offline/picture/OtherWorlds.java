package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/// Cave, space, and the abstract scenery for words that name no place.
final class OtherWorlds {

  private final Canvas canvas;
  private final Palette palette;

  OtherWorlds(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
  }

  void cave() {
    var stone = Shade.of(0x3a3350);
    double middleX = canvas.width * .5;
    double middleY = canvas.height * .42;
    canvas.fill(
        canvas.down(0, Shade.of(0x120d22), canvas.height, Shade.of(0x1d1630)),
        canvas.below(-canvas.height * .3));
    var light =
        palette.surroundings().daytime() == Surroundings.Daytime.NIGHT
            ? Shade.of(0x5fd0ff)
            : Shade.of(0xffd08a);
    canvas.glow(middleX, middleY, canvas.height * .5, light, .8);
    for (int layer = 0; layer < 4; layer++) {
      var color = Shade.mix(Shade.mix(stone, light, .42), Shade.of(0x0d0918), layer / 3.4);
      teeth(color, layer);
    }
    for (int i = 0; i < 9; i++) {
      double x =
          canvas.chance(.5)
              ? canvas.between(-40, canvas.width * .25)
              : canvas.between(canvas.width * .75, canvas.width + 40);
      crystal(
          x,
          canvas.height * canvas.between(.7, .9),
          canvas.between(50, 130),
          canvas.chance(.5) ? Shade.of(0x6fe3ff) : Shade.of(0xc68bff));
    }
  }

  private void teeth(Color color, int layer) {
    double floor = canvas.height * (.62 + layer * .06);
    canvas.fill(
        canvas.down(floor - 60, color, floor + 400, Shade.darker(color, .55)),
        canvas.ridge(floor, 120, 260, .5, 200 + layer));
    double roof = canvas.height * (.2 - layer * .045);
    var path = new Path2D.Double();
    path.moveTo(canvas.left, -canvas.height * .35);
    for (double x = canvas.left; x <= canvas.right; x += 24) {
      double side = Math.pow(Math.abs(x - canvas.width / 2) / (canvas.width * .5), 2.6);
      double spike = Noise.unit((long) (x / 24), 300 + layer);
      path.lineTo(
          x,
          roof
              + (spike > .62 ? (spike - .5) * canvas.height * .34 : spike * 60)
              + side * canvas.height * (.52 - layer * .1));
    }
    path.lineTo(canvas.right, -canvas.height * .35);
    path.closePath();
    canvas.fill(canvas.down(0, Shade.darker(color, .4), roof + canvas.height * .2, color), path);
  }

  private void crystal(double x, double y, double size, Color color) {
    canvas.glow(x, y - size * .5, size * 1.9, color, .5);
    for (int i = -1; i <= 1; i++) {
      double lean = i * size * .34;
      double tall = size * (1 - Math.abs(i) * .32);
      double wide = size * .2;
      canvas.fill(
          Shade.darker(color, .25),
          Canvas.polygon(
              x + lean * .4 - wide * .6,
              y,
              x + lean - wide,
              y - tall * .75,
              x + lean * 1.2,
              y - tall,
              x + lean + wide,
              y - tall * .7,
              x + lean * .4 + wide * .6,
              y));
      canvas.fill(
          Shade.lighter(color, .35),
          Canvas.polygon(
              x + lean * .4 - wide * .6,
              y,
              x + lean - wide,
              y - tall * .75,
              x + lean * 1.2,
              y - tall,
              x + lean * .7,
              y - tall * .3));
    }
  }

  void space() {
    canvas.fill(
        canvas.gradient(
            0, 0, 0, canvas.height, Shade.of(0x05031a), Shade.of(0x1b0f4a), Shade.of(0x4a1f6e)),
        canvas.below(-canvas.height * .3));
    int[] clouds = {0xb65cff, 0x2fb7ff, 0xff5fa8, 0x4b6bff};
    for (int i = 0; i < 26; i++) {
      canvas.glow(
          canvas.between(0, canvas.width),
          canvas.between(0, canvas.height * .75),
          canvas.between(150, 420),
          Shade.of(clouds[canvas.dice.nextInt(4)]),
          .17);
    }
    new Sky(canvas).stars(330, canvas.height);
    planet(
        canvas.width * canvas.between(.16, .36),
        canvas.height * canvas.between(.14, .24),
        canvas.between(90, 150),
        Shade.of(0xff9d6b),
        true);
    planet(
        canvas.width * canvas.between(.74, .9),
        canvas.height * canvas.between(.32, .42),
        canvas.between(34, 60),
        Shade.of(0x5fc9d8),
        false);
    double ground = canvas.height * .7;
    var dust = Shade.of(0x8c79b8);
    canvas.fill(
        Shade.mix(dust, Shade.of(0x2b1a58), .55), canvas.ridge(ground - 60, 170, 300, .5, 301));
    canvas.fill(
        canvas.down(ground - 30, dust, canvas.height, Shade.mix(dust, Shade.of(0x140b30), .75)),
        canvas.ridge(ground, 70, 520, .4, 302));
    for (int i = 0; i < 12; i++) {
      double depth = canvas.dice.nextDouble();
      double y = ground + 50 + depth * (canvas.height - ground);
      double wide = 26 + depth * 130;
      double x = canvas.between(canvas.left, canvas.right);
      canvas.fill(Shade.mix(dust, Shade.of(0x1c1140), .6), Canvas.oval(x, y, wide, wide * .26));
      canvas.fill(
          Shade.mix(dust, Shade.of(0x1c1140), .32),
          Canvas.oval(x, y + wide * .06, wide * .9, wide * .2));
    }
  }

  private void planet(double x, double y, double radius, Color color, boolean ringed) {
    canvas.glow(x, y, radius * 2, color, .3);
    canvas.fill(
        canvas.gradient(
            x - radius,
            y - radius,
            x + radius,
            y + radius,
            Shade.lighter(color, .35),
            color,
            Shade.darker(color, .7)),
        Canvas.oval(x, y, radius, radius));
    var clip = canvas.pen.getClip();
    canvas.pen.clip(Canvas.oval(x, y, radius, radius));
    for (int i = 0; i < 5; i++) {
      canvas.fill(
          Shade.alpha(Shade.darker(color, .3), .22),
          Canvas.oval(
              x, y + (i - 2) * radius * .42, radius * 1.2, radius * canvas.between(.05, .13)));
    }
    canvas.pen.setClip(clip);
    if (ringed) {
      var kept = canvas.pen.getTransform();
      canvas.pen.translate(x, y);
      canvas.pen.rotate(-.35);
      canvas.line(
          Shade.alpha(Shade.lighter(color, .55), .75),
          radius * .09,
          new Arc2D.Double(
              -radius * 1.75, -radius * .42, radius * 3.5, radius * .84, 158, 224, Arc2D.OPEN));
      canvas.pen.setTransform(kept);
    }
  }

  void dream() {
    var sky = new Sky(canvas);
    sky.paint();
    for (int layer = 0; layer < 6; layer++) {
      double y = canvas.height * (.44 + layer * .1);
      var color =
          Shade.mix(
              Shade.mix(palette.skyMiddle(), Shade.of(0xf08aa8), .55 - layer * .05),
              Shade.mix(palette.skyTop(), Shade.of(0x4b2a8f), .5),
              layer / 6.5);
      canvas.fill(
          canvas.down(y - 140, Shade.lighter(color, .25), y + 240, color),
          canvas.ridge(y, 260, 640 - layer * 40, .3, 400 + layer));
    }
    for (int i = 0; i < 26; i++) {
      double size = canvas.between(6, 46);
      canvas.glow(
          canvas.between(0, canvas.width),
          canvas.between(canvas.height * .1, canvas.height * .95),
          size * 1.8,
          palette.light(),
          .35);
    }
  }
}
