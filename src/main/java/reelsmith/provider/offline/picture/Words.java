package reelsmith.provider.offline.picture;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The words of a text in order: lower case, without accents, marks and plural endings.
record Words(List<String> list) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s\\b");
  private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

  Words {
    list = List.copyOf(list);
  }

  static Words of(String text) {
    var plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    plain = POSSESSIVE.matcher(MARKS.matcher(plain).replaceAll("")).replaceAll("");
    return new Words(
        Arrays.stream(BETWEEN.split(plain))
            .filter(word -> !word.isEmpty())
            .map(Words::singular)
            .toList());
  }

  /// Where the phrase first stands, or -1.
  int find(String phrase) {
    return find(of(phrase), 0);
  }

  int find(Words phrase, int from) {
    var wanted = phrase.list;
    for (int at = from; at + wanted.size() <= list.size(); at++) {
      if (!wanted.isEmpty() && list.subList(at, at + wanted.size()).equals(wanted)) {
        return at;
      }
    }
    return -1;
  }

  boolean has(String phrase) {
    return find(phrase) >= 0;
  }

  /// True if one of the phrases, which are parted by spaced commas, stands in the text.
  boolean hasAny(List<Words> phrases) {
    return phrases.stream().anyMatch(phrase -> find(phrase, 0) >= 0);
  }

  /// Splits a list such as `sea, sandy beach` into its phrases.
  static List<Words> phrases(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(",")).map(Words::of).toList();
  }

  Words from(int start, int end) {
    return new Words(
        list.subList(Math.clamp(start, 0, list.size()), Math.clamp(end, start, list.size())));
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  static String singular(String word) {
    int length = word.length();
    if (length < 4 || !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us")) {
      return word;
    }
    if (word.endsWith("ies") && length > 4) {
      return word.substring(0, length - 3) + "y";
    }
    if (word.endsWith("ves")) {
      return switch (word) {
        case "wolves", "leaves", "shelves", "elves", "calves", "loaves", "thieves" ->
            word.substring(0, length - 3) + "f";
        case "knives", "wives" -> word.substring(0, length - 3) + "fe";
        default -> word.substring(0, length - 1);
      };
    }
    if (word.endsWith("ches")
        || word.endsWith("shes")
        || word.endsWith("xes")
        || word.endsWith("sses")
        || word.endsWith("oes")) {
      return word.equals("shoes") || word.equals("toes")
          ? word.substring(0, length - 1)
          : word.substring(0, length - 2);
    }
    return word.endsWith("is") ? word : word.substring(0, length - 1);
  }
}
