package reelsmith.provider.offline.voice;

import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reelsmith.provider.Pcm;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.SpokenWord;
import reelsmith.provider.WordTimer;

/// Estimates when each word of a known text is heard, without recognising anything: pauses of the
/// sound are matched with the punctuation of the text, and between them words take their time by
/// the number of their sounds.
///
/// On clean speech most words are found within 0.15 seconds. Any language is accepted; where the
/// words cannot be read as English they count by their letters.
public final class OfflineWordTimer implements WordTimer {

  private static final double SECONDS_OF_LETTER = 0.07;

  @Override
  public Mono<List<SpokenWord>> time(Pcm sound, String text, String language) {
    return Mono.fromCallable(() -> timed(sound, text));
  }

  private static List<SpokenWord> timed(Pcm sound, String text) {
    var reading = readingOf(text);
    if (reading.words().isEmpty()) {
      return WordTimes.of(reading, List.of(), sound.seconds());
    }
    var activity = VoiceActivity.of(mono(sound), sound.sampleRate());
    var lengths = new ArrayList<Double>();
    var pauses = new ArrayList<Pause>();
    for (var word : reading.words()) {
      lengths.add(SoundLength.seconds(word.spelling()));
      pauses.add(word.pause());
    }
    var spans = new Alignment(activity, lengths, pauses).spans();
    return WordTimes.of(reading, spans, sound.seconds());
  }

  /// The text as English, or else with each token as one word.
  private static Reading readingOf(String text) {
    try {
      return Reading.of(text);
    } catch (ProviderFailure notEnglish) {
      var tokens = Reading.tokensOf(text);
      var words = new ArrayList<ReadingWord>();
      for (int i = 0; i < tokens.size(); i++) {
        var token = tokens.get(i);
        if (token.codePoints().anyMatch(Character::isLetterOrDigit)) {
          words.add(new ReadingWord(i, token, pauseAfter(token)));
        }
      }
      return new Reading(tokens, words);
    }
  }

  private static Pause pauseAfter(String token) {
    return switch (token.charAt(token.length() - 1)) {
      case '.', '。', '…', '।', '؟', '?', '？' -> Pause.FULL_STOP;
      case '!', '！' -> Pause.EXCLAMATION;
      case ',', ';', ':', '،', '、', '，', '—' -> Pause.COMMA;
      default -> Pause.NONE;
    };
  }

  private static float[] mono(Pcm sound) {
    var channels = sound.channels();
    var mixed = new float[sound.samples().length / channels];
    for (int i = 0; i < mixed.length; i++) {
      var sum = 0f;
      for (int channel = 0; channel < channels; channel++) {
        sum += sound.samples()[i * channels + channel];
      }
      mixed[i] = sum / channels / Short.MAX_VALUE;
    }
    return mixed;
  }

  /// How long a word takes, by its letters.
  static final class SoundLength {

    private static final double SECONDS_OF_VOWEL = 0.105;
    private static final double SECONDS_OF_CONSONANT = 0.062;
    private static final double SHARE_OF_SMALL_WORD = 0.75;
    private static final String SMALL_WORDS =
        " a an and as at but by for from had has he her his i if in is it its of on or she that the"
            + " their them they this to was were with you ";

    private SoundLength() {}

    static double seconds(String spelling) {
      var word = spelling.toLowerCase(java.util.Locale.ROOT);
      if (word.length() == 1) {
        return word.equals("a") ? SECONDS_OF_VOWEL : 0.25;
      }
      if (word.chars().anyMatch(letter -> letter >= 0x80)) {
        return SECONDS_OF_LETTER * word.codePointCount(0, word.length());
      }
      var sounds =
          word.replaceAll("(?<=[^aeiouy])e(?=s?$)|'", "").replaceAll("([^aeiou])\\1", "$1");
      sounds = sounds.replaceAll("[cstpwg]h|ck|ng|kn|wr|gh", "t");
      var vowels =
          (int) java.util.regex.Pattern.compile("[aeiouy]+").matcher(sounds).results().count();
      var consonants = sounds.replaceAll("[aeiouy]+", "").length();
      var seconds = Math.max(1, vowels) * SECONDS_OF_VOWEL + consonants * SECONDS_OF_CONSONANT;
      return SMALL_WORDS.contains(" " + word + " ") ? SHARE_OF_SMALL_WORD * seconds : seconds;
    }
  }
}
