package reelsmith.provider.offline.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import reelsmith.provider.offline.picture.Look.Extra;
import reelsmith.provider.offline.picture.Look.Garment;

/// Draws figures from head to foot.
///
/// Inside, lengths are shares of the figure's height; the feet stand at 0,0 and y grows downwards.
final class FigurePainter {

  private final IconPainter icons;
  private final HeadPainter heads;

  FigurePainter(IconPainter icons) {
    this.icons = icons;
    heads = new HeadPainter(icons);
  }

  /// @param height of the figure when it stands upright
  void draw(Graphics2D pen, Figure figure, double x, double ground, double height) {
    var own = (Graphics2D) pen.create();
    own.translate(x, ground);
    own.scale(height, height);
    var species = figure.look().species();
    if (species != null && Species.BODIES.contains(species.name())) {
      icons.draw(own, species, 0, .03, .8, figure.facing() > 0);
    } else {
      drawBody(own, Posture.of(figure));
    }
    own.dispose();
  }

  private void drawBody(Graphics2D pen, Posture body) {
    var figure = body.figure();
    var look = figure.look();
    int facing = figure.facing();
    if (figure.pose() == Figure.Pose.SITTING) {
      fill(pen, new Color(0x6f4a30), Canvas.rounded(-.15, -.23, .3, .23, .03));
      fill(pen, new Color(0x8d6240), Canvas.oval(0, -.23, .16, .035));
    }
    pen.translate(0, body.lift());
    if (figure.pose() == Figure.Pose.RUNNING) {
      pen.rotate(facing * .1);
    }
    if (look.extras().contains(Extra.CAPE)) {
      fill(
          pen,
          look.accent(),
          path(
              -body.half() * .9,
              body.shoulder(),
              -.21 - facing * .03,
              -.1,
              .21 - facing * .03,
              -.1,
              body.half() * .9,
              body.shoulder()));
    }
    if (look.extras().contains(Extra.BACKPACK)) {
      fill(
          pen,
          Shade.darker(look.accent(), .2),
          Canvas.rounded(-facing * .1 - .1, body.shoulder() + .02, .2, .25, .06));
    }
    heads.drawBehind(pen, figure, body.shoulder());
    tail(pen, body);
    var far = body.arm(-facing);
    drawArm(pen, body, far, true);
    drawLeg(pen, body, body.leg(-facing), true);
    drawLeg(pen, body, body.leg(facing), false);
    Clothing.torso(pen, body);
    heads.draw(pen, figure, body.shoulder());
    if (look.extras().contains(Extra.SCARF)) {
      Clothing.scarf(pen, body);
    }
    var near = body.arm(facing);
    held(pen, body, near);
    drawArm(pen, body, near, false);
  }

  private void drawArm(Graphics2D pen, Posture body, Posture.Limb limb, boolean behind) {
    var look = body.figure().look();
    var sleeve = look.garment() == Garment.DRESS ? Shade.lighter(look.top(), .06) : look.top();
    double thick = look.age().head > .26 ? .066 : .06;
    var skin = skin(body);
    double wristX = limb.jointX() + (limb.endX() - limb.jointX()) * .72;
    double wristY = limb.jointY() + (limb.endY() - limb.jointY()) * .72;
    line(
        pen,
        behind ? Shade.darker(skin, .18) : skin,
        thick * .72,
        wristX,
        wristY,
        limb.endX(),
        limb.endY());
    fill(
        pen,
        behind ? Shade.darker(skin, .18) : skin,
        Canvas.oval(limb.endX(), limb.endY(), thick * .56, thick * .56));
    boolean shortSleeve =
        look.garment() == Garment.DRESS
            || (look.garment() == Garment.SHIRT && look.age() == Look.Age.CHILD);
    var cloth = behind ? Shade.darker(sleeve, .26) : Shade.darker(sleeve, .07);
    if (shortSleeve) {
      line(
          pen,
          behind ? Shade.darker(skin, .18) : skin,
          thick * .8,
          limb.startX(),
          limb.startY(),
          limb.jointX(),
          limb.jointY(),
          limb.endX(),
          limb.endY());
      line(
          pen,
          cloth,
          thick * 1.12,
          limb.startX(),
          limb.startY(),
          limb.startX() + (limb.jointX() - limb.startX()) * .5,
          limb.startY() + (limb.jointY() - limb.startY()) * .5);
    } else {
      line(
          pen,
          cloth,
          thick,
          limb.startX(),
          limb.startY(),
          limb.jointX(),
          limb.jointY(),
          wristX,
          wristY);
    }
  }

  private void drawLeg(Graphics2D pen, Posture body, Posture.Limb limb, boolean behind) {
    var look = body.figure().look();
    double thick = look.age().head > .26 ? .088 : .082;
    boolean bare = look.garment() == Garment.DRESS;
    var color =
        bare
            ? skin(body)
            : look.garment() == Garment.ARMOR
                ? Shade.darker(look.top(), .12)
                : look.garment() == Garment.SUIT ? Shade.darker(look.top(), .08) : look.bottom();
    line(
        pen,
        behind ? Shade.darker(color, .22) : color,
        bare ? thick * .7 : thick,
        limb.startX(),
        limb.startY(),
        limb.jointX(),
        limb.jointY(),
        limb.endX(),
        limb.endY() - .02);
    var shoe =
        look.species() != null && look.garment() == Garment.SHIRT
            ? Shade.darker(skin(body), .25)
            : Shade.darker(look.bottom(), .5);
    fill(
        pen,
        shoe,
        Canvas.oval(limb.endX() + body.figure().facing() * .018, limb.endY() - .008, .052, .027));
  }

  private void tail(Graphics2D pen, Posture body) {
    var species = body.figure().look().species();
    if (species == null
        || species.name().equals("robot")
        || species.name().equals("alien")
        || species.name().equals("frog")) {
      return;
    }
    double side = -body.figure().facing();
    var tail = new Path2D.Double();
    tail.moveTo(side * .05, body.hip());
    tail.curveTo(
        side * .22, body.hip() + .08, side * .32, body.hip() - .1, side * .24, body.hip() - .22);
    tail.curveTo(
        side * .24, body.hip() - .05, side * .15, body.hip() - .02, side * .03, body.hip() - .07);
    tail.closePath();
    fill(pen, skin(body), tail);
  }

  private void held(Graphics2D pen, Posture body, Posture.Limb arm) {
    var held = body.figure().held();
    if (held != null && body.holdsUmbrella()) {
      icons.draw(pen, held, arm.endX(), arm.endY() + .02, .62, body.figure().facing() < 0);
    } else if (held != null) {
      double size = .17 + Math.min(.26, held.metres() * .2);
      icons.draw(
          pen,
          held,
          arm.endX() + body.figure().facing() * size * .1,
          arm.endY() + size * .32,
          size,
          body.figure().facing() < 0);
    }
  }

  private Color skin(Posture body) {
    var species = body.figure().look().species();
    return species == null ? body.figure().look().skin() : icons.color(species);
  }

  /// An animal of which only the face is known, sitting on the ground.
  void drawCreature(Graphics2D pen, Icon face, double x, double ground, double size) {
    var own = (Graphics2D) pen.create();
    own.translate(x, ground);
    own.scale(size, size);
    var fur = icons.color(face);
    var shaded = Shade.darker(fur, .22);
    var tail = new Path2D.Double();
    tail.moveTo(.1, -.03);
    tail.curveTo(.46, .02, .5, -.26, .38, -.4);
    tail.curveTo(.4, -.22, .3, -.14, .1, -.16);
    tail.closePath();
    fill(own, shaded, tail);
    fill(own, shaded, Canvas.oval(-.17, -.1, .14, .11));
    fill(own, shaded, Canvas.oval(.17, -.1, .14, .11));
    fill(own, fur, Canvas.rounded(-.2, -.5, .4, .5, .19));
    fill(own, Shade.lighter(fur, .45), Canvas.oval(0, -.22, .105, .17));
    for (int side = -1; side <= 1; side += 2) {
      line(own, Shade.lighter(fur, .06), .085, side * .085, -.27, side * .075, -.045);
      fill(own, Shade.lighter(fur, .15), Canvas.oval(side * .075, -.03, .07, .036));
    }
    icons.draw(own, face, 0, -.34, .66, false);
    own.dispose();
  }

  static void fill(Graphics2D pen, Color color, Shape shape) {
    pen.setColor(color);
    pen.fill(shape);
  }

  /// A soft curve that passes through the middle one of three points, as an elbow does.
  private static Shape bend(double[] points) {
    double controlX = 1.6 * points[2] - .3 * (points[0] + points[4]);
    double controlY = 1.6 * points[3] - .3 * (points[1] + points[5]);
    return new QuadCurve2D.Double(points[0], points[1], controlX, controlY, points[4], points[5]);
  }

  static Path2D path(double... points) {
    return (Path2D) Canvas.polygon(points);
  }

  static void line(Graphics2D pen, Color color, double thickness, double... points) {
    pen.setColor(color);
    pen.setStroke(
        new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(points.length == 6 ? bend(points) : Canvas.polyline(points));
  }
}
