package reelsmith.provider.offline.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Writes Latin names with single strokes, so that no font need be installed. Letters it does not
/// know are left out.
final class Lettering {

  private static final double ADVANCE = 5.6;
  private static final double LETTER_HEIGHT = 6;

  /// Strokes on a grid of 4 × 6 from the upper left, parted by spaces.
  private static final Map<Character, String> STROKES = new HashMap<>();

  static {
    String[] letters = {
      "A 062046 1333",
      "B 0006 003041423303 3344453606",
      "C 4130100105163645",
      "D 0006 003041453606",
      "E 40000646 0333",
      "F 400006 0333",
      "G 41301001051636454323",
      "H 0006 4046 0343",
      "I 2026",
      "J 4045361605",
      "K 0006 400346",
      "L 000646",
      "M 0600234046",
      "N 06004640",
      "O 100105163645413010",
      "P 06003041423303",
      "Q 100105163645413010 2446",
      "R 06003041423303 2346",
      "S 4130100102134445361605",
      "T 0040 2026",
      "U 000516364540",
      "V 002640",
      "W 0016233640",
      "X 0046 4006",
      "Y 002340 2326",
      "Z 00400646"
    };
    for (var letter : letters) {
      STROKES.put(letter.charAt(0), letter.substring(2));
    }
  }

  private Lettering() {}

  /// @param size height of a letter
  static void draw(
      Graphics2D pen, String name, double centerX, double baseline, double room, double size) {
    var plain =
        Normalizer.normalize(name.toUpperCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("[^A-Z ]", "");
    double scale = Math.min(size / LETTER_HEIGHT, room / Math.max(1, plain.length() * ADVANCE));
    var own = (Graphics2D) pen.create();
    own.translate(centerX - plain.length() * ADVANCE * scale / 2, baseline);
    own.scale(scale, scale);
    own.setColor(new Color(0x4a3f3a));
    own.setStroke(new BasicStroke(.75f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int i = 0; i < plain.length(); i++) {
      var strokes = STROKES.get(plain.charAt(i));
      if (strokes != null) {
        for (var stroke : strokes.split(" ")) {
          own.draw(path(stroke, i * ADVANCE + .8));
        }
      }
    }
    own.dispose();
  }

  private static Path2D path(String digits, double x) {
    var path = new Path2D.Double();
    for (int i = 0; i + 1 < digits.length(); i += 2) {
      double atX = x + digits.charAt(i) - '0';
      double atY = digits.charAt(i + 1) - '0';
      if (i == 0) {
        path.moveTo(atX, atY);
      } else {
        path.lineTo(atX, atY);
      }
    }
    return path;
  }
}
