package reelsmith.provider.offline.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Roman numerals after a name: "Chapter IV", "World War II", "Henry VIII".
final class RomanNumerals {

  private static final Pattern NUMERAL =
      Pattern.compile("(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:Chapter|Part|Act|Scene|Section|Volume|Book|Phase|Type|War|Episode|Season|Level|Class)\\W*");
  private static final Pattern RULER =
      Pattern.compile(
          "(?:Henry|Elizabeth|Louis|George|Charles|Edward|James|William|Richard|Philip|Catherine|Pius|Paul|Benedict|Napoleon|Nicholas|Alexander|Frederick|Peter|Leo)");
  private static final Map<Character, Integer> VALUES = Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50);

  private RomanNumerals() {}

  /// The numeral in words, or nothing when the word is not one.
  static List<String> words(String word, String before) {
    if (!NUMERAL.matcher(word).matches()) {
      return List.of();
    }
    if (RULER.matcher(before).matches()) {
      var words = new ArrayList<>(List.of("the"));
      words.addAll(NumberWords.ordinal(value(word)));
      return words;
    }
    var certain = word.length() > 1 && !word.equals("XL") && before.matches("[A-Z][a-z]+");
    return certain || COUNTED.matcher(before).matches()
        ? NumberWords.cardinal(value(word))
        : List.of();
  }

  private static int value(String numeral) {
    var sum = 0;
    var last = 0;
    for (int i = numeral.length() - 1; i >= 0; i--) {
      var value = VALUES.getOrDefault(numeral.charAt(i), 0);
      sum += value < last ? -value : value;
      last = Math.max(last, value);
    }
    return sum;
  }
}
