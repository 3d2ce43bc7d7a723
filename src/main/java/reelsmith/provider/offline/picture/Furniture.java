package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/// Things that stand or hang in rooms.
final class Furniture {

  private final Canvas canvas;
  private final Palette palette;

  Furniture(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
  }

  /// A room is lit by its lamps, so night only dims it.
  Color inside(int rgb) {
    var color = Shade.of(rgb);
    return switch (palette.surroundings().daytime()) {
      case NIGHT -> Shade.mix(Shade.multiply(color, .55, .48, .62), Shade.of(0x2a1c4e), .12);
      case DUSK -> Shade.multiply(color, .95, .8, .74);
      case DAWN -> Shade.multiply(color, 1, .95, .88);
      case DAY -> color;
    };
  }

  void wall(int rgb, double floor) {
    var color = inside(rgb);
    canvas.fill(
        canvas.down(0, Shade.darker(color, .12), floor, Shade.lighter(color, .1)),
        canvas.below(-canvas.height * .3));
  }

  void stripes(int rgb, double floor, double step) {
    var color = Shade.alpha(inside(rgb), .28);
    for (double x = canvas.left; x < canvas.right; x += step) {
      canvas.fill(color, Canvas.box(x, -canvas.height * .3, step * .5, floor + canvas.height * .3));
    }
  }

  void tiles(int rgb, double top, double bottom, double size) {
    var color = inside(rgb);
    for (double y = top; y < bottom; y += size) {
      for (double x = canvas.left; x < canvas.right; x += size) {
        canvas.fill(
            Shade.mix(color, Shade.darker(color, .16), canvas.dice.nextDouble()),
            Canvas.box(x + 2, y + 2, size - 4, Math.min(size, bottom - y) - 4));
      }
    }
  }

  void floor(double top, int rgb, boolean planks) {
    var color = inside(rgb);
    canvas.fill(
        canvas.down(top, Shade.lighter(color, .12), canvas.height, Shade.darker(color, .35)),
        canvas.below(top));
    double middle = canvas.width / 2;
    var seam = Shade.alpha(Shade.darker(color, .45), .5);
    for (int i = -16; i <= 16; i++) {
      canvas.line(
          seam, 2.5, Canvas.polyline(middle + i * 70, top, middle + i * 240, canvas.height * 1.3));
    }
    if (!planks) {
      for (int i = 0; i < 9; i++) {
        canvas.fill(
            seam,
            Canvas.box(
                canvas.left,
                top + Math.pow(i / 9.0, 1.7) * (canvas.height * 1.2 - top),
                canvas.right - canvas.left,
                2.5));
      }
    }
    canvas.fill(
        Shade.lighter(inside(0xd8c8b4), .2),
        Canvas.box(canvas.left, top - 26, canvas.right - canvas.left, 26));
    canvas.fill(
        canvas.down(top, new Color(0, 0, 0, 80), top + 70, new Color(0, 0, 0, 0)),
        Canvas.box(canvas.left, top, canvas.right - canvas.left, 70));
  }

  /// A window with the sky behind it and its light on the floor.
  void window(double x, double y, double wide, double tall, double floor) {
    var frame = inside(0xfbf5ea);
    canvas.fill(Shade.darker(frame, .3), Canvas.rounded(x - 22, y - 22, wide + 44, tall + 44, 12));
    canvas.fill(frame, Canvas.rounded(x - 18, y - 18, wide + 36, tall + 36, 10));
    var clip = canvas.pen.getClip();
    canvas.pen.clip(Canvas.box(x, y, wide, tall));
    canvas.fill(
        canvas.gradient(0, y, 0, y + tall, palette.skyTop(), palette.skyMiddle(), palette.skyLow()),
        Canvas.box(x, y, wide, tall));
    canvas.glow(x + wide * .7, y + tall * .3, wide * .8, palette.light(), .7);
    canvas.fill(
        Shade.lighter(palette.light(), .3),
        Canvas.oval(x + wide * .7, y + tall * .3, wide * .1, wide * .1));
    for (int i = 0; i < 5; i++) {
      canvas.fill(
          palette.far(palette.foliage(), .3),
          Canvas.oval(x + wide * i / 4, y + tall, wide * .2, tall * canvas.between(.1, .26)));
    }
    canvas.pen.setClip(clip);
    canvas.fill(frame, Canvas.box(x + wide / 2 - 6, y, 12, tall));
    canvas.fill(frame, Canvas.box(x, y + tall * .45, wide, 11));
    canvas.fill(Shade.lighter(frame, .3), Canvas.box(x - 30, y + tall + 16, wide + 60, 20));
    double strength = palette.isDark() ? .1 : .26;
    canvas.fill(
        canvas.down(
            y,
            Shade.alpha(palette.light(), strength),
            floor + 320,
            Shade.alpha(palette.light(), 0)),
        Canvas.polygon(
            x, y + tall, x + wide, y + tall, x + wide + 330, floor + 360, x + 170, floor + 360));
  }

  void curtain(double x, double y, double wide, double tall, int rgb) {
    var cloth = inside(rgb);
    for (int i = 0; i < 5; i++) {
      double at = x + i * wide / 5;
      canvas.fill(
          canvas.gradient(
              at, 0, at + wide / 5, 0, Shade.lighter(cloth, .15), cloth, Shade.darker(cloth, .28)),
          Canvas.box(at, y, wide / 5 + 1, tall));
    }
  }

  /// A shelf whose rows are filled with books.
  void books(double x, double y, double wide, double tall, int rows) {
    var wood = inside(0x7a4f30);
    canvas.fill(
        canvas.gradient(x, 0, x + wide, 0, wood, Shade.darker(wood, .3)),
        Canvas.rounded(x - 16, y - 16, wide + 32, tall + 32, 8));
    int[] covers = {0xc0392b, 0x2e6f95, 0xd9a441, 0x3f8f5f, 0x7b4fa3, 0xe07b54, 0x34495e, 0xb5838d};
    double row = tall / rows;
    for (int i = 0; i < rows; i++) {
      double bottom = y + (i + 1) * row - 8;
      canvas.fill(Shade.darker(wood, .55), Canvas.box(x, y + i * row, wide, row - 8));
      double at = x + 5;
      while (at < x + wide - 16) {
        double thick = canvas.between(13, 32);
        double high = row * canvas.between(.55, .86);
        if (canvas.chance(.12)) {
          at += thick * 1.4;
          continue;
        }
        var cover = inside(covers[canvas.dice.nextInt(covers.length)]);
        thick = Math.min(thick, x + wide - 4 - at);
        canvas.fill(
            canvas.gradient(
                at, 0, at + thick, 0, Shade.lighter(cover, .12), Shade.darker(cover, .2)),
            Canvas.rounded(at, bottom - high, thick - 2, high, 3));
        canvas.fill(
            Shade.alpha(inside(0xffe3a0), .7),
            Canvas.box(at + 2, bottom - high * .8, thick - 6, 4));
        at += thick;
      }
    }
  }

  void picture(double x, double y, double wide, double tall) {
    var frame = inside(0xb98a4a);
    canvas.fill(new Color(0, 0, 0, 60), Canvas.box(x + 8, y + 10, wide, tall));
    canvas.fill(frame, Canvas.rounded(x, y, wide, tall, 5));
    canvas.fill(
        canvas.down(y, inside(0xa9d3e8), y + tall, inside(0xf3e2b8)),
        Canvas.box(x + 12, y + 12, wide - 24, tall - 24));
    var clip = canvas.pen.getClip();
    canvas.pen.clip(Canvas.box(x + 12, y + 12, wide - 24, tall - 24));
    canvas.fill(inside(0x5c8f6b), Canvas.oval(x + wide * .3, y + tall, wide * .5, tall * .42));
    canvas.fill(inside(0x3f7058), Canvas.oval(x + wide * .8, y + tall, wide * .45, tall * .3));
    canvas.pen.setClip(clip);
  }

  /// A lamp that hangs from the ceiling.
  void pendant(double x, double length, double size) {
    canvas.line(inside(0x3a3238), 4, Canvas.polyline(x, -canvas.height * .3, x, length));
    canvas.fill(
        inside(0xd9743f),
        new Arc2D.Double(x - size, length - size * .6, size * 2, size * 1.8, 0, 180, Arc2D.CHORD));
    canvas.fill(Shade.of(0xfff3c9), Canvas.oval(x, length + size * .3, size * .34, size * .22));
    canvas.glow(x, length + size * .4, size * 4.2, Shade.of(0xffdf9a), palette.isDark() ? .65 : .4);
  }

  void plant(double x, double y, double size) {
    canvas.shadow(x, y, size * .4, size * .06, .4);
    var leaf = inside(0x3f9157);
    for (int i = 0; i < 9; i++) {
      double angle = -Math.PI / 2 + (i - 4) * .3;
      double length = size * canvas.between(.5, .75);
      double tipX = x + Math.cos(angle) * length;
      double tipY = y - size * .34 + Math.sin(angle) * length;
      var shape = new Path2D.Double();
      shape.moveTo(x, y - size * .3);
      shape.quadTo((x + tipX) / 2 - size * .1, (y - size * .34 + tipY) / 2, tipX, tipY);
      shape.quadTo((x + tipX) / 2 + size * .1, (y - size * .34 + tipY) / 2, x, y - size * .3);
      canvas.fill(i % 2 == 0 ? leaf : Shade.darker(leaf, .2), shape);
    }
    canvas.fill(
        canvas.gradient(x - size * .2, 0, x + size * .2, 0, inside(0xd98557), inside(0x9b5535)),
        Canvas.polygon(
            x - size * .22,
            y - size * .36,
            x + size * .22,
            y - size * .36,
            x + size * .16,
            y,
            x - size * .16,
            y));
  }

  void rug(double x, double y, double wide, int rgb) {
    var color = inside(rgb);
    for (int ring = 0; ring < 4; ring++) {
      double share = 1 - ring * .2;
      canvas.fill(
          ring % 2 == 0 ? color : Shade.lighter(color, .4),
          Canvas.oval(x, y, wide * share, wide * .2 * share));
    }
  }

  /// A block such as a cabinet or a desk, with doors.
  void cabinet(double x, double y, double wide, double tall, int rgb, int doors) {
    var color = inside(rgb);
    canvas.fill(
        canvas.gradient(x, 0, x + wide, 0, Shade.lighter(color, .1), Shade.darker(color, .15)),
        Canvas.rounded(x, y, wide, tall, 6));
    double door = wide / doors;
    for (int i = 0; i < doors; i++) {
      canvas.line(
          Shade.alpha(Shade.darker(color, .45), .6),
          3,
          Canvas.rounded(x + i * door + 8, y + 12, door - 16, tall - 22, 5));
      canvas.fill(
          inside(0xe0b25a),
          Canvas.oval(x + (i + (i % 2 == 0 ? .84 : .16)) * door, y + tall * .3, 6, 6));
    }
  }
}
