package reelsmith.provider.offline.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import reelsmith.provider.offline.picture.Figure.Expression;
import reelsmith.provider.offline.picture.Look.Extra;
import reelsmith.provider.offline.picture.Look.Hair;

/// Draws heads: hair, face, expression and what is worn on the head. Lengths are those of
/// [FigurePainter].
final class HeadPainter {

  private final IconPainter icons;

  HeadPainter(IconPainter icons) {
    this.icons = icons;
  }

  private static double radius(Figure figure) {
    return figure.look().age().head * .5;
  }

  private static double centerY(Figure figure, double shoulder) {
    return shoulder - .012 - radius(figure) * .92;
  }

  /// What is behind the body: long hair.
  void drawBehind(Graphics2D pen, Figure figure, double shoulder) {
    var look = figure.look();
    if (look.species() != null) {
      return;
    }
    double r = radius(figure);
    double y = centerY(figure, shoulder);
    var hair = Shade.darker(look.hair(), .22);
    int back = -figure.facing();
    switch (look.hairStyle()) {
      case LONG -> FigurePainter.fill(pen, hair, Canvas.rounded(-r * 1.08, y - r * .8, r * 2.16, r * 3.1, r * .8));
      case BOB -> FigurePainter.fill(pen, hair, Canvas.rounded(-r * 1.12, y - r * .8, r * 2.24, r * 1.85, r * .7));
      case CURLY -> {
        for (int i = 0; i < 11; i++) {
          double angle = Math.PI * (.85 + i * .13);
          FigurePainter.fill(pen, hair, Canvas.oval(Math.cos(angle) * r, y + Math.sin(angle) * r * .95, r * .42, r * .42));
        }
      }
      case PONYTAIL -> {
        var tail = new Path2D.Double();
        tail.moveTo(back * r * .6, y - r * .7);
        tail.curveTo(back * r * 2.1, y - r * .9, back * r * 1.9, y + r * .6, back * r * 1.55, y + r * 1.5);
        tail.curveTo(back * r * 1.2, y + r * .8, back * r * 1.3, y, back * r * .6, y);
        tail.closePath();
        FigurePainter.fill(pen, hair, tail);
      }
      case BRAIDS -> {
        for (int side = -1; side <= 1; side += 2) {
          for (int i = 0; i < 4; i++) {
            FigurePainter.fill(pen, Shade.lighter(hair, .05 * (i % 2)), Canvas.oval(side * r * (1.02 + i * .05), y + r * (.3 + i * .38), r * .25, r * .27));
          }
        }
      }
      case BUN -> FigurePainter.fill(pen, look.hair(), Canvas.oval(0, y - r * 1.2, r * .45, r * .42));
      default -> {}
    }
  }

  void draw(Graphics2D pen, Figure figure, double shoulder) {
    var look = figure.look();
    double r = radius(figure);
    double y = centerY(figure, shoulder);
    var species = look.species();
    if (species != null) {
      double size = r * 3.1;
      icons.draw(pen, species, 0, y + size * .5, size, figure.facing() < 0);
      hats(pen, figure, r * 1.25, y - r * .1);
      glasses(pen, look, r * 1.2, y);
      return;
    }
    var skin = look.skin();
    FigurePainter.line(pen, Shade.darker(skin, .2), r * .62, 0, y + r * .7, 0, shoulder + .015);
    for (int side = -1; side <= 1; side += 2) {
      FigurePainter.fill(pen, Shade.darker(skin, .1), Canvas.oval(side * r * .92, y + r * .08, r * .17, r * .24));
    }
    var face = new Path2D.Double();
    face.moveTo(-r * .92, y - r * .1);
    face.curveTo(-r * .95, y - r * 1.3, r * .95, y - r * 1.3, r * .92, y - r * .1);
    face.curveTo(r * .92, y + r * .65, r * .42, y + r * 1.02, 0, y + r * 1.02);
    face.curveTo(-r * .42, y + r * 1.02, -r * .92, y + r * .65, -r * .92, y - r * .1);
    face.closePath();
    FigurePainter.fill(pen, skin, face);
    double turn = figure.facing() * r * .14;
    face(pen, figure, r, turn, y);
    beard(pen, look, r, turn, y);
    hair(pen, figure, r, y);
    glasses(pen, look, r, y);
    hats(pen, figure, r, y);
  }

  private void face(Graphics2D pen, Figure figure, double r, double turn, double y) {
    var look = figure.look();
    var blush = new Color(0xf2, 0x6d, 0x6d, 60);
    var ink = new Color(0x2a1b1e);
    boolean wide = figure.expression() == Expression.SURPRISED || figure.expression() == Expression.AFRAID;
    for (int side = -1; side <= 1; side += 2) {
      double x = turn + side * r * .37;
      FigurePainter.fill(pen, blush, Canvas.oval(x + side * r * .18, y + r * .36, r * .19, r * .12));
      if (figure.expression() == Expression.ASLEEP) {
        arc(pen, ink, r * .07, x - r * .16, y - r * .04, r * .32, r * .18, 180, 180);
      } else {
        double size = wide ? 1.3 : 1;
        FigurePainter.fill(pen, Color.WHITE, Canvas.oval(x, y + r * .05, r * .17 * size, r * .21 * size));
        FigurePainter.fill(pen, ink, Canvas.oval(x + figure.facing() * r * .035, y + r * .06, r * .115, r * .155));
        FigurePainter.fill(pen, Color.WHITE, Canvas.oval(x + figure.facing() * r * .035 + r * .04, y, r * .042, r * .05));
        if (look.feminine()) {
          arc(pen, ink, r * .055, x - r * .2, y - r * .19 * size, r * .4, r * .3, 20, 140);
        }
      }
      brow(pen, figure, look.hair(), r, x, y, side);
      if (look.extras().contains(Extra.FRECKLES)) {
        for (int i = 0; i < 3; i++) {
          FigurePainter.fill(pen, Shade.darker(look.skin(), .3), Canvas.oval(x + side * r * (.04 + i * .1), y + r * (.3 + (i % 2) * .09), r * .03, r * .03));
        }
      }
    }
    FigurePainter.line(pen, Shade.darker(look.skin(), .24), r * .07, turn + figure.facing() * r * .05, y + r * .22, turn + figure.facing() * r * .09, y + r * .36, turn, y + r * .38);
    mouth(pen, figure, r, turn, y + r * .6);
    if (look.age() == Look.Age.ELDER) {
      for (int side = -1; side <= 1; side += 2) {
        arc(pen, Shade.darker(look.skin(), .22), r * .035, turn + side * r * .42 - r * .14, y + r * .16, r * .28, r * .2, 200, 140);
      }
    }
  }

  private static void brow(Graphics2D pen, Figure figure, Color hair, double r, double x, double y, int side) {
    double tilt =
        switch (figure.expression()) {
          case ANGRY -> .13;
          case SAD, AFRAID -> -.12;
          default -> 0;
        };
    double lift = figure.expression() == Expression.SURPRISED || figure.expression() == Expression.AFRAID ? .14 : 0;
    FigurePainter.line(pen, Shade.darker(hair, .3), r * .075, x - side * r * .16, y - r * (.3 + lift) + r * tilt, x + side * r * .17, y - r * (.31 + lift) - r * tilt);
  }

  private static void mouth(Graphics2D pen, Figure figure, double r, double x, double y) {
    var lip = figure.look().feminine() ? new Color(0xb8434a) : new Color(0x7d3232);
    switch (figure.expression()) {
      case HAPPY -> {
        FigurePainter.fill(pen, new Color(0x7a2230), new Arc2D.Double(x - r * .3, y - r * .3, r * .6, r * .52, 180, 180, Arc2D.CHORD));
        FigurePainter.fill(pen, Color.WHITE, new Arc2D.Double(x - r * .24, y - r * .12, r * .48, r * .17, 180, 180, Arc2D.CHORD));
      }
      case SAD -> arc(pen, lip, r * .07, x - r * .2, y, r * .4, r * .28, 20, 140);
      case AFRAID -> FigurePainter.fill(pen, new Color(0x7a2230), Canvas.oval(x, y + r * .05, r * .2, r * .11));
      case ANGRY -> FigurePainter.line(pen, lip, r * .08, x - r * .22, y + r * .08, x, y, x + r * .22, y + r * .08);
      case SURPRISED -> FigurePainter.fill(pen, new Color(0x7a2230), Canvas.oval(x, y + r * .06, r * .12, r * .17));
      case ASLEEP -> FigurePainter.line(pen, lip, r * .06, x - r * .1, y, x + r * .1, y);
      case NEUTRAL -> arc(pen, lip, r * .07, x - r * .2, y - r * .17, r * .4, r * .24, 200, 140);
    }
  }

  private static void beard(Graphics2D pen, Look look, double r, double turn, double y) {
    if (look.extras().contains(Extra.BEARD)) {
      var shape = new Path2D.Double();
      shape.moveTo(-r * .93, y + r * .05);
      shape.curveTo(-r * .95, y + r * 1.1, -r * .4, y + r * 1.65, turn * .5, y + r * 1.7);
      shape.curveTo(r * .4, y + r * 1.65, r * .95, y + r * 1.1, r * .93, y + r * .05);
      shape.curveTo(r * .7, y + r * .5, r * .4, y + r * .42, turn, y + r * .44);
      shape.curveTo(-r * .4, y + r * .42, -r * .7, y + r * .5, -r * .93, y + r * .05);
      shape.closePath();
      FigurePainter.fill(pen, look.hair(), shape);
      FigurePainter.fill(pen, new Color(0x7a2f35), Canvas.oval(turn, y + r * .66, r * .17, r * .07));
    }
    if (look.extras().contains(Extra.MOUSTACHE)) {
      for (int side = -1; side <= 1; side += 2) {
        FigurePainter.fill(pen, Shade.darker(look.hair(), .12), Canvas.oval(turn + side * r * .18, y + r * .48, r * .24, r * .1));
      }
    }
  }

  private static void hair(Graphics2D pen, Figure figure, double r, double y) {
    var look = figure.look();
    if (look.hairStyle() == Hair.BALD) {
      return;
    }
    int facing = figure.facing();
    var cap = new Path2D.Double();
    cap.moveTo(-r * 1.02, y + r * .12);
    cap.curveTo(-r * 1.22, y - r * 1.5, r * 1.22, y - r * 1.5, r * 1.02, y + r * .12);
    switch (look.hairStyle()) {
      case SPIKY -> {
        cap.lineTo(r * .86, y - r * .3);
        for (int i = 0; i < 5; i++) {
          cap.lineTo(r * (.66 - i * .36), y - r * .12);
          cap.lineTo(r * (.48 - i * .36), y - r * .52);
        }
      }
      case LONG, PONYTAIL, BUN, BRAIDS -> {
        cap.curveTo(r * .9, y - r * .35, r * .5, y - r * .66, facing * r * .3, y - r * .78);
        cap.curveTo(-r * .5, y - r * .66, -r * .9, y - r * .35, -r * 1.02, y + r * .12);
      }
      case BOB -> cap.curveTo(r * .9, y - r * .55, -r * .9, y - r * .55, -r * 1.02, y + r * .12);
      default -> {
        cap.curveTo(r * .92, y - r * .3, r * .8, y - r * .5, facing * r * .55, y - r * .52);
        cap.curveTo(facing * r * .1, y - r * .3, -facing * r * .5, y - r * .5, -r * .86, y - r * .42);
        cap.lineTo(-r * 1.02, y + r * .12);
      }
    }
    cap.closePath();
    FigurePainter.fill(pen, look.hair(), cap);
    arc(pen, Shade.alpha(Shade.lighter(look.hair(), .5), .45), r * .09, -r * .7, y - r * 1.02, r * 1.4, r * 1.1, 60, 55);
    if (look.hairStyle() == Hair.SPIKY) {
      for (int i = -2; i <= 2; i++) {
        FigurePainter.fill(pen, look.hair(), Canvas.polygon(i * r * .36 - r * .24, y - r * .8, i * r * .46, y - r * (1.42 - Math.abs(i) * .12), i * r * .36 + r * .24, y - r * .8));
      }
    }
    if (look.hairStyle() == Hair.CURLY) {
      for (int i = 0; i < 8; i++) {
        double angle = Math.PI * (1.04 + i * .131);
        FigurePainter.fill(pen, Shade.lighter(look.hair(), .04 * (i % 2)), Canvas.oval(Math.cos(angle) * r * .92, y + Math.sin(angle) * r * .86 - r * .1, r * .33, r * .33));
      }
    }
  }

  private static void glasses(Graphics2D pen, Look look, double r, double y) {
    if (look.extras().contains(Extra.GLASSES)) {
      pen.setStroke(new BasicStroke((float) (r * .075)));
      for (int side = -1; side <= 1; side += 2) {
        pen.setColor(new Color(255, 255, 255, 60));
        pen.fill(Canvas.oval(side * r * .4, y + r * .06, r * .3, r * .28));
        pen.setColor(new Color(0x332b33));
        pen.draw(Canvas.oval(side * r * .4, y + r * .06, r * .3, r * .28));
      }
      pen.draw(new QuadCurve2D.Double(-r * .1, y + r * .02, 0, y - r * .04, r * .1, y + r * .02));
    }
    if (look.extras().contains(Extra.EYE_PATCH)) {
      FigurePainter.fill(pen, new Color(0x231d22), Canvas.oval(-r * .38, y + r * .05, r * .24, r * .24));
      FigurePainter.line(pen, new Color(0x231d22), r * .06, -r * .9, y - r * .3, r * .9, y - r * .2);
    }
  }

  private static void hats(Graphics2D pen, Figure figure, double r, double y) {
    var look = figure.look();
    var color = look.accent();
    var extras = look.extras();
    if (extras.contains(Extra.SPACE_HELMET)) {
      FigurePainter.fill(pen, new Color(190, 225, 255, 70), Canvas.oval(0, y, r * 1.4, r * 1.4));
      pen.setColor(new Color(0xe9edf2));
      pen.setStroke(new BasicStroke((float) (r * .16)));
      pen.draw(Canvas.oval(0, y, r * 1.4, r * 1.4));
      arc(pen, new Color(255, 255, 255, 190), r * .12, -r * 1.1, y - r * 1.1, r * 2.2, r * 2.2, 110, 50);
    } else if (extras.contains(Extra.CROWN)) {
      FigurePainter.fill(pen, new Color(0xf5c542), Canvas.polygon(-r * .66, y - r * .72, -r * .74, y - r * 1.5, -r * .34, y - r * 1.12, 0, y - r * 1.66, r * .34, y - r * 1.12, r * .74, y - r * 1.5, r * .66, y - r * .72));
      FigurePainter.fill(pen, new Color(0xd23b4e), Canvas.oval(0, y - r * .95, r * .12, r * .12));
    } else if (extras.contains(Extra.POINTED_HAT)) {
      FigurePainter.fill(pen, look.top(), Canvas.polygon(-r * .82, y - r * .58, figure.facing() * r * .3, y - r * 2.6, r * .82, y - r * .58));
      FigurePainter.fill(pen, Shade.darker(look.top(), .25), Canvas.oval(0, y - r * .58, r * 1.5, r * .24));
      FigurePainter.fill(pen, color, Canvas.box(-r * .78, y - r * .88, r * 1.56, r * .2));
    } else if (extras.contains(Extra.CHEF_HAT)) {
      for (int i = -1; i <= 1; i++) {
        FigurePainter.fill(pen, new Color(0xf8f6f1), Canvas.oval(i * r * .5, y - r * (1.55 + (i == 0 ? .15 : 0)), r * .5, r * .46));
      }
      FigurePainter.fill(pen, new Color(0xe9e5dc), Canvas.rounded(-r * .8, y - r * 1.35, r * 1.6, r * .72, r * .1));
    } else if (extras.contains(Extra.HELMET)) {
      FigurePainter.fill(pen, color, new Arc2D.Double(-r * 1.14, y - r * 1.35, r * 2.28, r * 2.1, 0, 180, Arc2D.CHORD));
      FigurePainter.fill(pen, Shade.darker(color, .25), Canvas.rounded(-r * 1.24, y - r * .42, r * 2.48, r * .2, r * .1));
      FigurePainter.fill(pen, Shade.lighter(color, .4), Canvas.rounded(-r * .1, y - r * 1.4, r * .2, r * .95, r * .1));
    } else if (extras.contains(Extra.CAP)) {
      FigurePainter.fill(pen, color, new Arc2D.Double(-r * 1.06, y - r * 1.35, r * 2.12, r * 1.9, 0, 180, Arc2D.CHORD));
      FigurePainter.fill(pen, Shade.darker(color, .3), Canvas.rounded(figure.facing() > 0 ? -r * .2 : -r * 1.5, y - r * .52, r * 1.7, r * .2, r * .1));
    } else if (extras.contains(Extra.HAT)) {
      FigurePainter.fill(pen, color, Canvas.rounded(-r * .8, y - r * 1.5, r * 1.6, r * 1.1, r * .35));
      FigurePainter.fill(pen, Shade.darker(color, .2), Canvas.oval(0, y - r * .52, r * 1.6, r * .22));
      FigurePainter.fill(pen, Shade.darker(color, .5), Canvas.box(-r * .8, y - r * .82, r * 1.6, r * .18));
    }
    if (extras.contains(Extra.BOW)) {
      FigurePainter.fill(pen, color, Canvas.polygon(r * .45, y - r * .95, r * 1.0, y - r * 1.35, r * 1.0, y - r * .6));
      FigurePainter.fill(pen, color, Canvas.polygon(r * .45, y - r * .95, -r * .05, y - r * 1.4, -r * .05, y - r * .75));
      FigurePainter.fill(pen, Shade.darker(color, .3), Canvas.oval(r * .45, y - r * .97, r * .14, r * .14));
    }
  }

  private static void arc(Graphics2D pen, Color color, double thickness, double x, double y, double width, double height, double start, double extent) {
    pen.setColor(color);
    pen.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.OPEN));
  }
}
