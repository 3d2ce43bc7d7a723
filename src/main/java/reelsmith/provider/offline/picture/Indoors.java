package reelsmith.provider.offline.picture;

import java.awt.Color;

/// Rooms where people live and learn.
final class Indoors {

  private final Canvas canvas;
  private final Furniture furniture;
  private final double floor;

  Indoors(Canvas canvas) {
    this.canvas = canvas;
    furniture = new Furniture(canvas);
    floor = canvas.height * .66;
  }

  void room() {
    int[] walls = {0xf0d3ae, 0xc9dccf, 0xe3c1b4, 0xb9c9dd, 0xd8c6e0};
    int wall = walls[canvas.dice.nextInt(walls.length)];
    furniture.wall(wall, floor);
    furniture.stripes(0xffffff, floor, 90);
    furniture.floor(floor, 0x9c6b43, true);
    boolean windowLeft = canvas.chance(.5);
    double windowX = canvas.width * (windowLeft ? .1 : .54);
    furniture.window(windowX, canvas.height * .14, canvas.width * .34, canvas.height * .26, floor);
    furniture.curtain(windowX - 92, canvas.height * .12, 74, canvas.height * .36, 0xc25b4e);
    furniture.curtain(
        windowX + canvas.width * .34 + 18, canvas.height * .12, 74, canvas.height * .36, 0xc25b4e);
    double otherX = canvas.width * (windowLeft ? .66 : .06);
    furniture.books(
        otherX, canvas.height * .3, canvas.width * .26, floor - canvas.height * .3 - 8, 4);
    furniture.picture(otherX + 20, canvas.height * .12, canvas.width * .2, canvas.height * .1);
    sofa(canvas.width * (windowLeft ? .26 : .74), floor + 40, canvas.width * .46);
    furniture.pendant(canvas.width * .5, canvas.height * .07, 56);
    furniture.rug(canvas.width * .5, canvas.height * .8, canvas.width * .48, 0xb5544a);
    furniture.plant(canvas.width * (windowLeft ? 1.0 : 0), canvas.height * .8, 300);
  }

  private void sofa(double x, double y, double wide) {
    var cloth = furniture.inside(0x3f7f86);
    canvas.shadow(x, y, wide * .6, wide * .06, .45);
    canvas.fill(
        canvas.down(y - wide * .52, Shade.lighter(cloth, .12), y, Shade.darker(cloth, .25)),
        Canvas.rounded(x - wide / 2, y - wide * .5, wide, wide * .46, 40));
    for (int i = 0; i < 2; i++) {
      canvas.fill(
          canvas.down(y - wide * .26, Shade.lighter(cloth, .22), y, cloth),
          Canvas.rounded(
              x - wide * .42 + i * wide * .42, y - wide * .27, wide * .41, wide * .2, 22));
    }
    for (int side = -1; side <= 1; side += 2) {
      canvas.fill(
          Shade.darker(cloth, .1),
          Canvas.rounded(
              x + side * wide * .48 - wide * .08, y - wide * .33, wide * .16, wide * .31, 30));
    }
    canvas.fill(
        furniture.inside(0xf0b64f),
        Canvas.rounded(x - wide * .38, y - wide * .4, wide * .18, wide * .18, 20));
  }

  void kitchen() {
    furniture.wall(0xf6e6c8, floor);
    furniture.tiles(0xd3ebe6, canvas.height * .3, floor, 52);
    furniture.floor(floor, 0xb98f6b, false);
    furniture.window(
        canvas.width * .36, canvas.height * .13, canvas.width * .3, canvas.height * .2, floor);
    for (int side = 0; side < 2; side++) {
      double x = side == 0 ? canvas.left : canvas.width * .72;
      double wide =
          side == 0 ? canvas.width * .28 - canvas.left : canvas.right - canvas.width * .72;
      furniture.cabinet(x, canvas.height * .08, wide, canvas.height * .19, 0x5f9c95, 4);
    }
    double counter = canvas.height * .53;
    furniture.cabinet(
        canvas.left, counter + 18, canvas.right - canvas.left, floor - counter + 10, 0x6aa79f, 9);
    var top = furniture.inside(0xe8dccb);
    canvas.fill(
        canvas.down(counter - 8, Shade.lighter(top, .4), counter + 24, Shade.darker(top, .2)),
        Canvas.box(canvas.left, counter - 8, canvas.right - canvas.left, 30));
    stove(canvas.width * .8, counter);
    int[] jars = {0xd9483b, 0xe0a13a, 0x7fb069, 0xf2e8cf};
    for (int i = 0; i < 4; i++) {
      double x = canvas.width * .06 + i * 62;
      var jar = furniture.inside(jars[i]);
      canvas.fill(
          canvas.gradient(x, 0, x + 46, 0, Shade.lighter(jar, .3), Shade.darker(jar, .2)),
          Canvas.rounded(x, counter - 78 - i % 2 * 14, 46, 72 + i % 2 * 14, 10));
      canvas.fill(
          furniture.inside(0x8a5a38), Canvas.rounded(x - 3, counter - 90 - i % 2 * 14, 52, 16, 5));
    }
    for (int i = 0; i < 3; i++) {
      furniture.pendant(canvas.width * (.22 + .28 * i), canvas.height * .05, 42);
    }
    furniture.rug(canvas.width * .5, canvas.height * .82, canvas.width * .42, 0xd99a4e);
  }

  private void stove(double x, double counter) {
    var metal = furniture.inside(0x4d5560);
    canvas.fill(
        canvas.down(counter, Shade.lighter(metal, .3), floor, metal),
        Canvas.rounded(x - 120, counter - 6, 240, floor - counter + 30, 8));
    canvas.fill(
        canvas.down(counter + 60, Shade.of(0x2a1c18), floor, Shade.of(0xd9752e)),
        Canvas.rounded(x - 92, counter + 64, 184, floor - counter - 80, 12));
    var pot = furniture.inside(0xd2543f);
    canvas.fill(
        canvas.gradient(x - 60, 0, x + 60, 0, Shade.lighter(pot, .25), Shade.darker(pot, .3)),
        Canvas.rounded(x - 60, counter - 80, 120, 76, 16));
    canvas.fill(Shade.darker(pot, .35), Canvas.rounded(x - 68, counter - 88, 136, 14, 7));
    for (int i = 0; i < 6; i++) {
      canvas.glow(
          x + canvas.between(-30, 30), counter - 110 - i * 42, 38 + i * 12, Color.WHITE, .22);
    }
  }

  void library() {
    furniture.wall(0xe7d2ad, floor);
    furniture.floor(floor, 0x8f6240, true);
    furniture.books(
        canvas.left + 30,
        canvas.height * .1,
        canvas.width * .3 - canvas.left - 60,
        floor - canvas.height * .1,
        6);
    furniture.books(
        canvas.width * .74,
        canvas.height * .1,
        canvas.right - canvas.width * .74 - 30,
        floor - canvas.height * .1,
        6);
    furniture.window(
        canvas.width * .36, canvas.height * .07, canvas.width * .28, canvas.height * .17, floor);
    double x = canvas.width * .33;
    double y = canvas.height * .3;
    double wide = canvas.width * .36;
    double tall = canvas.height * .2;
    canvas.fill(
        furniture.inside(0x9b6a3f), Canvas.rounded(x - 14, y - 14, wide + 28, tall + 28, 8));
    canvas.fill(
        canvas.gradient(
            x, y, x + wide, y + tall, furniture.inside(0x2f5d4a), furniture.inside(0x24493b)),
        Canvas.box(x, y, wide, tall));
    var chalk = Shade.alpha(Color.WHITE, .75);
    for (int i = 0; i < 4; i++) {
      canvas.line(
          chalk,
          4,
          Canvas.polyline(
              x + 26,
              y + 34 + i * tall * .2,
              x + 26 + wide * canvas.between(.3, .75),
              y + 34 + i * tall * .2));
    }
    canvas.line(
        chalk,
        4,
        Canvas.polygon(
            x + wide * .76,
            y + tall * .72,
            x + wide * .92,
            y + tall * .72,
            x + wide * .84,
            y + tall * .4));
    for (int i = 0; i < 2; i++) {
      desk(canvas.width * (i == 0 ? .1 : .9), floor + 110, canvas.width * .3);
    }
    furniture.pendant(canvas.width * .22, canvas.height * .05, 44);
    furniture.pendant(canvas.width * .78, canvas.height * .05, 44);
  }

  private void desk(double x, double y, double wide) {
    var wood = furniture.inside(0xb27a48);
    canvas.shadow(x, y + wide * .4, wide * .6, 20, .4);
    canvas.fill(Shade.darker(wood, .3), Canvas.box(x - wide * .42, y, wide * .07, wide * .4));
    canvas.fill(Shade.darker(wood, .3), Canvas.box(x + wide * .35, y, wide * .07, wide * .4));
    canvas.fill(
        canvas.down(y - 20, Shade.lighter(wood, .15), y + 20, Shade.darker(wood, .15)),
        Canvas.rounded(x - wide / 2, y - 16, wide, 34, 8));
    int[] covers = {0xc0392b, 0x2e6f95, 0xd9a441};
    for (int i = 0; i < 3; i++) {
      canvas.fill(
          furniture.inside(covers[i]),
          Canvas.rounded(x - wide * .2 + i * 6, y - 34 - i * 17, wide * .36, 16, 3));
    }
  }
}
