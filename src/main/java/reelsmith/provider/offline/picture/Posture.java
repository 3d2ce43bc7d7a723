package reelsmith.provider.offline.picture;

/// The measures of a body in its pose, in shares of the figure's height.
///
/// @param shoulder height of the shoulders, below zero
/// @param hip height of the hips
/// @param half half the width of the shoulders
/// @param lift how far sitting lowers the body
record Posture(Figure figure, double shoulder, double hip, double half, double lift) {

  /// Where the joints of one arm or leg are.
  record Limb(
      double startX, double startY, double jointX, double jointY, double endX, double endY) {}

  static Posture of(Figure figure) {
    var look = figure.look();
    double shoulder = -(1 - look.age().head) + .012;
    double half = look.feminine() ? .1 : .118;
    return new Posture(
        figure, shoulder, shoulder * .54, half, figure.pose() == Figure.Pose.SITTING ? .2 : 0);
  }

  Limb arm(int side) {
    double startX = side * (half - .018);
    double startY = shoulder + .035;
    boolean front = side == figure.facing();
    double[] joints =
        switch (figure.pose()) {
          case ARMS_UP -> new double[] {side * .2, startY - .08, side * .19, startY - .25};
          case WAVING ->
              front
                  ? new double[] {side * .2, startY + .03, side * .25, startY - .15}
                  : hanging(side);
          case POINTING ->
              front
                  ? new double[] {side * .22, startY + .015, side * .34, startY - .03}
                  : hanging(side);
          case THINKING ->
              front
                  ? new double[] {side * .16, startY + .17, side * .05, startY + .02}
                  : new double[] {side * .15, startY + .16, -side * .02, startY + .18};
          case HOLDING ->
              front
                  ? new double[] {side * .17, startY + .15, side * .24, startY + .06}
                  : hanging(side);
          case SITTING ->
              new double[] {
                side * .155, startY + .15, side * .07 + figure.facing() * .06, hip - .03
              };
          case RUNNING ->
              front
                  ? new double[] {-side * .02, startY + .16, side * .16, startY + .12}
                  : new double[] {side * .2, startY + .12, side * .2, startY + .25};
          case WALKING ->
              front
                  ? new double[] {side * .13, startY + .15, side * .2, hip + .01}
                  : new double[] {side * .15, startY + .14, side * .17, hip + .02};
          case STANDING -> hanging(side);
        };
    if (holdsUmbrella() && front) {
      joints = new double[] {side * .19, startY + .14, side * .2, startY + .04};
    } else if (figure.held() != null && front) {
      joints = new double[] {side * .17, startY + .15, side * .24, startY + .06};
    }
    return new Limb(startX, startY, joints[0], joints[1], joints[2], joints[3]);
  }

  Limb leg(int side) {
    double startX = side * .045;
    boolean front = side == figure.facing();
    int facing = figure.facing();
    double foot = -.012;
    double knee = hip * .5;
    double[] joints =
        switch (figure.pose()) {
          case WALKING ->
              front
                  ? new double[] {facing * .1, knee, facing * .13, foot}
                  : new double[] {-facing * .01, knee, -facing * .13, foot - .01};
          case RUNNING ->
              front
                  ? new double[] {facing * .15, knee - .05, facing * .12, foot - .03}
                  : new double[] {-facing * .03, knee, -facing * .2, foot - .11};
          case SITTING ->
              new double[] {facing * .13 + side * .06, hip + .05, facing * .15 + side * .07, -.212};
          case ARMS_UP -> new double[] {side * .08, knee, side * .1, foot};
          default -> new double[] {side * .055, knee, side * .06, foot};
        };
    return new Limb(startX, hip - .01, joints[0], joints[1], joints[2], joints[3]);
  }

  private double[] hanging(int side) {
    return new double[] {side * (half + .035), shoulder + .19, side * (half + .028), hip + .045};
  }

  /// An umbrella is held over the head, everything else beside the
  boolean holdsUmbrella() {
    var held = figure.held();
    return held != null && held.name().equals("umbrella");
  }
}
