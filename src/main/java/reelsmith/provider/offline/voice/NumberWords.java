package reelsmith.provider.offline.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Numbers in American English words, each word an entry of its own.
final class NumberWords {

  private static final List<String> SMALL =
      List.of(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
              .split(" "));
  private static final List<String> TENS =
      List.of("zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
  private static final List<String> SCALES =
      List.of("", "thousand", "million", "billion", "trillion");
  private static final Map<String, String> IRREGULAR_ORDINALS =
      Map.of(
          "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth",
          "nine", "ninth", "twelve", "twelfth");
  private static final int LONGEST_CARDINAL = 15;

  private NumberWords() {}

  /// A number as written, with thousands commas and a decimal point where it has them. One with a
  /// leading zero, or with too many digits for a name, is read digit by digit.
  static List<String> number(String written) {
    var plain = written.replace(",", "");
    var point = plain.indexOf('.');
    var whole = point < 0 ? plain : plain.substring(0, point);
    var words = new ArrayList<String>();
    var codeLike = whole.length() > 1 && whole.startsWith("0");
    if (codeLike || whole.length() > LONGEST_CARDINAL) {
      words.addAll(digits(whole));
    } else {
      words.addAll(cardinal(whole.isEmpty() ? 0 : Long.parseLong(whole)));
    }
    if (point >= 0) {
      words.add("point");
      words.addAll(digits(plain.substring(point + 1)));
    }
    return words;
  }

  /// The name of a scale by its sign, such as `k`, `M` or `bn`.
  static String scale(String sign) {
    return switch (sign.toLowerCase(Locale.ROOT)) {
      case "k" -> "thousand";
      case "m", "mn" -> "million";
      case "b", "bn" -> "billion";
      case "t", "tn" -> "trillion";
      default -> throw new IllegalArgumentException("no scale has the sign " + sign);
    };
  }

  static List<String> cardinal(long number) {
    if (number < 20) {
      return List.of(SMALL.get((int) number));
    }
    var words = new ArrayList<String>();
    var scale = SCALES.size() - 1;
    for (long unit = (long) Math.pow(1000, scale); unit >= 1; unit /= 1000, scale--) {
      var group = (int) (number / unit % 1000);
      if (group > 0) {
        addBelowThousand(group, words);
        if (scale > 0) {
          words.add(SCALES.get(scale));
        }
      }
    }
    return words;
  }

  private static void addBelowThousand(int number, List<String> words) {
    if (number >= 100) {
      words.add(SMALL.get(number / 100));
      words.add("hundred");
    }
    var rest = number % 100;
    if (rest >= 20) {
      words.add(TENS.get(rest / 10));
      rest %= 10;
    }
    if (rest > 0) {
      words.add(SMALL.get(rest));
    }
  }

  static List<String> ordinal(long number) {
    var words = new ArrayList<>(cardinal(number));
    var last = words.removeLast();
    words.add(
        IRREGULAR_ORDINALS.containsKey(last)
            ? IRREGULAR_ORDINALS.get(last)
            : last.endsWith("y") ? last.substring(0, last.length() - 1) + "ieth" : last + "th");
    return words;
  }

  /// A year from 1000 to 2999, as in "nineteen eighty four" or "two thousand six".
  static List<String> year(int year) {
    var century = year / 100;
    var rest = year % 100;
    if (year % 1000 < 10) {
      return cardinal(year);
    }
    var words = new ArrayList<>(cardinal(century));
    if (rest == 0) {
      words.add("hundred");
    } else {
      if (rest < 10) {
        words.add("oh");
      }
      words.addAll(cardinal(rest));
    }
    return words;
  }

  /// The years of a decade, as in "nineties" or "nineteen eighties".
  static List<String> decade(int firstYear) {
    var words = new ArrayList<>(firstYear < 100 ? cardinal(firstYear) : year(firstYear));
    var last = words.removeLast();
    words.add(last.endsWith("y") ? last.substring(0, last.length() - 1) + "ies" : last + "s");
    return words;
  }

  static List<String> digits(String digits) {
    return digits.chars().mapToObj(digit -> SMALL.get(Character.digit(digit, 10))).toList();
  }

  /// A share such as 3/4; any other than a proper fraction is read as "over".
  static List<String> fraction(long numerator, long denominator) {
    var words = new ArrayList<>(cardinal(numerator));
    if (denominator < 2 || denominator > 100 || numerator >= denominator || numerator == 0) {
      words.add("over");
      words.addAll(cardinal(denominator));
      return words;
    }
    var plural = numerator > 1;
    if (denominator == 2) {
      words.add("half");
    } else if (denominator == 4) {
      words.add(plural ? "quarters" : "quarter");
    } else {
      var parts = new ArrayList<>(ordinal(denominator));
      parts.add(parts.removeLast() + (plural ? "s" : ""));
      words.addAll(parts);
    }
    return words;
  }
}
