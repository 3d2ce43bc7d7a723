package reelsmith.provider.offline.voice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import reelsmith.provider.offline.voice.Rule.Surroundings;

/// Abbreviations, initialisms and plain words.
final class WordRules {

  private static final Map<String, String> DOTTED =
      Map.of(
          "e.g.", "for example",
          "i.e.", "that is",
          "a.k.a.", "also known as",
          "ph.d.", "P H D",
          "ph.d", "P H D",
          "p.s.", "P S");
  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("mr", "mister"),
          Map.entry("mrs", "missus"),
          Map.entry("ms", "miss"),
          Map.entry("prof", "professor"),
          Map.entry("jr", "junior"),
          Map.entry("sr", "senior"),
          Map.entry("vs", "versus"),
          Map.entry("etc", "et cetera"),
          Map.entry("gen", "general"),
          Map.entry("capt", "captain"),
          Map.entry("lt", "lieutenant"),
          Map.entry("sgt", "sergeant"),
          Map.entry("rev", "reverend"),
          Map.entry("inc", "incorporated"),
          Map.entry("ltd", "limited"),
          Map.entry("corp", "corporation"),
          Map.entry("dept", "department"),
          Map.entry("ave", "avenue"),
          Map.entry("blvd", "boulevard"),
          Map.entry("rd", "road"),
          Map.entry("mt", "mount"),
          Map.entry("approx", "approximately"),
          Map.entry("jan", "January"),
          Map.entry("feb", "February"),
          Map.entry("apr", "April"),
          Map.entry("aug", "August"),
          Map.entry("sept", "September"),
          Map.entry("oct", "October"),
          Map.entry("nov", "November"),
          Map.entry("dec", "December"),
          Map.entry("dr", "doctor"),
          Map.entry("st", "saint"));
  private static final Pattern NAME = Pattern.compile("\\W*[A-Z][a-z]+.*");
  private static final Pattern NUMBER_AT_END = Pattern.compile(".*\\d");

  static final List<Rule> ALL =
      List.of(
          Rule.ofAnyCase(
              "(?<![A-Za-z])(?:[a-z]\\.){2,}[a-z]?(?![A-Za-z])|ph\\.d\\.?", WordRules::dotted),
          Rule.ofAnyCase(
              "(?<![A-Za-z'])(" + String.join("|", ABBREVIATIONS.keySet()) + ")\\.(?!\\w)",
              WordRules::abbreviation),
          Rule.of("(?<![A-Za-z'])(Mr|Mrs|Dr|Jr|vs|etc)(?![A-Za-z'])()", WordRules::abbreviation),
          Rule.ofAnyCase("(?<![A-Za-z])(?:no|nos)\\.(?=#?\\d|$)", WordRules::number),
          Rule.of("(" + Measures.DETACHED_SYMBOLS + ")(?![\\w'])\\.?", WordRules::measure),
          Rule.ofAnyCase("wi-?fi(?!\\w)", (found, around, reading) -> reading.say("why", "fie")),
          Rule.of("w/o(?!\\w)", (found, around, reading) -> reading.say("without")),
          Rule.of("w/(?!\\w)", (found, around, reading) -> reading.say("with")),
          Rule.of("(?<=[A-Za-z]{2})/(?=[A-Za-z]{2})", WordRules::slash),
          Rule.of("[A-Za-z]+(?:'[A-Za-z]+)*", WordRules::word));

  private WordRules() {}

  private static void dotted(MatchResult found, Surroundings around, ReadingBuilder reading) {
    var written = found.group().toLowerCase(Locale.ROOT);
    var words = DOTTED.get(written);
    if (words != null) {
      reading.say(words.split(" "));
    } else {
      reading.spell(written.replace(".", ""));
    }
    if (around.after().isEmpty()
        || (written.matches("[ap]\\.m\\.") && startsName(around.after()))) {
      reading.pause(Pause.FULL_STOP);
    }
  }

  private static void abbreviation(MatchResult found, Surroundings around, ReadingBuilder reading) {
    var written = found.group(1).toLowerCase(Locale.ROOT);
    if (!startsName(around.after()) && startsName(around.before()) && written.equals("dr")) {
      reading.say("drive");
    } else if (!startsName(around.after()) && written.equals("st")) {
      reading.say("street");
    } else {
      reading.say(ABBREVIATIONS.getOrDefault(written, written).split(" "));
    }
    if (around.after().isEmpty() && found.group().endsWith(".")) {
      reading.pause(Pause.FULL_STOP);
    }
  }

  private static boolean startsName(String token) {
    return NAME.matcher(token).matches();
  }

  /// "No." is "number" before a number and else the end of a sentence.
  private static void number(MatchResult found, Surroundings around, ReadingBuilder reading) {
    if (around.after().matches("#?\\d.*")) {
      reading.say(found.group().length() == 3 ? "number" : "numbers");
    } else {
      reading.say("no");
      reading.pause(Pause.FULL_STOP);
    }
  }

  private static void measure(MatchResult found, Surroundings around, ReadingBuilder reading) {
    if (NUMBER_AT_END.matcher(around.before()).matches()) {
      reading.say(Measures.words(found.group(1), around.before().equals("1")));
    } else {
      Words.say(found.group(1).replaceAll("[^A-Za-z]", ""), reading);
    }
    if (around.after().isEmpty() && found.group().endsWith(".")) {
      reading.pause(Pause.FULL_STOP);
    }
  }

  private static void slash(MatchResult found, Surroundings around, ReadingBuilder reading) {
    // "and/or" has its word already.
  }

  private static void word(MatchResult found, Surroundings around, ReadingBuilder reading) {
    var word = found.group();
    var numeral = RomanNumerals.words(word, around.before());
    if (!numeral.isEmpty()) {
      reading.say(numeral);
    } else if (word.matches("(?i)[ap]m") && NUMBER_AT_END.matcher(around.before()).matches()) {
      reading.spell(word);
    } else if (word.equals("US") && Words.isShouted(around.before() + " " + around.after())) {
      reading.say("us");
    } else {
      Words.say(word, reading);
    }
  }
}
