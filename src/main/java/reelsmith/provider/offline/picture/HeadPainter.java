package reelsmith.provider.offline.picture;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
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
      case LONG ->
          FigurePainter.fill(
              pen, hair, Canvas.rounded(-r * 1.08, y - r * .8, r * 2.16, r * 3.1, r * .8));
      case BOB ->
          FigurePainter.fill(
              pen, hair, Canvas.rounded(-r * 1.12, y - r * .8, r * 2.24, r * 1.85, r * .7));
      case CURLY -> {
        for (int i = 0; i < 11; i++) {
          double angle = Math.PI * (.85 + i * .13);
          FigurePainter.fill(
              pen,
              hair,
              Canvas.oval(Math.cos(angle) * r, y + Math.sin(angle) * r * .95, r * .42, r * .42));
        }
      }
      case PONYTAIL -> {
        var tail = new Path2D.Double();
        tail.moveTo(back * r * .6, y - r * .7);
        tail.curveTo(
            back * r * 2.1, y - r * .9, back * r * 1.9, y + r * .6, back * r * 1.55, y + r * 1.5);
        tail.curveTo(back * r * 1.2, y + r * .8, back * r * 1.3, y, back * r * .6, y);
        tail.closePath();
        FigurePainter.fill(pen, hair, tail);
      }
      case BRAIDS -> {
        for (int side = -1; side <= 1; side += 2) {
          for (int i = 0; i < 4; i++) {
            FigurePainter.fill(
                pen,
                Shade.lighter(hair, .05 * (i % 2)),
                Canvas.oval(side * r * (1.02 + i * .05), y + r * (.3 + i * .38), r * .25, r * .27));
          }
        }
      }
      case BUN ->
          FigurePainter.fill(pen, look.hair(), Canvas.oval(0, y - r * 1.2, r * .45, r * .42));
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
      Headwear.hats(pen, figure, r * 1.25, y - r * .1);
      Headwear.glasses(pen, look, r * 1.2, y);
      return;
    }
    var skin = look.skin();
    FigurePainter.line(pen, Shade.darker(skin, .2), r * .62, 0, y + r * .7, 0, shoulder + .015);
    for (int side = -1; side <= 1; side += 2) {
      FigurePainter.fill(
          pen, Shade.darker(skin, .1), Canvas.oval(side * r * .92, y + r * .08, r * .17, r * .24));
    }
    var face = new Path2D.Double();
    face.moveTo(-r * .92, y - r * .1);
    face.curveTo(-r * .95, y - r * 1.3, r * .95, y - r * 1.3, r * .92, y - r * .1);
    face.curveTo(r * .92, y + r * .65, r * .42, y + r * 1.02, 0, y + r * 1.02);
    face.curveTo(-r * .42, y + r * 1.02, -r * .92, y + r * .65, -r * .92, y - r * .1);
    face.closePath();
    FigurePainter.fill(pen, skin, face);
    double turn = figure.facing() * r * .14;
    FacePainter.face(pen, figure, r, turn, y);
    FacePainter.beard(pen, look, r, turn, y);
    hair(pen, figure, r, y);
    Headwear.glasses(pen, look, r, y);
    Headwear.hats(pen, figure, r, y);
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
        cap.curveTo(
            facing * r * .1, y - r * .3, -facing * r * .5, y - r * .5, -r * .86, y - r * .42);
        cap.lineTo(-r * 1.02, y + r * .12);
      }
    }
    cap.closePath();
    FigurePainter.fill(pen, look.hair(), cap);
    locks(pen, look, r, y);
  }

  /// Shine, spikes and curls over the cap of hair.
  private static void locks(Graphics2D pen, Look look, double r, double y) {
    FacePainter.arc(
        pen,
        Shade.alpha(Shade.lighter(look.hair(), .5), .45),
        r * .09,
        -r * .7,
        y - r * 1.02,
        r * 1.4,
        r * 1.1,
        60,
        55);
    boolean covered =
        look.extras().contains(Extra.HELMET)
            || look.extras().contains(Extra.HAT)
            || look.extras().contains(Extra.CAP);
    if (look.hairStyle() == Hair.SPIKY && !covered) {
      for (int i = -2; i <= 2; i++) {
        FigurePainter.fill(
            pen,
            look.hair(),
            Canvas.polygon(
                i * r * .36 - r * .24,
                y - r * .8,
                i * r * .46,
                y - r * (1.42 - Math.abs(i) * .12),
                i * r * .36 + r * .24,
                y - r * .8));
      }
    }
    if (look.hairStyle() == Hair.CURLY) {
      for (int i = 0; i < 8; i++) {
        double angle = Math.PI * (1.04 + i * .131);
        FigurePainter.fill(
            pen,
            Shade.lighter(look.hair(), .04 * (i % 2)),
            Canvas.oval(
                Math.cos(angle) * r * .92,
                y + Math.sin(angle) * r * .86 - r * .1,
                r * .33,
                r * .33));
      }
    }
  }
}
