package reelsmith.provider.offline.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Random;

/// Arranges scenery, figures and things to a scene.
///
/// Faces stay in the upper two thirds and feet above the lowest fifth of a tall picture, where
/// captions and buttons lie.
final class Composer {

  private final IconPainter icons = new IconPainter();
  private final FigurePainter figures = new FigurePainter(icons);

  Painting compose(Brief brief, int pixelWidth, int pixelHeight, boolean flat) {
    double unit = Math.min(pixelWidth, pixelHeight) / Canvas.SHORT_SIDE;
    double width = pixelWidth / unit;
    double height = pixelHeight / unit;
    var palette = Palette.of(brief.surroundings());
    var camera = camera(brief, width, height);
    var light = new double[2];
    var actors = new Layout(brief, width, height).places();
    var backdrop =
        Pixels.drawn(
            pixelWidth,
            pixelHeight,
            pen -> {
              pen.scale(unit, unit);
              var screen = pen.getTransform();
              pen.transform(camera);
              var canvas = new Canvas(pen, width, height, palette, brief.scenerySeed(), flat);
              var scenery = new Scenery(canvas);
              scenery.paint();
              light[0] = scenery.lightX();
              light[1] = scenery.lightY();
              camera.transform(light, 0, light, 0, 1);
              pen.setTransform(screen);
              var front = new Canvas(pen, width, height, palette, brief.momentSeed(), flat);
              new Weathering(front).paintBehind();
              actors.stream().filter(Layout.Place::isFar).forEach(actor -> draw(pen, actor));
              for (var actor : actors) {
                if (actor.onGround()) {
                  front.shadow(
                      actor.x(),
                      actor.bottom() - 4,
                      actor.size() * (actor.figure() == null ? .46 : .2),
                      actor.size() * (actor.figure() == null ? .08 : .035),
                      .62);
                }
              }
            });
    var cast =
        Pixels.drawn(
            pixelWidth,
            pixelHeight,
            pen -> {
              pen.scale(unit, unit);
              actors.stream().filter(actor -> !actor.isFar()).forEach(actor -> draw(pen, actor));
            });
    tint(cast, palette);
    var veil =
        Pixels.drawn(
            pixelWidth,
            pixelHeight,
            pen -> {
              pen.scale(unit, unit);
              new Weathering(new Canvas(pen, width, height, palette, brief.momentSeed(), flat))
                  .paintInFront();
            });
    return new Painting(
        backdrop, cast, veil, unit, light[0] * unit, light[1] * unit, palette, brief.scenerySeed());
  }

  /// Each picture looks at the same scene from a slightly different spot.
  private static AffineTransform camera(Brief brief, double width, double height) {
    var dice = new Random(brief.momentSeed());
    double zoom = 1 + dice.nextDouble() * .2;
    double shift = (dice.nextDouble() - .5) * width * .24;
    double rise = (dice.nextDouble() - .5) * height * .03;
    var camera = new AffineTransform();
    camera.translate(width / 2 + shift, height * .58 + rise);
    camera.scale(zoom, zoom);
    camera.translate(-width / 2, -height * .58);
    return camera;
  }

  private void draw(Graphics2D pen, Layout.Place place) {
    var figure = place.figure();
    if (figure != null) {
      figures.draw(pen, figure, place.x(), place.bottom(), place.size());
      return;
    }
    var icon = place.icon();
    if (icon.kind() == Icon.Kind.HEAD) {
      figures.drawCreature(pen, icon, place.x(), place.bottom(), place.size());
      return;
    }
    icons.draw(
        pen,
        icon,
        place.x(),
        place.bottom() + place.size() * .06,
        place.size() * 1.08,
        place.mirrored());
  }

  /// The cast stands in the same light as the scenery.
  private static void tint(Pixels cast, Palette palette) {
    float red = 1;
    float green = 1;
    float blue = 1;
    switch (palette.surroundings().daytime()) {
      case NIGHT -> {
        red = .66f;
        green = .7f;
        blue = .92f;
      }
      case DUSK -> {
        red = .97f;
        green = .84f;
        blue = .85f;
      }
      case DAWN -> blue = .93f;
      case DAY -> {}
    }
    var data = cast.data();
    for (int i = 0; i < data.length; i++) {
      int pixel = data[i];
      if (pixel != 0) {
        data[i] =
            pixel & 0xff000000
                | (int) ((pixel >> 16 & 255) * red) << 16
                | (int) ((pixel >> 8 & 255) * green) << 8
                | (int) ((pixel & 255) * blue);
      }
    }
  }

  /// All figures side by side before a plain ground.
  Painting sheet(List<Figure> cast, Palette palette, int pixelWidth, int pixelHeight, long seed) {
    double unit = Math.min(pixelWidth, pixelHeight) / Canvas.SHORT_SIDE;
    double width = pixelWidth / unit;
    double height = pixelHeight / unit;
    double room = width / Math.max(1, cast.size());
    double tall = Math.min(height * .72, room * 2.1);
    double ground = height * .5 + tall * .46;
    var backdrop =
        Pixels.drawn(
            pixelWidth,
            pixelHeight,
            pen -> {
              pen.scale(unit, unit);
              var canvas = new Canvas(pen, width, height, palette, seed, false);
              canvas.fill(
                  canvas.down(0, Shade.of(0xf3efe7), height, Shade.of(0xd9d2c6)),
                  canvas.below(-10));
              canvas.glow(
                  width / 2, height * .4, Math.max(width, height) * .6, Shade.of(0xffffff), .7);
              for (int i = 0; i < cast.size(); i++) {
                canvas.shadow(room * (i + .5), ground - 4, tall * .2, tall * .035, .5);
                Lettering.draw(
                    pen,
                    cast.get(i).name(),
                    room * (i + .5),
                    ground + tall * .09,
                    room * .86,
                    tall * .055);
              }
            });
    var people =
        Pixels.drawn(
            pixelWidth,
            pixelHeight,
            pen -> {
              pen.scale(unit, unit);
              for (int i = 0; i < cast.size(); i++) {
                figures.draw(
                    pen,
                    cast.get(i),
                    room * (i + .5),
                    ground,
                    tall * cast.get(i).look().age().size);
              }
            });
    return new Painting(
        backdrop,
        people,
        Pixels.blank(pixelWidth, pixelHeight),
        unit,
        pixelWidth * .3,
        pixelHeight * .1,
        palette,
        seed);
  }
}
