package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.QuadCurve2D;

/// Trunks in the haze, a roof of leaves and light between them.
final class Forest {

  private final Canvas canvas;
  private final Palette palette;
  private final Flora flora;

  Forest(Canvas canvas) {
    this.canvas = canvas;
    palette = canvas.palette;
    flora = new Flora(canvas);
  }

  void paint(double lightX, double lightY) {
    var leaves = palette.foliage();
    canvas.fill(
        canvas.down(
            0,
            Shade.mix(palette.skyMiddle(), palette.lit(leaves), .62),
            canvas.horizon,
            Shade.mix(palette.skyLow(), palette.lit(leaves), .36)),
        canvas.below(-canvas.height * .3));
    canvas.glow(lightX, lightY + canvas.height * .14, canvas.height * .42, palette.light(), .5);
    depth(leaves);
    beams(lightX, lightY);
    canopy(leaves);
    var grass = Shade.darker(palette.lit(palette.ground()), .3);
    for (int i = 0; i < 22; i++) {
      double x = canvas.between(canvas.left, canvas.right);
      double y = canvas.between(canvas.height * .74, canvas.height);
      flora.bush(
          x,
          y,
          canvas.between(40, 90),
          Shade.darker(palette.lit(leaves), canvas.between(.15, .45)));
    }
    new Countryside(canvas)
        .turf(
            canvas.height * .74,
            70,
            grass,
            palette.surroundings().season() == Surroundings.Season.SPRING);
    mushrooms();
    flora.framing(Shade.darker(palette.lit(leaves), .6));
  }

  /// Rows of trees that fade into the haze.
  private void depth(Color leaves) {
    for (int layer = 0; layer < 4; layer++) {
      double ground = canvas.horizon + 10 + layer * canvas.height * .05;
      double distance = .62 - layer * .19;
      var trunk = palette.far(Shade.of(0x4c3a30), distance);
      for (int i = 0; i < (17 - layer * 3) * canvas.width / 1000; i++) {
        double x = canvas.between(canvas.left, canvas.right);
        trunk(x, ground + 40, 16 + layer * 15, trunk);
        if (layer < 3 && canvas.chance(.6)) {
          flora.pine(
              canvas.between(canvas.left, canvas.right),
              ground + 30,
              canvas.between(190, 340) + layer * 90,
              palette.far(leaves, distance + .04));
        } else if (layer < 3) {
          flora.crown(
              canvas.between(canvas.left, canvas.right),
              ground - canvas.between(160, 620),
              canvas.between(60, 120),
              palette.far(leaves, distance));
        }
      }
      var floor =
          palette.far(
              palette.surroundings().isSnowy()
                  ? palette.ground()
                  : Shade.mix(leaves, Shade.of(0x5c4a2c), .4),
              distance * .8);
      canvas.fill(
          canvas.down(ground, floor, ground + 260, Shade.darker(floor, .35)),
          canvas.ridge(ground + 34, 60, 360, .4, layer * 3 + 1));
      canvas.fill(
          canvas.down(
              ground - 120,
              Shade.alpha(palette.haze(), 0),
              ground + 60,
              Shade.alpha(palette.haze(), .34 - layer * .07)),
          Canvas.box(canvas.left, ground - 120, canvas.right - canvas.left, 180));
    }
  }

  private void trunk(double x, double ground, double wide, Color color) {
    canvas.fill(
        canvas.gradient(
            x - wide, 0, x + wide, 0, Shade.lighter(color, .1), color, Shade.darker(color, .35)),
        Canvas.polygon(
            x - wide * .9,
            ground,
            x - wide * .42,
            ground - 140,
            x - wide * .34,
            -canvas.height * .3,
            x + wide * .34,
            -canvas.height * .3,
            x + wide * .42,
            ground - 140,
            x + wide,
            ground));
    double y = ground - canvas.between(260, 620);
    canvas.line(
        color,
        wide * .26,
        new QuadCurve2D.Double(x, y, x + wide * 2, y - wide, x + wide * 3.4, y - wide * 3));
  }

  private void beams(double lightX, double lightY) {
    for (int i = 0; i < 6; i++) {
      double reach = canvas.height * .8;
      double wide = canvas.between(40, 120);
      double endX =
          lightX + (lightX < canvas.width / 2 ? 1 : -1) * (i * 150 - 160) + canvas.between(-40, 40);
      canvas.fill(
          canvas.down(
              lightY, Shade.alpha(palette.light(), .17), reach, Shade.alpha(palette.light(), 0)),
          Canvas.polygon(
              lightX - wide * .2,
              lightY - 160,
              lightX + wide * .2,
              lightY - 160,
              endX + wide,
              reach,
              endX - wide,
              reach));
    }
  }

  private void canopy(Color leaves) {
    for (int i = 0; i < 60 * canvas.width / 1000; i++) {
      double x = canvas.between(canvas.left, canvas.right);
      double y = canvas.between(-canvas.height * .16, canvas.height * .075);
      var color = Shade.darker(palette.lit(leaves), canvas.between(.05, .5));
      flora.crown(x, y, canvas.between(60, 140), color);
    }
  }

  private void mushrooms() {
    for (int i = 0; i < 5; i++) {
      double x = canvas.between(0, canvas.width);
      double y = canvas.between(canvas.height * .76, canvas.height * .92);
      double size = canvas.between(20, 36);
      canvas.fill(
          palette.lit(0xf1e6d2),
          Canvas.rounded(x - size * .16, y - size * .7, size * .32, size * .7, size * .1));
      canvas.fill(
          palette.lit(0xc9402f),
          new Arc2D.Double(
              x - size * .55, y - size * 1.15, size * 1.1, size * 1.1, 0, 180, Arc2D.CHORD));
      canvas.fill(
          palette.lit(0xfff5ea), Canvas.oval(x - size * .2, y - size * .8, size * .09, size * .09));
      canvas.fill(
          palette.lit(0xfff5ea),
          Canvas.oval(x + size * .18, y - size * .92, size * .08, size * .08));
    }
  }
}
