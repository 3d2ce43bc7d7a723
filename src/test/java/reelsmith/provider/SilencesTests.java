package reelsmith.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SilencesTests {

  private static final int RATE = 48_000;

  /// Two words of 0.5 s, with 0.3 s before, 0.8 s between and 0.1 s after them.
  private static final Speech SPEECH =
      new Speech(
          twoTones(), List.of(new SpokenWord("one", 0.3, 0.8), new SpokenWord("two", 1.6, 2.1)));

  @Test
  void a_long_pause_becomes_as_long_as_asked_for() {
    var shorter = Silences.shortened(SPEECH, 0.2);

    assertThat(shorter.sound().seconds()).isCloseTo(0.2 + 0.5 + 0.2 + 0.5 + 0.1, within(0.02));
    var words = shorter.words();
    assertThat(words).extracting(SpokenWord::text).containsExactly("one", "two");
    assertThat(words.get(1).start() - words.get(0).end()).isCloseTo(0.2, within(0.02));
    assertHeard(shorter.sound(), words);
  }

  @Test
  void no_pause_at_all_can_be_asked_for() {
    var shorter = Silences.shortened(SPEECH, 0);

    assertThat(shorter.sound().seconds()).isCloseTo(1.0, within(0.05));
    assertHeard(shorter.sound(), shorter.words());
  }

  @Test
  void short_pauses_stay_as_they_are() {
    assertThat(Silences.shortened(SPEECH, 0.9)).isSameAs(SPEECH);
  }

  @Test
  void both_channels_are_cut_at_the_same_place() {
    var mono = SPEECH.sound().samples();
    var stereo = new short[2 * mono.length];
    for (int i = 0; i < mono.length; i++) {
      stereo[2 * i] = mono[i];
      stereo[2 * i + 1] = (short) -mono[i];
    }

    var shorter = Silences.shortened(new Speech(new Pcm(stereo, RATE, 2), List.of()), 0.2);

    var samples = shorter.sound().samples();
    for (int i = 0; i < samples.length; i += 2) {
      assertThat(samples[i] + samples[i + 1]).isBetween(-1, 1);
    }
  }

  @Test
  void a_cut_does_not_click() {
    var noisy = SPEECH.sound().samples().clone();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (short) (40 * Math.sin(0.01 * i));
    }

    var shorter = Silences.shortened(new Speech(new Pcm(noisy, RATE, 1), List.of()), 0.2);

    var samples = shorter.sound().samples();
    var quietFrom = (int) (0.72 * RATE);
    for (int i = quietFrom; i < quietFrom + 0.15 * RATE; i++) {
      assertThat(Math.abs(samples[i] - samples[i - 1])).isLessThan(4);
    }
  }

  @Test
  void a_pause_cannot_be_shorter_than_nothing() {
    assertThatThrownBy(() -> Silences.shortened(SPEECH, -0.1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Pcm twoTones() {
    var samples = new short[(int) (2.2 * RATE)];
    for (int i = 0; i < RATE / 2; i++) {
      var tone = (short) (9000 * Math.sin(0.05 * i));
      samples[(int) (0.3 * RATE) + i] = tone;
      samples[(int) (1.6 * RATE) + i] = tone;
    }
    return new Pcm(samples, RATE, 1);
  }

  private static void assertHeard(Pcm sound, List<SpokenWord> words) {
    for (var word : words) {
      var middle = (int) (RATE * (word.start() + word.end()) / 2);
      var loudest = 0;
      for (int i = middle - 200; i < middle + 200; i++) {
        loudest = Math.max(loudest, Math.abs(sound.samples()[i]));
      }
      assertThat(loudest).as(word.text()).isGreaterThan(8000);
      assertThat(word.end() - word.start()).isCloseTo(0.5, within(0.02));
    }
  }
}
