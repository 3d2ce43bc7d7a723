package reelsmith.render.caption;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/// Draws the pages of one slide's captions. One instance serves one thread and keeps what it drew
/// last, because a word stays for many frames and never comes back.
public final class CaptionPainter {

  private static final int TYPE = BufferedImage.TYPE_INT_ARGB_PRE;

  private record State(CaptionPage page, int spoken) {}

  private final CaptionStyle style;
  private final CaptionLayout layout;
  private @Nullable State drawnState;
  private @Nullable CaptionPatch drawnPatch;
  private @Nullable CaptionPage drawnPage;
  private @Nullable BufferedImage drawnWords;

  public CaptionPainter(CaptionTrack track, int frameWidth, int frameHeight) {
    this.style = CaptionStyle.of(track.preset());
    this.layout = new CaptionLayout(style, track, frameWidth, frameHeight);
  }

  /// The page with one of its words highlighted.
  public CaptionPatch patch(CaptionPage page, int spoken) {
    var state = new State(page, spoken);
    if (drawnPatch == null || !state.equals(drawnState)) {
      drawnPatch = draw(page, spoken);
      drawnState = state;
    }
    return drawnPatch;
  }

  private CaptionPatch draw(CaptionPage page, int spoken) {
    var placed = layout.place(page);
    var image = new BufferedImage(layout.stripWidth(), layout.stripHeight(), TYPE);
    Graphics2D pen = pen(image);
    pen.drawImage(words(page, placed), 0, 0, null);
    var word = placed.words().get(spoken);
    float scale = placed.scale();
    if (style.glow() != null) {
      SoftShade.draw(
          image,
          style.glow(),
          around(word.outline(), 16 * scale),
          Math.max(1, Math.round(11 * scale)),
          1.5f,
          glow -> {
            glow.setStroke(round(16 * scale));
            glow.draw(word.outline());
          });
    }
    if (style.box() != null) {
      pen.setColor(style.box());
      pen.fill(box(word, scale));
    } else {
      pen.setColor(Color.BLACK);
      pen.setStroke(round(style.outline() * scale));
      pen.draw(word.outline());
    }
    pen.setColor(style.spoken());
    pen.fill(word.outline());
    pen.dispose();
    return shifted(CaptionPatch.of(image));
  }

  /// All words of a page without a highlight; drawn once for each page.
  private BufferedImage words(CaptionPage page, CaptionLayout.Placed placed) {
    if (page == drawnPage && drawnWords != null) {
      return drawnWords;
    }
    var image = new BufferedImage(layout.stripWidth(), layout.stripHeight(), TYPE);
    float scale = placed.scale();
    var all = new Path2D.Float();
    placed.words().forEach(word -> all.append(word.outline(), false));
    Shape fallen = AffineTransform.getTranslateInstance(0, 7 * scale).createTransformedShape(all);
    SoftShade.draw(
        image,
        new Color(0, 0, 0, 190),
        around(fallen, (style.outline() + 8) * scale),
        Math.max(1, Math.round(7 * scale)),
        1.1f,
        shadow -> {
          shadow.setStroke(round((style.outline() + 8) * scale));
          shadow.draw(fallen);
          shadow.fill(fallen);
        });
    Graphics2D pen = pen(image);
    pen.setColor(Color.BLACK);
    pen.setStroke(round(style.outline() * scale));
    pen.draw(all);
    pen.setColor(style.fill());
    pen.fill(all);
    pen.dispose();
    drawnPage = page;
    drawnWords = image;
    return image;
  }

  private static Rectangle around(Shape shape, float stroke) {
    Rectangle bounds = shape.getBounds();
    bounds.grow((int) stroke + 1, (int) stroke + 1);
    return bounds;
  }

  private RoundRectangle2D box(CaptionLayout.PlacedWord word, float scale) {
    Rectangle2D place = word.box();
    double side = 20 * scale;
    double rim = 6 * scale;
    double corner = 30 * scale;
    return new RoundRectangle2D.Double(
        place.getX() - side,
        place.getY() - rim,
        place.getWidth() + 2 * side,
        place.getHeight() + 2 * rim,
        corner,
        corner);
  }

  private CaptionPatch shifted(CaptionPatch patch) {
    return new CaptionPatch(
        patch.left(),
        patch.top() + layout.stripTop(),
        patch.width(),
        patch.height(),
        patch.luma(),
        patch.cover(),
        patch.blue(),
        patch.red(),
        patch.softCover());
  }

  /// A stroke whose visible half, outside the letters, is as wide as asked.
  private static BasicStroke round(float width) {
    return new BasicStroke(Math.max(1, width), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return pen;
  }
}
