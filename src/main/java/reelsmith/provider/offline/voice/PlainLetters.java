package reelsmith.provider.offline.voice;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/// Brings written text to the letters, digits and marks of ASCII that the reading rules know.
final class PlainLetters {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern VULGAR_FRACTION = Pattern.compile("(?<=\\d)(?=[¼-¾⅐-⅞])");
  private static final Pattern LONG_DASH = Pattern.compile("[—―⸺⸻]|-{2,}");
  private static final Pattern FULL_STOPS = Pattern.compile("…|\\.{2,}");
  private static final Map<Integer, String> WITHOUT_DECOMPOSITION =
      Map.ofEntries(
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'ẞ', "SS"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'Æ', "Ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'Œ', "Oe"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'Ø', "O"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'Ł', "L"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'Đ', "D"),
          Map.entry((int) 'ð', "th"),
          Map.entry((int) 'Ð', "Th"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'Þ', "Th"),
          Map.entry((int) 'ı', "i"),
          Map.entry((int) 'µ', "micro"),
          Map.entry((int) '‘', "'"),
          Map.entry((int) '’', "'"),
          Map.entry((int) 'ʼ', "'"),
          Map.entry((int) '′', "'"),
          Map.entry((int) '`', "'"),
          Map.entry((int) '´', "'"),
          Map.entry((int) '“', "\""),
          Map.entry((int) '”', "\""),
          Map.entry((int) '‐', "-"),
          Map.entry((int) '‑', "-"),
          Map.entry((int) '‒', "-"),
          Map.entry((int) '–', "–"),
          Map.entry((int) '−', "-"),
          Map.entry((int) '⁄', "/"),
          Map.entry((int) '²', " squared "),
          Map.entry((int) '³', " cubed "),
          Map.entry((int) '™', ""),
          Map.entry((int) '℠', ""),
          Map.entry((int) '­', ""));

  private PlainLetters() {}

  /// The token in plain letters. Ellipses become `…`, long dashes `—`; what has no plain form
  /// stays.
  static String of(String token) {
    var text = VULGAR_FRACTION.matcher(token).replaceAll(" and ");
    text = FULL_STOPS.matcher(text).replaceAll("…");
    text = LONG_DASH.matcher(text).replaceAll("—");
    var plain = new StringBuilder();
    text.codePoints().forEach(codePoint -> append(codePoint, plain));
    return MARKS.matcher(plain).replaceAll("");
  }

  private static void append(int codePoint, StringBuilder plain) {
    if (WITHOUT_DECOMPOSITION.containsKey(codePoint)) {
      plain.append(WITHOUT_DECOMPOSITION.get(codePoint));
    } else if (codePoint == '…' || codePoint < 0x80) {
      plain.appendCodePoint(codePoint);
    } else if (Character.isDigit(codePoint)) {
      plain.append(Character.digit(codePoint, 10));
    } else {
      var decomposed = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
      decomposed
          .codePoints()
          .forEach(
              part -> {
                var simple = WITHOUT_DECOMPOSITION.get(part);
                if (simple == null) {
                  plain.appendCodePoint(part);
                } else {
                  plain.append(simple);
                }
              });
    }
  }

  /// Whether a text that went through [#of] still has a letter that is not English.
  static boolean hasForeignLetter(String plain) {
    return plain.codePoints().anyMatch(c -> c >= 0x80 && Character.isLetter(c));
  }
}
