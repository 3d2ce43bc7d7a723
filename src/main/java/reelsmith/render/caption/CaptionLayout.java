package reelsmith.render.caption;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Says where each word of a page stands: centred, on one or two lines, inside the part of the
/// frame that no player covers with its own buttons.
final class CaptionLayout {

  /// @param outline the letters where they stand in the strip
  /// @param box the full height of the line around the word, the same for every word
  record PlacedWord(Shape outline, Rectangle2D box) {}

  /// @param scale pixels for each pixel of the style, after shrinking to fit
  record Placed(List<PlacedWord> words, float scale) {}

  private record Line(List<String> words, List<Double> widths, double width) {}

  private static final double SAFE_SIDE = 0.08;
  private static final double SAFE_BOTTOM = 0.20;
  private static final double MIDDLE = 0.70;
  private static final double STYLE_SIDE = 1080;
  private static final double LINE_PITCH = 1.16;
  private static final double SHRINK = 0.94;
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private final CaptionStyle style;
  private final Font font;
  private final int width;
  private final int stripTop;
  private final int stripHeight;
  private final double middle;
  private final double bottom;
  private final double scale;
  private final Map<CaptionPage, Placed> known = new HashMap<>();

  CaptionLayout(CaptionStyle style, CaptionTrack track, int frameWidth, int frameHeight) {
    this.style = style;
    this.width = frameWidth;
    this.scale = Math.min(frameWidth, frameHeight) / STYLE_SIDE;
    // One face for the whole slide: words of one sentence must not change their look.
    var letters = new StringBuilder();
    track.pages().forEach(page -> page.words().forEach(word -> letters.append(shown(word.text()))));
    this.font = style.fontFor(letters.toString());
    this.stripTop = (int) (frameHeight * 0.4) & ~1;
    this.stripHeight = ((int) (frameHeight * 0.82) + 1 & ~1) - stripTop;
    this.bottom = frameHeight * (1 - SAFE_BOTTOM) - stripTop;
    this.middle = frameHeight * MIDDLE - stripTop;
  }

  int stripTop() {
    return stripTop;
  }

  int stripHeight() {
    return stripHeight;
  }

  int stripWidth() {
    return width + 1 & ~1;
  }

  Placed place(CaptionPage page) {
    return known.computeIfAbsent(page, this::fit);
  }

  private Placed fit(CaptionPage page) {
    var words = page.words().stream().map(word -> drawable(shown(word.text()))).toList();
    double room = width * (1 - 2 * SAFE_SIDE);
    double shrunk = scale;
    while (true) {
      Font sized = sized(shrunk);
      double border = 2 * (style.outline() + (style.box() == null ? 6 : 14)) * shrunk;
      var lines = lines(words, sized);
      double widest = lines.stream().mapToDouble(Line::width).max().orElse(0);
      if (widest + border <= room || shrunk < scale * 0.2) {
        return new Placed(stand(lines, sized, shrunk), (float) shrunk);
      }
      shrunk *= SHRINK;
    }
  }

  private Font sized(double shrunk) {
    return font.deriveFont((float) (style.size() * shrunk))
        .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
  }

  /// One line when the words are short enough, else the two lines that come out most alike.
  private List<Line> lines(List<String> words, Font sized) {
    var whole = line(words, sized);
    double room = width * (1 - 2 * SAFE_SIDE);
    if (words.size() < 2 || whole.width() <= room * 0.8) {
      return List.of(whole);
    }
    List<Line> best = List.of(whole);
    double narrowest = Double.MAX_VALUE;
    for (int cut = 1; cut < words.size(); cut++) {
      var upper = line(words.subList(0, cut), sized);
      var lower = line(words.subList(cut, words.size()), sized);
      double widest = Math.max(upper.width(), lower.width());
      if (widest < narrowest) {
        narrowest = widest;
        best = List.of(upper, lower);
      }
    }
    return best;
  }

  private Line line(List<String> words, Font sized) {
    var widths = words.stream().map(word -> advance(word, sized)).toList();
    double sum = widths.stream().mapToDouble(Double::doubleValue).sum();
    return new Line(words, widths, sum + (words.size() - 1) * space(sized));
  }

  private double space(Font sized) {
    // The outline eats into the gap between words; wider styles get it back.
    return advance(" ", sized) + style.outline() * sized.getSize2D() / style.size() * 0.9;
  }

  private List<PlacedWord> stand(List<Line> lines, Font sized, double shrunk) {
    var metrics = sized.getLineMetrics("H\u0430\u00C9g", CONTEXT);
    double capital = sized.createGlyphVector(CONTEXT, "H").getVisualBounds().getHeight();
    double descent = Math.min(metrics.getDescent(), capital * 0.32);
    double pitch = Math.max(sized.getSize2D(), capital * 1.25) * LINE_PITCH;
    double height = capital + pitch * (lines.size() - 1);
    double border = (style.outline() / 2 + 10) * shrunk;
    double lowest = bottom - border - descent;
    double baseline = Math.min(middle + height / 2, lowest) - pitch * (lines.size() - 1);
    var placed = new ArrayList<PlacedWord>();
    for (var line : lines) {
      double x = (width - line.width()) / 2;
      for (int place = 0; place < line.words().size(); place++) {
        double advance = line.widths().get(place);
        Shape outline = outline(line.words().get(place), sized, x, baseline);
        var box =
            new Rectangle2D.Double(
                x, baseline - capital * 1.14, advance, capital * 1.14 + descent * 0.72);
        placed.add(new PlacedWord(outline, box));
        x += advance + space(sized);
      }
      baseline += pitch;
    }
    return List.copyOf(placed);
  }

  private static double advance(String word, Font sized) {
    var letters = word.toCharArray();
    return sized
        .layoutGlyphVector(CONTEXT, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT)
        .getLogicalBounds()
        .getWidth();
  }

  private static Shape outline(String word, Font sized, double x, double baseline) {
    var letters = word.toCharArray();
    return sized
        .layoutGlyphVector(CONTEXT, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT)
        .getOutline((float) x, (float) baseline);
  }

  private String shown(String text) {
    return style.capitals() ? CaptionText.capitals(text) : text;
  }

  /// Leaves out what the chosen face lacks: a missing letter is bad, an empty box is worse.
  private String drawable(String text) {
    return text.codePoints()
        .filter(font::canDisplay)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
