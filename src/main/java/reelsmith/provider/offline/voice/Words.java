package reelsmith.provider.offline.voice;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Single words: capitals are spelled or read, joined words parted, drawn-out ones shortened.
final class Words {

  private static final Set<String> SPELLED =
      Set.of(
          ("AI AKA AOL API ATM BBC BMI CEO CFO CIA COO CPU CTO DIY DNA DOA EPA ESP ETA EU EV FAQ"
                  + " FBI FDA GI GPA GPU HIV IBM ICU ID IDK IOU IPO IQ IRS ISS LA MBA"
                  + " NBA NYC OCD OMG POV PTSD RNA SEO SOS SUV TBA UAE UFO UI UK UN UPS"
                  + " URL USA USB USSR UV UX VIP WWE AC AD AM PM BC CE BCE TV PC DC DJ JFK GPT")
              .split(" "));
  private static final Set<String> READ_WHEN_SHOUTED =
      Set.of(
          ("AM AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF OH ON OR OX SO TO UP WE HI HA HO YO")
              .split(" "));
  private static final Map<String, String> RESPELLED =
      Map.ofEntries(
          Map.entry("ok", "okay"),
          Map.entry("okay", "okay"),
          Map.entry("hm", "hum"),
          Map.entry("hmm", "hum"),
          Map.entry("mm", "hum"),
          Map.entry("shh", "shush"),
          Map.entry("sh", "shush"),
          Map.entry("psst", "pist"),
          Map.entry("pst", "pist"),
          Map.entry("brr", "burr"),
          Map.entry("grr", "gurr"),
          Map.entry("zzz", "zees"),
          Map.entry("tsk", "tisk"),
          Map.entry("pfft", "fit"),
          Map.entry("n", "and"),
          Map.entry("im", "I'm"),
          Map.entry("dont", "don't"),
          Map.entry("cant", "can't"));
  private static final Pattern DRAWN_OUT =
      Pattern.compile("([a-z])\\1{2,}", Pattern.CASE_INSENSITIVE);
  private static final Pattern WITHOUT_VOWEL =
      Pattern.compile("[^aeiouy']+", Pattern.CASE_INSENSITIVE);
  private static final Pattern LEGAL_BEGINNING =
      Pattern.compile(
          "(?:[AEIOU]|[BCFGPK][LR]|[DT][RW]|[CSPTWGK]H|S[CKLMNPTQW]|SCR|SPR|STR|SHR|THR|SPL|WR|KN|QU|[BCDFGHJKLMNPRSTVWYZ]?[AEIOUY]).*");
  private static final Pattern INITIALS_OF_MANY = Pattern.compile("[A-Z]{2,}s|[A-Z]{2,}'[sS]");
  private static final Pattern JOINED =
      Pattern.compile("(?<=[a-z]{2})(?=[A-Z][a-z])|(?<=\\b[a-z])(?=[A-Z][a-z])");

  private Words() {}

  static boolean isShouted(String text) {
    return Pattern.compile("[A-Z]{3,}").matcher(text).find();
  }

  /// Says one written word of letters and apostrophes.
  static void say(String word, ReadingBuilder reading) {
    if (word.length() == 1) {
      sayLetter(word, reading);
    } else if (INITIALS_OF_MANY.matcher(word).matches()) {
      var initials = word.replaceAll("'?[sS]$", "");
      if (isSpelled(initials)) {
        reading.spell(initials.substring(0, initials.length() - 1));
        reading.say(initials.substring(initials.length() - 1) + "'s");
      } else {
        plain(word, reading);
      }
    } else if (word.equals(word.toUpperCase(Locale.ROOT)) && isSpelled(word)) {
      reading.spell(word);
    } else if (word.matches("Ma?c[A-Z].*|O'.*|[DL]'.*")) {
      plain(word, reading);
    } else {
      for (var part : JOINED.split(word)) {
        if (part.length() == 1) {
          reading.spell(part);
        } else {
          plain(part, reading);
        }
      }
    }
  }

  private static void sayLetter(String letter, ReadingBuilder reading) {
    switch (letter) {
      case "a", "A" -> reading.say("a");
      case "n" -> reading.say("and");
      default -> reading.spell(letter);
    }
  }

  private static boolean isSpelled(String capitals) {
    if (READ_WHEN_SHOUTED.contains(capitals)) {
      return false;
    }
    if (SPELLED.contains(capitals) || capitals.length() == 2) {
      return !RESPELLED.containsKey(capitals.toLowerCase(Locale.ROOT));
    }
    return !RESPELLED.containsKey(capitals.toLowerCase(Locale.ROOT))
        && (!capitals.matches(".*[AEIOUY].*") || !LEGAL_BEGINNING.matcher(capitals).matches());
  }

  private static void plain(String word, ReadingBuilder reading) {
    var shouted = word.equals(word.toUpperCase(Locale.ROOT));
    var spelling = shouted ? word.toLowerCase(Locale.ROOT) : word;
    // A word without a vowel, such as "hmmm", is known by two letters.
    spelling =
        WITHOUT_VOWEL.matcher(spelling).matches()
            ? DRAWN_OUT.matcher(spelling).replaceAll("$1$1")
            : DRAWN_OUT.matcher(spelling).replaceAll(Words::shortened);
    if (shouted && word.startsWith("I'")) {
      spelling = "I" + spelling.substring(1);
    }
    var respelled = RESPELLED.get(spelling.toLowerCase(Locale.ROOT));
    if (respelled != null) {
      reading.say(respelled.split(" "));
    } else if (WITHOUT_VOWEL.matcher(spelling).matches()) {
      reading.spell(spelling);
    } else {
      reading.say(spelling);
    }
  }

  private static String shortened(MatchResult run) {
    var letter = run.group(1);
    return letter.equalsIgnoreCase("e") ? letter + letter : letter;
  }
}
