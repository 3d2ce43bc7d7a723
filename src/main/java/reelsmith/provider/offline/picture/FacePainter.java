package reelsmith.provider.offline.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import reelsmith.provider.offline.picture.Figure.Expression;
import reelsmith.provider.offline.picture.Look.Extra;

/// Draws faces and their expressions. Lengths are those of [FigurePainter].
final class FacePainter {

  private FacePainter() {}

  static void face(Graphics2D pen, Figure figure, double r, double turn, double y) {
    var look = figure.look();
    var blush = new Color(0xf2, 0x6d, 0x6d, 60);
    var ink = new Color(0x2a1b1e);
    boolean wide =
        figure.expression() == Expression.SURPRISED || figure.expression() == Expression.AFRAID;
    for (int side = -1; side <= 1; side += 2) {
      double x = turn + side * r * .37;
      FigurePainter.fill(
          pen, blush, Canvas.oval(x + side * r * .18, y + r * .36, r * .19, r * .12));
      if (figure.expression() == Expression.ASLEEP) {
        arc(pen, ink, r * .07, x - r * .16, y - r * .04, r * .32, r * .18, 180, 180);
      } else {
        double size = wide ? 1.3 : 1;
        FigurePainter.fill(
            pen, Color.WHITE, Canvas.oval(x, y + r * .05, r * .17 * size, r * .21 * size));
        FigurePainter.fill(
            pen, ink, Canvas.oval(x + figure.facing() * r * .035, y + r * .06, r * .115, r * .155));
        FigurePainter.fill(
            pen,
            Color.WHITE,
            Canvas.oval(x + figure.facing() * r * .035 + r * .04, y, r * .042, r * .05));
        if (look.feminine()) {
          arc(pen, ink, r * .055, x - r * .2, y - r * .19 * size, r * .4, r * .3, 20, 140);
        }
      }
      brow(pen, figure, look.hair(), r, x, y, side);
      if (look.extras().contains(Extra.FRECKLES)) {
        for (int i = 0; i < 3; i++) {
          FigurePainter.fill(
              pen,
              Shade.darker(look.skin(), .3),
              Canvas.oval(
                  x + side * r * (.04 + i * .1), y + r * (.3 + (i % 2) * .09), r * .03, r * .03));
        }
      }
    }
    FigurePainter.line(
        pen,
        Shade.darker(look.skin(), .24),
        r * .07,
        turn + figure.facing() * r * .05,
        y + r * .22,
        turn + figure.facing() * r * .09,
        y + r * .36,
        turn,
        y + r * .38);
    mouth(pen, figure, r, turn, y + r * .6);
    if (look.age() == Look.Age.ELDER) {
      for (int side = -1; side <= 1; side += 2) {
        arc(
            pen,
            Shade.darker(look.skin(), .22),
            r * .035,
            turn + side * r * .42 - r * .14,
            y + r * .16,
            r * .28,
            r * .2,
            200,
            140);
      }
    }
  }

  private static void brow(
      Graphics2D pen, Figure figure, Color hair, double r, double x, double y, int side) {
    double tilt =
        switch (figure.expression()) {
          case ANGRY -> .13;
          case SAD, AFRAID -> -.12;
          default -> -.03;
        };
    double lift =
        figure.expression() == Expression.SURPRISED || figure.expression() == Expression.AFRAID
            ? .14
            : 0;
    FigurePainter.line(
        pen,
        Shade.darker(hair, .3),
        r * .075,
        x - side * r * .16,
        y - r * (.3 + lift) + r * tilt,
        x + side * r * .17,
        y - r * (.31 + lift) - r * tilt);
  }

  private static void mouth(Graphics2D pen, Figure figure, double r, double x, double y) {
    var lip = figure.look().feminine() ? new Color(0xb8434a) : new Color(0x7d3232);
    switch (figure.expression()) {
      case HAPPY -> {
        FigurePainter.fill(
            pen,
            new Color(0x7a2230),
            new Arc2D.Double(x - r * .3, y - r * .3, r * .6, r * .52, 180, 180, Arc2D.CHORD));
        FigurePainter.fill(
            pen,
            Color.WHITE,
            new Arc2D.Double(x - r * .24, y - r * .12, r * .48, r * .17, 180, 180, Arc2D.CHORD));
      }
      case SAD -> arc(pen, lip, r * .07, x - r * .2, y, r * .4, r * .28, 20, 140);
      case AFRAID ->
          FigurePainter.fill(
              pen, new Color(0x7a2230), Canvas.oval(x, y + r * .05, r * .2, r * .11));
      case ANGRY ->
          FigurePainter.line(
              pen, lip, r * .08, x - r * .22, y + r * .08, x, y, x + r * .22, y + r * .08);
      case SURPRISED ->
          FigurePainter.fill(
              pen, new Color(0x7a2230), Canvas.oval(x, y + r * .06, r * .12, r * .17));
      case ASLEEP -> FigurePainter.line(pen, lip, r * .06, x - r * .1, y, x + r * .1, y);
      case NEUTRAL -> arc(pen, lip, r * .07, x - r * .2, y - r * .17, r * .4, r * .24, 200, 140);
    }
  }

  static void beard(Graphics2D pen, Look look, double r, double turn, double y) {
    if (look.extras().contains(Extra.BEARD)) {
      var shape = new Path2D.Double();
      shape.moveTo(-r * .93, y + r * .05);
      shape.curveTo(-r * .95, y + r * 1.1, -r * .4, y + r * 1.65, turn * .5, y + r * 1.7);
      shape.curveTo(r * .4, y + r * 1.65, r * .95, y + r * 1.1, r * .93, y + r * .05);
      shape.curveTo(r * .7, y + r * .5, r * .4, y + r * .42, turn, y + r * .44);
      shape.curveTo(-r * .4, y + r * .42, -r * .7, y + r * .5, -r * .93, y + r * .05);
      shape.closePath();
      FigurePainter.fill(pen, look.hair(), shape);
      FigurePainter.fill(
          pen, new Color(0x7a2f35), Canvas.oval(turn, y + r * .66, r * .17, r * .07));
    }
    if (look.extras().contains(Extra.MOUSTACHE)) {
      for (int side = -1; side <= 1; side += 2) {
        FigurePainter.fill(
            pen,
            Shade.darker(look.hair(), .12),
            Canvas.oval(turn + side * r * .18, y + r * .48, r * .24, r * .1));
      }
    }
  }

  static void arc(
      Graphics2D pen,
      Color color,
      double thickness,
      double x,
      double y,
      double width,
      double height,
      double start,
      double extent) {
    pen.setColor(color);
    pen.setStroke(
        new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.OPEN));
  }
}
