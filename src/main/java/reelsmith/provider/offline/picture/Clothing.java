package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import reelsmith.provider.offline.picture.Look.Extra;
import reelsmith.provider.offline.picture.Look.Garment;

/// Draws what covers the body. Lengths are those of [FigurePainter].
final class Clothing {

  private Clothing() {}

  static void torso(Graphics2D pen, Posture body) {
    var look = body.figure().look();
    double half = body.half();
    double waist = half * (look.feminine() ? .74 : .86);
    double top = body.shoulder();
    double hem =
        switch (look.garment()) {
          case DRESS -> body.hip() * .42;
          case COAT -> body.hip() * .5;
          default -> body.hip() + .02;
        };
    double flare =
        look.garment() == Garment.DRESS
            ? half * 1.75
            : look.garment() == Garment.COAT ? half * 1.25 : half * .92;
    double sitting = body.figure().pose() == Figure.Pose.SITTING ? body.hip() + .05 : hem;
    hem = Math.min(hem, sitting);
    var shape = new Path2D.Double();
    shape.moveTo(-half * .38, top - .012);
    shape.quadTo(-half, top - .005, -half, top + .06);
    shape.quadTo(-waist, (top + body.hip()) / 2, -waist, body.hip() - .07);
    shape.quadTo(-flare * .9, body.hip(), -flare, hem);
    shape.quadTo(0, hem + .03, flare, hem);
    shape.quadTo(flare * .9, body.hip(), waist, body.hip() - .07);
    shape.quadTo(waist, (top + body.hip()) / 2, half, top + .06);
    shape.quadTo(half, top - .005, half * .38, top - .012);
    shape.closePath();
    FigurePainter.fill(pen, look.top(), shape);
    var clip = pen.getClip();
    pen.clip(shape);
    FigurePainter.fill(
        pen,
        Shade.alpha(Shade.darker(look.top(), .45), .26),
        Canvas.oval(-body.figure().facing() * half * 1.3, body.hip(), half * .9, .4));
    details(pen, body, hem);
    pen.setClip(clip);
  }

  private static void details(Graphics2D pen, Posture body, double hem) {
    var look = body.figure().look();
    double top = body.shoulder();
    double half = body.half();
    var dark = Shade.darker(look.top(), .4);
    switch (look.garment()) {
      case COAT -> {
        FigurePainter.line(pen, dark, .008, 0, top + .05, 0, hem + .05);
        FigurePainter.fill(
            pen,
            Shade.lighter(look.top(), .2),
            FigurePainter.path(-half * .4, top - .02, 0, top + .1, half * .4, top - .02));
        FigurePainter.fill(
            pen,
            Shade.darker(look.top(), .25),
            Canvas.box(-half * 2, body.hip() - .085, half * 4, .026));
      }
      case SUIT -> {
        FigurePainter.fill(
            pen,
            new Color(0xf7f5f0),
            FigurePainter.path(-half * .42, top - .02, 0, top + .17, half * .42, top - .02));
        FigurePainter.line(pen, dark, .007, 0, top + .17, 0, hem);
      }
      case DRESS ->
          FigurePainter.fill(
              pen,
              Shade.darker(look.top(), .25),
              Canvas.box(-half * 2, body.hip() - .085, half * 4, .02));
      case ARMOR -> {
        FigurePainter.fill(
            pen,
            Shade.lighter(look.top(), .35),
            Canvas.rounded(-half * .6, top + .05, half * 1.2, .12, .03));
        FigurePainter.fill(pen, dark, Canvas.box(-half * 2, body.hip() - .06, half * 4, .025));
      }
      case SHIRT -> {
        FigurePainter.fill(
            pen, Shade.lighter(look.top(), .22), Canvas.oval(0, top - .012, half * .46, .03));
        FigurePainter.fill(
            pen,
            Shade.darker(look.bottom(), .1),
            Canvas.box(-half * 2, body.hip() - .012, half * 4, .08));
      }
    }
    if (look.extras().contains(Extra.APRON)) {
      FigurePainter.fill(
          pen, new Color(0xf6f1e6), Canvas.rounded(-half * .6, top + .06, half * 1.2, .4, .03));
    }
    if (look.extras().contains(Extra.TIE)) {
      FigurePainter.fill(
          pen,
          look.accent(),
          FigurePainter.path(-.012, top, .012, top, .02, top + .13, 0, top + .16, -.02, top + .13));
    }
  }

  static void scarf(Graphics2D pen, Posture body) {
    var color = body.figure().look().accent();
    int facing = body.figure().facing();
    FigurePainter.fill(
        pen,
        Shade.darker(color, .15),
        FigurePainter.path(
            -facing * .02,
            body.shoulder(),
            -facing * .07,
            body.shoulder(),
            -facing * .115,
            body.shoulder() + .19,
            -facing * .045,
            body.shoulder() + .2));
    FigurePainter.fill(
        pen,
        color,
        Canvas.rounded(-body.half() * .78, body.shoulder() - .03, body.half() * 1.56, .055, .027));
  }
}
