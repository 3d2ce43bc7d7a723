package reelsmith.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that somebody meant who misspelt it.
final class Spelling {

  /// One mistake for each so many letters, and one more, still counts as a misspelling.
  private static final int LETTERS_PER_MISTAKE = 5;

  /// Names longer than this are not compared.
  private static final int LONGEST = 64;

  private Spelling() {}

  /// The known name that is most alike, if one is alike enough; upper case counts as lower case.
  static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = written.toLowerCase(Locale.ROOT);
    int tolerated = 1 + plain.length() / LETTERS_PER_MISTAKE;
    return known.stream()
        .filter(name -> mistakes(plain, name) <= tolerated)
        .min(
            Comparator.<String>comparingInt(name -> mistakes(plain, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// How many letters must be put in, left out or replaced to make one of the other.
  private static int mistakes(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] line = new int[to.length() + 1];
      line[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        line[column] = Math.min(replaced, 1 + Math.min(above[column], line[column - 1]));
      }
      above = line;
    }
    return above[to.length()];
  }
}
