package reelsmith.provider.offline.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import reelsmith.provider.offline.voice.Rule.Surroundings;

/// Dates, times, telephone numbers, shares, measures and plain numbers.
final class NumberRules {

  /// A number with thousands commas and decimals.
  static final String NUMBER = "\\d+(?:,\\d{3})*(?:\\.\\d+)?";

  private static final String NO_LETTER = "(?![A-Za-z])";
  private static final List<String> MONTHS =
      List.of(
          "January February March April May June July August September October November December"
              .split(" "));
  private static final Pattern MONTH =
      Pattern.compile(
          "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?,?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY = Pattern.compile("\\d{1,2}(?:st|nd|rd|th)?,");
  private static final Set<String> BEFORE_YEARS =
      Set.of(
          "in", "since", "by", "of", "from", "until", "till", "before", "after", "around", "circa",
          "year", "during", "early", "late", "mid", "to", "summer", "winter", "spring", "autumn",
          "fall");

  static final List<Rule> ALL = rules();

  private NumberRules() {}

  /// Where two fit, the first wins.
  private static List<Rule> rules() {
    var rules = new ArrayList<Rule>();
    addDatesAndTimes(rules);
    rules.addAll(MoneyRules.ALL);
    addTelephones(rules);
    addOrdinals(rules);
    addFractions(rules);
    addQuantities(rules);
    addSigns(rules);
    rules.add(Rule.of(NUMBER + "|\\.\\d+", NumberRules::plain));
    return List.copyOf(rules);
  }

  private static void addDatesAndTimes(List<Rule> rules) {
    var month = "(0?[1-9]|1[0-2])";
    var day = "(0?[1-9]|[12]\\d|3[01])";
    rules.add(
        Rule.of(
            "([12]\\d{3})-" + month + "-" + day + "(?!\\d)",
            (found, around, reading) ->
                date(found.group(2), found.group(3), found.group(1), reading)));
    rules.add(
        Rule.of(
            month + "/" + day + "/((?:1[1-9]|20)?\\d\\d)(?!\\d)",
            (found, around, reading) ->
                date(found.group(1), found.group(2), found.group(3), reading)));
    rules.add(
        Rule.ofAnyCase(
            "([01]?\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d)?(?!\\d)(?:([ap])\\.?m\\b\\.?)?",
            NumberRules::time));
    rules.add(
        Rule.ofAnyCase(
            "(1[0-2]|[1-9])([ap])\\.?m\\b\\.?",
            (found, around, reading) -> {
              reading.say(NumberWords.number(found.group(1)));
              reading.spell(found.group(2) + "m");
            }));
    rules.add(Rule.of("(?<=\\d):(?=\\d)", (found, around, reading) -> reading.say("to")));
  }

  private static void addTelephones(List<Rule> rules) {
    rules.add(
        Rule.of(
            "\\+?(?:\\d{1,2}[-.])?\\(?\\d{3}\\)?[-.]\\d{3}[-.]\\d{4}(?!\\d)|\\d{3}-\\d{4}(?!\\d)",
            (found, around, reading) -> telephone(found.group(), reading)));
  }

  private static void addOrdinals(List<Rule> rules) {
    rules.add(
        Rule.of(
            "'?((?:1[1-9]|20)\\d0|[1-9]0)'?s" + NO_LETTER,
            (found, around, reading) ->
                reading.say(NumberWords.decade(Integer.parseInt(found.group(1))))));
    rules.add(
        Rule.ofAnyCase(
            "(\\d{1,3}(?:,?\\d{3}){0,3})(?:st|nd|rd|th)" + NO_LETTER,
            (found, around, reading) ->
                reading.say(NumberWords.ordinal(Long.parseLong(found.group(1).replace(",", ""))))));
  }

  private static void addFractions(List<Rule> rules) {
    rules.add(
        Rule.of("24/7(?!\\d)", (found, around, reading) -> reading.say("twenty", "four", "seven")));
    rules.add(Rule.of("9/11(?!\\d)", (found, around, reading) -> reading.say("nine", "eleven")));
    rules.add(
        Rule.of(
            "(\\d{1,9})/(\\d{1,9})(?![\\d/])",
            (found, around, reading) ->
                reading.say(
                    NumberWords.fraction(
                        Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))));
  }

  private static void addQuantities(List<Rule> rules) {
    rules.add(
        Rule.of(
            "\\d+(?:\\.\\d+){2,}", (found, around, reading) -> version(found.group(), reading)));
    rules.add(
        Rule.of(
            "(?<![A-Za-z])(" + NUMBER + ")(k|K|m|M|mn|b|B|bn|T|tn)(?![A-Za-z\\d/²])",
            NumberRules::magnitude));
    rules.add(
        Rule.of(
            "(?<![A-Za-z])(" + NUMBER + ")-?(" + Measures.SYMBOLS + ")" + NO_LETTER,
            (found, around, reading) -> {
              reading.say(NumberWords.number(found.group(1)));
              reading.say(Measures.words(found.group(2), found.group(1).equals("1")));
            }));
  }

  private static void addSigns(List<Rule> rules) {
    rules.add(
        Rule.of("(?<![A-Za-z\\d])-(?=\\.?\\d)", (found, around, reading) -> reading.say("minus")));
    rules.add(Rule.of("(?<=\\d)[-–](?=[\\d$€£¥])", (found, around, reading) -> reading.say("to")));
    rules.add(
        Rule.of(
            "(1[1-9]\\d\\d|20\\d\\d)[-–](1[1-9]\\d\\d|20\\d\\d)(?!\\d)",
            (found, around, reading) -> {
              reading.say(NumberWords.year(Integer.parseInt(found.group(1))));
              reading.say("to");
              reading.say(NumberWords.year(Integer.parseInt(found.group(2))));
            }));
    rules.add(Rule.of("#(?=\\d)", (found, around, reading) -> reading.say("number")));
  }

  private static void date(String month, String day, String year, ReadingBuilder reading) {
    reading.say(MONTHS.get(Integer.parseInt(month) - 1));
    reading.say(NumberWords.ordinal(Integer.parseInt(day)));
    reading.pause(Pause.COMMA);
    reading.say(
        year.length() == 4 ? NumberWords.year(Integer.parseInt(year)) : NumberWords.number(year));
  }

  private static void time(MatchResult found, Surroundings around, ReadingBuilder reading) {
    var hour = Integer.parseInt(found.group(1));
    var minutes = Integer.parseInt(found.group(2));
    var half = found.group(3);
    var halfFollows = around.after().matches("(?i)[ap]\\.?m\\b.*");
    reading.say(NumberWords.cardinal(hour));
    if (minutes >= 10) {
      reading.say(NumberWords.cardinal(minutes));
    } else if (minutes > 0) {
      reading.say("oh");
      reading.say(NumberWords.cardinal(minutes));
    } else if (half == null && !halfFollows) {
      reading.say(hour >= 1 && hour <= 12 ? "o'clock" : "hundred");
    }
    if (half != null) {
      reading.spell(half + "m");
    }
  }

  private static void telephone(String number, ReadingBuilder reading) {
    for (var group : number.replaceAll("[+()]", "").split("[-.]")) {
      reading.say(NumberWords.digits(group));
      reading.pause(Pause.COMMA);
    }
  }

  private static void version(String number, ReadingBuilder reading) {
    var parts = number.split("\\.");
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        reading.say("point");
      }
      reading.say(NumberWords.number(parts[i]));
    }
  }

  private static void magnitude(MatchResult found, Surroundings around, ReadingBuilder reading) {
    reading.say(NumberWords.number(found.group(1)));
    var sign = found.group(2);
    // 4K and 8K are picture sizes.
    if (sign.equals("K") && found.group(1).length() == 1) {
      reading.spell(sign);
    } else {
      reading.say(NumberWords.scale(sign));
    }
  }

  private static void plain(MatchResult found, Surroundings around, ReadingBuilder reading) {
    var written = found.group();
    if (written.matches("[12]\\d{3}") && isYear(Integer.parseInt(written), around)) {
      reading.say(NumberWords.year(Integer.parseInt(written)));
    } else {
      reading.say(NumberWords.number(written));
    }
  }

  private static boolean isYear(int number, Surroundings around) {
    if (number < 1100 || number > 2099) {
      return false;
    }
    var before = around.before().toLowerCase(Locale.ROOT);
    if (BEFORE_YEARS.contains(before)
        || MONTH.matcher(before).matches()
        || DAY.matcher(before).matches()) {
      return true;
    }
    // "2024 people" counts; "2024 was" dates.
    return number >= 1900 && !around.after().matches("[a-z]{3,}[^s'\\W]s[.,!?]*|people.*");
  }
}
