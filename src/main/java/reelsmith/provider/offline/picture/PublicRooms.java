package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/// Rooms where people work and perform.
final class PublicRooms {

  private final Canvas canvas;
  private final Furniture furniture;
  private final double floor;

  PublicRooms(Canvas canvas) {
    this.canvas = canvas;
    furniture = new Furniture(canvas);
    floor = canvas.height * .66;
  }

  void office() {
    new Sky(canvas).paint();
    new Town(canvas).skyline(canvas.height * .6);
    double sill = canvas.height * .52;
    var frame = furniture.inside(0x4d5561);
    var wall = furniture.inside(0xdfe3e6);
    canvas.fill(
        canvas.down(sill, Shade.lighter(wall, .2), floor, wall),
        Canvas.box(canvas.left, sill, canvas.right - canvas.left, floor - sill));
    canvas.fill(
        wall,
        Canvas.box(
            canvas.left, -canvas.height * .3, canvas.right - canvas.left, canvas.height * .37));
    for (double x = canvas.left; x < canvas.right; x += 250) {
      canvas.fill(
          canvas.gradient(x, 0, x + 18, 0, Shade.lighter(frame, .3), frame),
          Canvas.box(x, canvas.height * .07, 18, sill - canvas.height * .07));
    }
    canvas.fill(
        frame, Canvas.box(canvas.left, canvas.height * .07, canvas.right - canvas.left, 14));
    canvas.fill(
        Shade.lighter(frame, .4), Canvas.box(canvas.left, sill, canvas.right - canvas.left, 16));
    for (int i = 0; i < 4; i++) {
      double x = canvas.left + (i + .5) * (canvas.right - canvas.left) / 4;
      canvas.fill(Shade.of(0xfffdf0), Canvas.box(x - 90, canvas.height * .035, 180, 14));
      canvas.glow(x, canvas.height * .04, 220, Shade.of(0xfff6da), .5);
    }
    furniture.floor(floor, 0x8b8f98, false);
    for (int side = 0; side < 2; side++) {
      workplace(canvas.width * (side == 0 ? .07 : .93), floor + 90, canvas.width * .42);
    }
    furniture.plant(canvas.width * .3, floor + 30, 220);
  }

  private void workplace(double x, double y, double wide) {
    var wood = furniture.inside(0xc99b6a);
    canvas.shadow(x, y + wide * .36, wide * .6, 22, .4);
    canvas.fill(Shade.darker(wood, .45), Canvas.box(x - wide * .44, y, wide * .05, wide * .36));
    canvas.fill(Shade.darker(wood, .45), Canvas.box(x + wide * .39, y, wide * .05, wide * .36));
    var dark = furniture.inside(0x2b3038);
    canvas.fill(dark, Canvas.rounded(x - wide * .2, y - wide * .38, wide * .4, wide * .27, 8));
    canvas.fill(
        canvas.gradient(
            x - wide * .2,
            y - wide * .38,
            x + wide * .2,
            y - wide * .1,
            Shade.of(0x6fc3ff),
            Shade.of(0x3b6fd9)),
        Canvas.box(x - wide * .18, y - wide * .36, wide * .36, wide * .23));
    canvas.fill(dark, Canvas.box(x - wide * .02, y - wide * .12, wide * .04, wide * .12));
    canvas.fill(
        canvas.down(y - 16, Shade.lighter(wood, .2), y + 20, Shade.darker(wood, .1)),
        Canvas.rounded(x - wide / 2, y - 14, wide, 32, 8));
    canvas.fill(furniture.inside(0xe8574a), Canvas.rounded(x + wide * .28, y - 58, 36, 46, 6));
  }

  void laboratory() {
    furniture.wall(0xcfe6ea, floor);
    furniture.tiles(0xdff1f3, canvas.height * .44, floor, 74);
    furniture.floor(floor, 0xaebfc7, false);
    furniture.window(
        canvas.width * .56, canvas.height * .13, canvas.width * .3, canvas.height * .2, floor);
    double x = canvas.width * .06;
    double y = canvas.height * .14;
    canvas.fill(
        furniture.inside(0x2d3b48),
        Canvas.rounded(x, y, canvas.width * .4, canvas.height * .17, 16));
    canvas.fill(
        canvas.down(y, Shade.of(0x0f2f3c), y + canvas.height * .17, Shade.of(0x124b52)),
        Canvas.rounded(x + 14, y + 14, canvas.width * .4 - 28, canvas.height * .17 - 28, 8));
    var pulse = new Path2D.Double();
    pulse.moveTo(x + 24, y + canvas.height * .09);
    for (int i = 1; i < 24; i++) {
      double jump = i % 6 == 3 ? -70 : i % 6 == 4 ? 44 : 0;
      pulse.lineTo(x + 24 + i * (canvas.width * .4 - 48) / 24, y + canvas.height * .09 + jump);
    }
    canvas.line(Shade.alpha(Shade.of(0x54ffc1), .35), 14, pulse);
    canvas.line(Shade.of(0x8dffd9), 5, pulse);
    for (int row = 0; row < 2; row++) {
      double shelf = canvas.height * (.42 + row * .09);
      canvas.fill(
          furniture.inside(0xf7fbfc),
          Canvas.box(canvas.left, shelf, canvas.right - canvas.left, 14));
      for (double at = canvas.left + 30; at < canvas.right; at += canvas.between(70, 130)) {
        flask(at, shelf, canvas.between(52, 96));
      }
    }
    furniture.cabinet(
        canvas.left,
        canvas.height * .59,
        canvas.right - canvas.left,
        floor - canvas.height * .59 + 16,
        0xf2f6f7,
        10);
    canvas.fill(
        furniture.inside(0x4f8f9a),
        Canvas.box(canvas.left, canvas.height * .58, canvas.right - canvas.left, 20));
    for (int i = 0; i < 3; i++) {
      double at = canvas.width * (.15 + i * .35);
      canvas.fill(Shade.of(0xffffff), Canvas.rounded(at - 100, canvas.height * .03, 200, 18, 9));
      canvas.glow(at, canvas.height * .04, 260, Shade.of(0xe8fbff), .5);
    }
  }

  private void flask(double x, double y, double size) {
    int[] liquids = {0x4fd1a5, 0xff7aa8, 0x6fa8ff, 0xffc54a, 0xb07bff};
    var liquid = Shade.of(liquids[canvas.dice.nextInt(liquids.length)]);
    var glass = Shade.alpha(Shade.of(0xeffcff), .6);
    if (canvas.chance(.5)) {
      canvas.fill(
          glass,
          Canvas.polygon(
              x - size * .1,
              y - size,
              x + size * .1,
              y - size,
              x + size * .1,
              y - size * .6,
              x + size * .38,
              y,
              x - size * .38,
              y,
              x - size * .1,
              y - size * .6));
      canvas.fill(
          liquid,
          Canvas.polygon(
              x - size * .2,
              y - size * .38,
              x + size * .2,
              y - size * .38,
              x + size * .36,
              y - 3,
              x - size * .36,
              y - 3));
    } else {
      canvas.fill(
          glass,
          Canvas.rounded(x - size * .14, y - size * .95, size * .28, size * .95, size * .12));
      canvas.fill(
          liquid, Canvas.rounded(x - size * .11, y - size * .5, size * .22, size * .47, size * .1));
    }
  }

  void stage() {
    double boards = canvas.height * .63;
    canvas.fill(
        canvas.down(0, Shade.of(0x1a0d2e), boards, Shade.of(0x4a1d52)),
        canvas.below(-canvas.height * .3));
    int[] lights = {0xffe9b0, 0xff8ad4, 0x7fd4ff, 0xffc46b};
    canvas.fill(
        canvas.down(boards, Shade.of(0xb5784a), canvas.height, Shade.of(0x4b2a1e)),
        canvas.below(boards));
    for (int i = -12; i <= 12; i++) {
      canvas.line(
          new Color(40, 18, 10, 120),
          3,
          Canvas.polyline(
              canvas.width / 2 + i * 80, boards, canvas.width / 2 + i * 230, canvas.height * 1.3));
    }
    for (int i = 0; i < 5; i++) {
      double x = canvas.width * (.1 + .2 * i);
      double target = canvas.width * (.5 + (i - 2) * .1);
      var light = Shade.of(lights[i % 4]);
      canvas.fill(
          canvas.down(-20, Shade.alpha(light, .5), boards + 140, Shade.alpha(light, .03)),
          Canvas.polygon(
              x - 14, -20, x + 14, -20, target + 190, boards + 150, target - 190, boards + 150));
      canvas.fill(Shade.alpha(light, .17), Canvas.oval(target, boards + 140, 210, 52));
      canvas.glow(x, 8, 110, light, .9);
    }
    for (int side = 0; side < 2; side++) {
      double x = side == 0 ? canvas.left : canvas.width * .86;
      furniture.curtain(
          x,
          -canvas.height * .3,
          side == 0 ? canvas.width * .14 - canvas.left : canvas.right - canvas.width * .86,
          boards + canvas.height * .3 + 70,
          0xc3283c);
    }
    for (int i = 0; i < 9; i++) {
      double x = canvas.left + i * (canvas.right - canvas.left) / 8;
      canvas.fill(
          canvas.down(-30, Shade.of(0x8c1428), canvas.height * .1, Shade.of(0xd93a4e)),
          new Arc2D.Double(
              x - 130, -canvas.height * .1, 260, canvas.height * .2, 180, 180, Arc2D.CHORD));
    }
    audience();
  }

  private void audience() {
    for (int row = 0; row < 2; row++) {
      double y = canvas.height * (.9 + row * .06);
      var color = Shade.mix(Shade.of(0x2a1533), Shade.of(0x0c0612), row * .7);
      for (double x = canvas.left + row * 50; x < canvas.right; x += canvas.between(88, 116)) {
        double head = canvas.between(32, 40) + row * 8;
        double up = canvas.between(-14, 14);
        canvas.fill(color, Canvas.oval(x, y + up, head, head * 1.12));
        canvas.fill(
            color,
            Canvas.rounded(
                x - head * 1.5, y + up + head * .95, head * 3, canvas.height * .3, head));
        canvas.line(
            Shade.alpha(Shade.of(0xffb7d9), .4),
            3,
            new Arc2D.Double(
                x - head, y + up - head * 1.1, head * 2, head * 2.2, 40, 100, Arc2D.OPEN));
      }
    }
  }
}
