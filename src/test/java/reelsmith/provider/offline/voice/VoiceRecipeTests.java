package reelsmith.provider.offline.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelsmith.provider.offline.voice.LabelledSound.Span;

class VoiceRecipeTests {

  private static final int RATE = 16_000;

  /// Says every word as 0.3 s of a buzz, with 0.2 s of silence before each and after the last.
  private static final Synthesiser BUZZER =
      (words, pitch) -> {
        var samples = new float[(int) (RATE * (0.5 * words.size() + 0.2))];
        var spans = new ArrayList<Span>();
        for (int word = 0; word < words.size(); word++) {
          var start = 0.2 + 0.5 * word;
          spans.add(new Span(start, start + 0.3));
          for (int i = (int) (start * RATE); i < (start + 0.3) * RATE; i++) {
            var turns = 150.0 * i / RATE;
            samples[i] = (float) (0.6 * (turns - Math.floor(turns)) - 0.3);
          }
        }
        return new LabelledSound(samples, RATE, spans);
      };

  private static final List<ReadingWord> THREE_WORDS =
      List.of(
          new ReadingWord(0, "one", Pause.NONE),
          new ReadingWord(1, "two", Pause.NONE),
          new ReadingWord(2, "three", Pause.FULL_STOP));

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "0.8, 1, 1", "1.12, 1, 1", "1, 1, 2", "1, 1, 0.8", "0.88, 1.1, 1.5"})
  void words_are_heard_where_the_labels_say(double formants, double pace, double speed) {
    var sound = new VoiceRecipe(formants, 1, pace).speak(BUZZER, THREE_WORDS, speed);

    var heard = VoiceActivity.of(sound.samples(), sound.sampleRate()).spoken();
    // Shorter pauses than this count as part of a word.
    if (0.2 / (pace * speed) > 0.15) {
      assertThat(heard).hasSize(3);
      for (int i = 0; i < 3; i++) {
        assertThat(sound.words().get(i).start()).isCloseTo(heard.get(i).start(), within(0.012));
        assertThat(sound.words().get(i).end()).isCloseTo(heard.get(i).end(), within(0.012));
      }
    }
    assertThat(sound.words().getLast().end() - sound.words().getFirst().start())
        .isCloseTo(1.3 / (pace * speed), within(0.002));
    assertThat(sound.words().getFirst().start()).isBetween(0.015, 0.05);
    assertThat(sound.seconds() - sound.words().getLast().end()).isBetween(0.015, 0.05);
  }

  @Test
  void another_throat_changes_the_pitch_and_another_speed_does_not() {
    var own = new VoiceRecipe(1, 1, 1).speak(BUZZER, THREE_WORDS, 1);
    var fast = new VoiceRecipe(1, 1, 1).speak(BUZZER, THREE_WORDS, 1.6);
    var small = new VoiceRecipe(1.2, 1, 1).speak(BUZZER, THREE_WORDS, 1);

    assertThat(pitch(own)).isCloseTo(150, within(2.0));
    assertThat(pitch(fast)).isCloseTo(150, within(2.0));
    assertThat(pitch(small)).isCloseTo(180, within(2.5));
  }

  /// The pitch in the middle of the first word, by autocorrelation.
  private static double pitch(LabelledSound sound) {
    var start = (int) (sound.sampleRate() * (sound.words().getFirst().start() + 0.03));
    var best = 0;
    var most = 0.0;
    for (int lag = sound.sampleRate() / 300; lag < sound.sampleRate() / 110; lag++) {
      var sum = 0.0;
      for (int i = 0; i < 4000; i++) {
        sum += sound.samples()[start + i] * sound.samples()[start + i + lag];
      }
      if (sum > most) {
        most = sum;
        best = lag;
      }
    }
    return (double) sound.sampleRate() / best;
  }
}
