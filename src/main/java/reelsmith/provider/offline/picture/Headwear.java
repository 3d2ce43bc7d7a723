package reelsmith.provider.offline.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.QuadCurve2D;
import reelsmith.provider.offline.picture.Look.Extra;

/// Draws glasses and hats. Lengths are those of [FigurePainter].
final class Headwear {

  private Headwear() {}

  static void glasses(Graphics2D pen, Look look, double r, double y) {
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
      FigurePainter.fill(
          pen, new Color(0x231d22), Canvas.oval(-r * .38, y + r * .05, r * .24, r * .24));
      FigurePainter.line(
          pen, new Color(0x231d22), r * .06, -r * .9, y - r * .3, r * .9, y - r * .2);
    }
  }

  static void hats(Graphics2D pen, Figure figure, double r, double y) {
    var extras = figure.look().extras();
    if (extras.contains(Extra.SPACE_HELMET)) {
      spaceHelmet(pen, r, y);
    } else if (extras.contains(Extra.CROWN)) {
      crown(pen, r, y);
    } else if (extras.contains(Extra.POINTED_HAT)) {
      pointedHat(pen, figure, r, y);
    } else if (extras.contains(Extra.CHEF_HAT)) {
      chefHat(pen, r, y);
    } else if (extras.contains(Extra.HELMET)) {
      helmet(pen, figure, r, y);
    } else if (extras.contains(Extra.CAP)) {
      cap(pen, figure, r, y);
    } else if (extras.contains(Extra.HAT)) {
      hat(pen, figure, r, y);
    }
    if (extras.contains(Extra.BOW)) {
      bow(pen, figure, r, y);
    }
  }

  private static void spaceHelmet(Graphics2D pen, double r, double y) {
    FigurePainter.fill(pen, new Color(190, 225, 255, 70), Canvas.oval(0, y, r * 1.4, r * 1.4));
    pen.setColor(new Color(0xe9edf2));
    pen.setStroke(new BasicStroke((float) (r * .16)));
    pen.draw(Canvas.oval(0, y, r * 1.4, r * 1.4));
    FacePainter.arc(
        pen,
        new Color(255, 255, 255, 190),
        r * .12,
        -r * 1.1,
        y - r * 1.1,
        r * 2.2,
        r * 2.2,
        110,
        50);
  }

  private static void crown(Graphics2D pen, double r, double y) {
    FigurePainter.fill(
        pen,
        new Color(0xf5c542),
        Canvas.polygon(
            -r * .66,
            y - r * .72,
            -r * .74,
            y - r * 1.5,
            -r * .34,
            y - r * 1.12,
            0,
            y - r * 1.66,
            r * .34,
            y - r * 1.12,
            r * .74,
            y - r * 1.5,
            r * .66,
            y - r * .72));
    FigurePainter.fill(pen, new Color(0xd23b4e), Canvas.oval(0, y - r * .95, r * .12, r * .12));
  }

  private static void pointedHat(Graphics2D pen, Figure figure, double r, double y) {
    var look = figure.look();
    var color = figure.look().accent();
    FigurePainter.fill(
        pen,
        look.top(),
        Canvas.polygon(
            -r * .82, y - r * .58, figure.facing() * r * .3, y - r * 2.6, r * .82, y - r * .58));
    FigurePainter.fill(
        pen, Shade.darker(look.top(), .25), Canvas.oval(0, y - r * .58, r * 1.5, r * .24));
    FigurePainter.fill(pen, color, Canvas.box(-r * .78, y - r * .88, r * 1.56, r * .2));
  }

  private static void chefHat(Graphics2D pen, double r, double y) {
    for (int i = -1; i <= 1; i++) {
      FigurePainter.fill(
          pen,
          new Color(0xf8f6f1),
          Canvas.oval(i * r * .5, y - r * (1.55 + (i == 0 ? .15 : 0)), r * .5, r * .46));
    }
    FigurePainter.fill(
        pen, new Color(0xe9e5dc), Canvas.rounded(-r * .8, y - r * 1.35, r * 1.6, r * .72, r * .1));
  }

  private static void helmet(Graphics2D pen, Figure figure, double r, double y) {
    var color = figure.look().accent();
    FigurePainter.fill(
        pen,
        color,
        new Arc2D.Double(-r * 1.14, y - r * 1.35, r * 2.28, r * 2.1, 0, 180, Arc2D.CHORD));
    FigurePainter.fill(
        pen,
        Shade.darker(color, .25),
        Canvas.rounded(-r * 1.24, y - r * .42, r * 2.48, r * .2, r * .1));
    FigurePainter.fill(
        pen,
        Shade.lighter(color, .4),
        Canvas.rounded(-r * .1, y - r * 1.4, r * .2, r * .95, r * .1));
  }

  private static void cap(Graphics2D pen, Figure figure, double r, double y) {
    var color = figure.look().accent();
    FigurePainter.fill(
        pen,
        color,
        new Arc2D.Double(-r * 1.06, y - r * 1.35, r * 2.12, r * 1.9, 0, 180, Arc2D.CHORD));
    FigurePainter.fill(
        pen,
        Shade.darker(color, .3),
        Canvas.rounded(
            figure.facing() > 0 ? -r * .2 : -r * 1.5, y - r * .52, r * 1.7, r * .2, r * .1));
  }

  private static void hat(Graphics2D pen, Figure figure, double r, double y) {
    var color = figure.look().accent();
    FigurePainter.fill(pen, color, Canvas.rounded(-r * .8, y - r * 1.5, r * 1.6, r * 1.1, r * .35));
    FigurePainter.fill(pen, Shade.darker(color, .2), Canvas.oval(0, y - r * .52, r * 1.6, r * .22));
    FigurePainter.fill(
        pen, Shade.darker(color, .5), Canvas.box(-r * .8, y - r * .82, r * 1.6, r * .18));
  }

  private static void bow(Graphics2D pen, Figure figure, double r, double y) {
    var color = figure.look().accent();
    FigurePainter.fill(
        pen,
        color,
        Canvas.polygon(r * .45, y - r * .95, r * 1.0, y - r * 1.35, r * 1.0, y - r * .6));
    FigurePainter.fill(
        pen,
        color,
        Canvas.polygon(r * .45, y - r * .95, -r * .05, y - r * 1.4, -r * .05, y - r * .75));
    FigurePainter.fill(
        pen, Shade.darker(color, .3), Canvas.oval(r * .45, y - r * .97, r * .14, r * .14));
  }
}
