package reelsmith.provider.offline.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResamplerTests {

  @Test
  void a_tone_keeps_its_pitch_and_level() {
    var tone = tone(1000, 16_000, 16_000);

    var resampled = new Resampler(3).resample(tone);

    assertThat(resampled).hasSize(48_000);
    var expected = tone(1000, 48_000, 48_000);
    for (int i = 2000; i < 46_000; i++) {
      assertThat(resampled[i]).isCloseTo(expected[i], within(0.002f));
    }
  }

  @Test
  void what_does_not_fit_into_the_new_rate_is_gone() {
    var tone = tone(12_000, 48_000, 48_000);

    var resampled = new Resampler(1 / 3.0).resample(tone);

    for (int i = 1000; i < 15_000; i++) {
      assertThat(Math.abs(resampled[i])).isLessThan(0.001f);
    }
  }

  private static float[] tone(double hertz, int rate, int length) {
    var tone = new float[length];
    for (int i = 0; i < length; i++) {
      tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return tone;
  }
}
