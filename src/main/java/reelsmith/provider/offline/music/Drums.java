package reelsmith.provider.offline.music;

import java.util.SplittableRandom;

/// Light percussion.
final class Drums {

  private static final int RATE = Loop.SAMPLE_RATE;

  private Drums() {}

  /// A skin that drops in pitch after the beat.
  ///
  /// @param pitch where it ends, in hertz
  static float[] skin(double pitch, double bend, double seconds) {
    var sound = new float[(int) (seconds * RATE)];
    var turns = 0.0;
    var fall = new Tones.Decay(28);
    var level = new Tones.Decay(5 / seconds);
    for (int i = 0; i < sound.length; i++) {
      turns += pitch * (1 + bend * fall.next()) / RATE;
      sound[i] = (float) (level.next() * Tones.sine(turns));
    }
    return Tones.faded(sound, 0.002, seconds / 3);
  }

  /// Noise above a pitch: a hat or a shaker when short, a brush or a snare when longer.
  ///
  /// @param dullness 0 hisses, 1 rustles
  static float[] noise(double seconds, double attack, double dullness, SplittableRandom random) {
    var sound = new float[(int) (seconds * RATE)];
    var low = 0f;
    var lower = 0f;
    var smoothing = (float) (0.85 - 0.7 * dullness);
    var floor = (float) (0.35 - 0.3 * dullness);
    var level = new Tones.Decay(5 / seconds);
    for (int i = 0; i < sound.length; i++) {
      low += smoothing * ((float) (2 * random.nextDouble() - 1) - low);
      lower += floor * (low - lower);
      sound[i] = (float) level.next() * (low - lower);
    }
    return Tones.faded(sound, attack, seconds / 3);
  }
}
