package reelsmith.provider.offline.music;

import java.util.Arrays;
import reelsmith.provider.Pcm;

/// Makes a finished loop as loud as all others and leaves room for speech.
final class Mastering {

  static final double LOUDNESS = -18;
  private static final double PEAK = StrictMath.pow(10, -1.5 / 20);

  private Mastering() {}

  static Pcm master(Loop loop) {
    var left = shaped(loop.left);
    var right = shaped(loop.right);
    var gain = (float) StrictMath.pow(10, (LOUDNESS - loudness(left, right)) / 20);
    var limit = limiterGains(left, right, gain);
    var samples = new short[2 * left.length];
    for (int i = 0; i < left.length; i++) {
      samples[2 * i] = sample(left[i] * gain * limit[i]);
      samples[2 * i + 1] = sample(right[i] * gain * limit[i]);
    }
    return new Pcm(samples, Loop.SAMPLE_RATE, 2);
  }

  private static short sample(float value) {
    return (short) Math.round(Math.clamp(value, -1f, 1f) * Short.MAX_VALUE);
  }

  /// Without rumble, and with a dip where speech is understood.
  private static float[] shaped(float[] channel) {
    return Biquad.bell(2000, 0.6, -4.5).around(Biquad.highPass(35, 0.7).around(channel));
  }

  /// Loudness as ITU-R BS.1770 weighs it, without its gate, in LUFS.
  static double loudness(float[] left, float[] right) {
    return -0.691 + 10 * StrictMath.log10(weighted(left) + weighted(right) + 1e-12);
  }

  private static double weighted(float[] channel) {
    var sum = 0.0;
    for (var value : Biquad.highPass(38, 0.5).around(Biquad.highShelf(1500, 4).around(channel))) {
      sum += (double) value * value;
    }
    return sum / channel.length;
  }

  /// A gain for each sample that keeps peaks below the limit, lowered smoothly around them.
  private static float[] limiterGains(float[] left, float[] right, float gain) {
    var radius = Loop.SAMPLE_RATE / 200;
    var length = left.length;
    var lowest = new float[length];
    Arrays.fill(lowest, 1);
    for (int i = 0; i < length; i++) {
      var size = gain * Math.max(Math.abs(left[i]), Math.abs(right[i]));
      if (size > PEAK) {
        var needed = (float) (PEAK / size);
        for (int j = i - radius; j <= i + radius; j++) {
          var around = Math.floorMod(j, length);
          lowest[around] = Math.min(lowest[around], needed);
        }
      }
    }
    var smooth = new float[length];
    var sum = 0.0;
    for (int j = -radius; j <= radius; j++) {
      sum += lowest[Math.floorMod(j, length)];
    }
    for (int i = 0; i < length; i++) {
      smooth[i] = (float) (sum / (2 * radius + 1));
      sum += lowest[(i + radius + 1) % length] - lowest[Math.floorMod(i - radius, length)];
    }
    return smooth;
  }
}
