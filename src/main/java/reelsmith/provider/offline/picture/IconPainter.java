package reelsmith.provider.offline.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Draws icons, and knows their colours.
final class IconPainter {

  private static final int BOX = 32;
  private static final int SAMPLE = 24;

  private final Map<String, SVGDocument> documents = new ConcurrentHashMap<>();
  private final Map<String, Color> colors = new ConcurrentHashMap<>();

  /// Draws the icon into a square whose lower edge is at `bottom`.
  void draw(
      Graphics2D pen, Icon icon, double centerX, double bottom, double size, boolean mirrored) {
    var own = (Graphics2D) pen.create();
    try {
      own.translate(centerX, bottom - size);
      if (mirrored) {
        own.scale(-1, 1);
      }
      // A view box in units of the icon keeps curves smooth at any size.
      own.scale(size / BOX, size / BOX);
      own.translate(-BOX / 2.0, 0);
      document(icon).render((Component) null, own, new ViewBox(0, 0, BOX, BOX));
    } finally {
      own.dispose();
    }
  }

  /// The colour that covers most of the icon.
  Color color(Icon icon) {
    return colors.computeIfAbsent(icon.name(), name -> measure(icon));
  }

  private Color measure(Icon icon) {
    var image = new BufferedImage(SAMPLE, SAMPLE, BufferedImage.TYPE_INT_ARGB);
    var pen = image.createGraphics();
    draw(pen, icon, SAMPLE / 2.0, SAMPLE, SAMPLE, false);
    pen.dispose();
    var counts = new TreeMap<Integer, Integer>();
    for (int y = 0; y < SAMPLE; y++) {
      for (int x = 0; x < SAMPLE; x++) {
        int pixel = image.getRGB(x, y);
        if (pixel >>> 24 > 200) {
          counts.merge(pixel & 0xffffff, 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(entry -> new Color(entry.getKey()))
        .orElse(Color.GRAY);
  }

  private SVGDocument document(Icon icon) {
    return documents.computeIfAbsent(icon.name(), name -> parse(icon));
  }

  private static SVGDocument parse(Icon icon) {
    var svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
            + " viewBox=\"0 0 32 32\" width=\"32\" height=\"32\">"
            + icon.body()
            + "</svg>";
    var loaded =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.createDefault());
    return Objects.requireNonNull(loaded, icon.name());
  }
}
