package reelsmith.provider.offline.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
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

  /// Where the joints of one arm or leg are.
  private record Limb(double startX, double startY, double jointX, double jointY, double endX, double endY) {}

  /// The measures of one body.
  private record Body(Figure figure, double shoulder, double hip, double half, double lift) {

    static Body of(Figure figure) {
      var look = figure.look();
      double shoulder = -(1 - look.age().head) + .012;
      double half = (look.feminine() ? .094 : .112) * (look.age().head > .25 ? 1.02 : 1);
      return new Body(figure, shoulder, shoulder * .56, half, figure.pose() == Figure.Pose.SITTING ? .2 : 0);
    }
  }

  /// @param height of the figure when it stands upright
  void draw(Graphics2D pen, Figure figure, double x, double ground, double height) {
    var own = (Graphics2D) pen.create();
    own.translate(x, ground);
    own.scale(height, height);
    var species = figure.look().species();
    if (species != null && LookReader.BODIES.contains(species.name())) {
      icons.draw(own, species, 0, .03, .8, figure.facing() > 0);
    } else {
      drawBody(own, Body.of(figure));
    }
    own.dispose();
  }

  private void drawBody(Graphics2D pen, Body body) {
    var figure = body.figure;
    var look = figure.look();
    int facing = figure.facing();
    if (figure.pose() == Figure.Pose.SITTING) {
      fill(pen, new Color(0x6f4a30), Canvas.rounded(-.15, -.23, .3, .23, .03));
      fill(pen, new Color(0x8d6240), Canvas.oval(0, -.23, .16, .035));
    }
    pen.translate(0, body.lift);
    if (figure.pose() == Figure.Pose.RUNNING) {
      pen.rotate(facing * .1);
    }
    if (look.extras().contains(Extra.CAPE)) {
      fill(pen, look.accent(), path(-body.half * .9, body.shoulder, -.2 - facing * .05, -.1, .17 - facing * .09, -.08, body.half * .9, body.shoulder));
    }
    if (look.extras().contains(Extra.BACKPACK)) {
      fill(pen, Shade.darker(look.accent(), .2), Canvas.rounded(-facing * .1 - .1, body.shoulder + .02, .2, .25, .06));
    }
    heads.drawBehind(pen, figure, body.shoulder);
    tail(pen, body);
    var far = arm(body, -facing);
    drawArm(pen, body, far, true);
    drawLeg(pen, body, leg(body, -facing), true);
    drawLeg(pen, body, leg(body, facing), false);
    torso(pen, body);
    heads.draw(pen, figure, body.shoulder);
    if (look.extras().contains(Extra.SCARF)) {
      scarf(pen, body);
    }
    var near = arm(body, facing);
    held(pen, body, near);
    drawArm(pen, body, near, false);
  }

  private static Limb arm(Body body, int side) {
    double startX = side * (body.half - .018);
    double startY = body.shoulder + .035;
    boolean front = side == body.figure.facing();
    double[] joints =
        switch (body.figure.pose()) {
          case ARMS_UP -> new double[] {side * .2, startY - .08, side * .19, startY - .25};
          case WAVING -> front ? new double[] {side * .2, startY + .03, side * .25, startY - .15} : hanging(body, side);
          case POINTING -> front ? new double[] {side * .22, startY + .015, side * .34, startY - .03} : hanging(body, side);
          case THINKING -> front ? new double[] {side * .16, startY + .17, side * .05, startY + .02} : new double[] {side * .15, startY + .16, -side * .02, startY + .18};
          case HOLDING -> front ? new double[] {side * .17, startY + .15, side * .24, startY + .06} : hanging(body, side);
          case SITTING -> new double[] {side * .155, startY + .15, side * .07 + body.figure.facing() * .06, body.hip - .03};
          case RUNNING -> front ? new double[] {-side * .02, startY + .16, side * .16, startY + .12} : new double[] {side * .2, startY + .12, side * .2, startY + .25};
          case WALKING -> front ? new double[] {side * .13, startY + .15, side * .2, body.hip + .01} : new double[] {side * .15, startY + .14, side * .17, body.hip + .02};
          case STANDING -> hanging(body, side);
        };
    if (body.figure.held() != null && front) {
      joints = new double[] {side * .17, startY + .15, side * .24, startY + .06};
    }
    return new Limb(startX, startY, joints[0], joints[1], joints[2], joints[3]);
  }

  private static double[] hanging(Body body, int side) {
    return new double[] {side * (body.half + .045), body.shoulder + .2, side * (body.half + .03), body.hip + .03};
  }

  private static Limb leg(Body body, int side) {
    double startX = side * .045;
    boolean front = side == body.figure.facing();
    int facing = body.figure.facing();
    double foot = -.012;
    double knee = body.hip * .5;
    double[] joints =
        switch (body.figure.pose()) {
          case WALKING -> front ? new double[] {facing * .1, knee, facing * .13, foot} : new double[] {-facing * .01, knee, -facing * .13, foot - .01};
          case RUNNING -> front ? new double[] {facing * .15, knee - .05, facing * .12, foot - .03} : new double[] {-facing * .03, knee, -facing * .2, foot - .11};
          case SITTING -> new double[] {facing * .13 + side * .06, body.hip + .05, facing * .15 + side * .07, -.212};
          case ARMS_UP -> new double[] {side * .08, knee, side * .1, foot};
          default -> new double[] {side * .055, knee, side * .06, foot};
        };
    return new Limb(startX, body.hip - .01, joints[0], joints[1], joints[2], joints[3]);
  }

  private void drawArm(Graphics2D pen, Body body, Limb limb, boolean behind) {
    var look = body.figure.look();
    var sleeve = look.garment() == Garment.DRESS ? Shade.lighter(look.top(), .06) : look.top();
    double thick = look.age().head > .25 ? .062 : .054;
    var skin = skin(body);
    double wristX = limb.jointX + (limb.endX - limb.jointX) * .72;
    double wristY = limb.jointY + (limb.endY - limb.jointY) * .72;
    line(pen, behind ? Shade.darker(skin, .18) : skin, thick * .78, limb.jointX, limb.jointY, limb.endX, limb.endY);
    fill(pen, behind ? Shade.darker(skin, .18) : skin, Canvas.oval(limb.endX, limb.endY, thick * .56, thick * .56));
    boolean shortSleeve = look.garment() == Garment.DRESS || (look.garment() == Garment.SHIRT && look.age() == Look.Age.CHILD);
    double reach = shortSleeve ? .0 : 1;
    var cloth = behind ? Shade.darker(sleeve, .26) : Shade.darker(sleeve, .07);
    if (shortSleeve) {
      line(pen, behind ? Shade.darker(skin, .18) : skin, thick * .8, limb.startX, limb.startY, limb.jointX, limb.jointY, limb.endX, limb.endY);
      line(pen, cloth, thick * 1.12, limb.startX, limb.startY, limb.startX + (limb.jointX - limb.startX) * .5, limb.startY + (limb.jointY - limb.startY) * .5);
    } else {
      line(pen, cloth, thick, limb.startX, limb.startY, limb.jointX, limb.jointY, limb.jointX + (wristX - limb.jointX) * reach, limb.jointY + (wristY - limb.jointY) * reach);
    }
  }

  private void drawLeg(Graphics2D pen, Body body, Limb limb, boolean behind) {
    var look = body.figure.look();
    double thick = look.age().head > .25 ? .085 : .074;
    boolean bare = look.garment() == Garment.DRESS;
    var color = bare ? skin(body) : look.garment() == Garment.ARMOR ? Shade.darker(look.top(), .12) : look.garment() == Garment.SUIT ? Shade.darker(look.top(), .08) : look.bottom();
    line(pen, behind ? Shade.darker(color, .22) : color, bare ? thick * .7 : thick, limb.startX, limb.startY, limb.jointX, limb.jointY, limb.endX, limb.endY - .02);
    var shoe = look.species() != null && look.garment() == Garment.SHIRT ? Shade.darker(skin(body), .25) : Shade.darker(look.bottom(), .5);
    fill(pen, shoe, Canvas.oval(limb.endX + body.figure.facing() * .018, limb.endY - .008, .052, .027));
  }

  private void torso(Graphics2D pen, Body body) {
    var look = body.figure.look();
    double half = body.half;
    double waist = half * (look.feminine() ? .74 : .86);
    double top = body.shoulder;
    double hem =
        switch (look.garment()) {
          case DRESS -> body.hip * .42;
          case COAT -> body.hip * .5;
          default -> body.hip + .02;
        };
    double flare = look.garment() == Garment.DRESS ? half * 1.75 : look.garment() == Garment.COAT ? half * 1.25 : half * .92;
    double sitting = body.figure.pose() == Figure.Pose.SITTING ? body.hip + .05 : hem;
    hem = Math.min(hem, sitting);
    var shape = new Path2D.Double();
    shape.moveTo(-half * .38, top - .012);
    shape.quadTo(-half, top - .005, -half, top + .06);
    shape.quadTo(-waist, (top + body.hip) / 2, -waist, body.hip - .07);
    shape.quadTo(-flare * .9, body.hip, -flare, hem);
    shape.quadTo(0, hem + .03, flare, hem);
    shape.quadTo(flare * .9, body.hip, waist, body.hip - .07);
    shape.quadTo(waist, (top + body.hip) / 2, half, top + .06);
    shape.quadTo(half, top - .005, half * .38, top - .012);
    shape.closePath();
    fill(pen, look.top(), shape);
    var clip = pen.getClip();
    pen.clip(shape);
    fill(pen, Shade.alpha(Shade.darker(look.top(), .45), .26), Canvas.oval(-body.figure.facing() * half * 1.3, body.hip, half * .9, .4));
    details(pen, body, hem);
    pen.setClip(clip);
  }

  private void details(Graphics2D pen, Body body, double hem) {
    var look = body.figure.look();
    double top = body.shoulder;
    double half = body.half;
    var dark = Shade.darker(look.top(), .4);
    switch (look.garment()) {
      case COAT -> {
        line(pen, dark, .008, 0, top + .05, 0, hem + .05);
        fill(pen, Shade.lighter(look.top(), .2), path(-half * .4, top - .02, 0, top + .1, half * .4, top - .02));
        fill(pen, Shade.darker(look.top(), .25), Canvas.box(-half * 2, body.hip - .085, half * 4, .026));
      }
      case SUIT -> {
        fill(pen, new Color(0xf7f5f0), path(-half * .42, top - .02, 0, top + .17, half * .42, top - .02));
        line(pen, dark, .007, 0, top + .17, 0, hem);
      }
      case DRESS -> fill(pen, Shade.darker(look.top(), .25), Canvas.box(-half * 2, body.hip - .085, half * 4, .02));
      case ARMOR -> {
        fill(pen, Shade.lighter(look.top(), .35), Canvas.rounded(-half * .6, top + .05, half * 1.2, .12, .03));
        fill(pen, dark, Canvas.box(-half * 2, body.hip - .06, half * 4, .025));
      }
      case SHIRT -> {
        fill(pen, Shade.lighter(look.top(), .22), Canvas.oval(0, top - .012, half * .46, .03));
        fill(pen, Shade.darker(look.bottom(), .1), Canvas.box(-half * 2, body.hip - .012, half * 4, .08));
      }
    }
    if (look.extras().contains(Extra.APRON)) {
      fill(pen, new Color(0xf6f1e6), Canvas.rounded(-half * .6, top + .06, half * 1.2, .4, .03));
    }
    if (look.extras().contains(Extra.TIE)) {
      fill(pen, look.accent(), path(-.012, top, .012, top, .02, top + .13, 0, top + .16, -.02, top + .13));
    }
  }

  private void scarf(Graphics2D pen, Body body) {
    var color = body.figure.look().accent();
    int facing = body.figure.facing();
    fill(pen, Shade.darker(color, .15), path(-facing * .02, body.shoulder, -facing * .07, body.shoulder, -facing * .115, body.shoulder + .19, -facing * .045, body.shoulder + .2));
    fill(pen, color, Canvas.rounded(-body.half * .78, body.shoulder - .03, body.half * 1.56, .055, .027));
  }

  private void tail(Graphics2D pen, Body body) {
    var species = body.figure.look().species();
    if (species == null || species.name().equals("robot") || species.name().equals("alien") || species.name().equals("frog")) {
      return;
    }
    double side = -body.figure.facing();
    var tail = new Path2D.Double();
    tail.moveTo(side * .05, body.hip);
    tail.curveTo(side * .22, body.hip + .08, side * .32, body.hip - .1, side * .24, body.hip - .22);
    tail.curveTo(side * .24, body.hip - .05, side * .15, body.hip - .02, side * .03, body.hip - .07);
    tail.closePath();
    fill(pen, skin(body), tail);
  }

  private void held(Graphics2D pen, Body body, Limb arm) {
    var held = body.figure.held();
    if (held != null) {
      double size = .16 + Math.min(.16, held.metres() * .14);
      icons.draw(pen, held, arm.endX + body.figure.facing() * size * .1, arm.endY + size * .32, size, body.figure.facing() < 0);
    }
  }

  private Color skin(Body body) {
    var species = body.figure.look().species();
    return species == null ? body.figure.look().skin() : icons.color(species);
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

  static Path2D path(double... points) {
    return (Path2D) Canvas.polygon(points);
  }

  static void line(Graphics2D pen, Color color, double thickness, double... points) {
    pen.setColor(color);
    pen.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(Countryside.polyline(points));
  }
}
