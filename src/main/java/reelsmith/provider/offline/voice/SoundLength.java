package reelsmith.provider.offline.voice;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How long a word takes to say, by its letters. The numbers were fitted to the labels of both
/// synthesisers over the sentences of `src/test/resources/voices`.
final class SoundLength {

  private static final double SECONDS_OF_WORD = 0.065;
  private static final double SECONDS_OF_VOWEL = 0.056;
  private static final double SECONDS_OF_CONSONANT = 0.059;
  private static final double SECONDS_LESS_FOR_SMALL_WORD = 0.055;
  private static final double SECONDS_OF_LETTER_NAME = 0.2;
  private static final double SECONDS_OF_FOREIGN_LETTER = 0.07;
  private static final double SHORTEST_SECONDS = 0.06;

  private static final Set<String> SMALL_WORDS =
      Set.of(
          ("a an and as at but by for from had has he her his i if in is it its of on or she that"
                  + " the their them they this to was were with you")
              .split(" "));
  private static final Pattern SILENT = Pattern.compile("(?<=[^aeiouy])e(?=s?$)|'");
  private static final Pattern DOUBLED = Pattern.compile("([^aeiou])\\1");
  private static final Pattern TWO_LETTERS_OF_ONE_SOUND = Pattern.compile("[cstpwg]h|ck|ng|kn|wr");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

  private SoundLength() {}

  static double seconds(String spelling) {
    var word = spelling.toLowerCase(Locale.ROOT);
    if (word.chars().anyMatch(letter -> letter >= 0x80)) {
      return SECONDS_OF_FOREIGN_LETTER * word.codePointCount(0, word.length());
    }
    var small = SMALL_WORDS.contains(word);
    if (word.length() == 1 && !small) {
      return SECONDS_OF_LETTER_NAME;
    }
    var sounds = word.length() > 3 ? SILENT.matcher(word).replaceAll("") : word;
    sounds = DOUBLED.matcher(sounds).replaceAll("$1");
    sounds = TWO_LETTERS_OF_ONE_SOUND.matcher(sounds).replaceAll("t");
    var vowels = Math.max(1, VOWELS.matcher(sounds).results().count());
    var consonants = VOWELS.matcher(sounds).replaceAll("").length();
    var seconds = SECONDS_OF_WORD + vowels * SECONDS_OF_VOWEL + consonants * SECONDS_OF_CONSONANT;
    return Math.max(SHORTEST_SECONDS, small ? seconds - SECONDS_LESS_FOR_SMALL_WORD : seconds);
  }
}
