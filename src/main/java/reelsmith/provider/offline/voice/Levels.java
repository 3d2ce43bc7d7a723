package reelsmith.provider.offline.voice;

import java.util.Arrays;

/// Loudness of speech: where it is heard, how loud it is, and making it as loud as it should be.
final class Levels {

  private static final double FRAME_SECONDS = 0.005;

  /// Below the loud parts of the speech by this much nothing is heard.
  private static final double HEARD_DECIBELS = -36;

  private static final double PEAK = Math.pow(10, -3.0 / 20);
  private static final double TARGET = Math.pow(10, -20.0 / 20);

  private Levels() {}

  /// Whether something is heard in each frame of five milliseconds.
  static boolean[] heard(float[] sound, int sampleRate) {
    var frames = frameLevels(sound, sampleRate);
    var sorted = frames.clone();
    Arrays.sort(sorted);
    var loud = sorted.length == 0 ? 0 : sorted[(int) (0.95 * (sorted.length - 1))];
    var threshold = Math.max(1e-5, loud * Math.pow(10, HEARD_DECIBELS / 20));
    var heard = new boolean[frames.length];
    for (int i = 0; i < frames.length; i++) {
      heard[i] = frames[i] > threshold;
    }
    return heard;
  }

  static int frameLength(int sampleRate) {
    return (int) Math.round(FRAME_SECONDS * sampleRate);
  }

  /// The root mean square of each frame; the last frame may be short.
  static double[] frameLevels(float[] sound, int sampleRate) {
    var length = frameLength(sampleRate);
    var levels = new double[(sound.length + length - 1) / length];
    for (int frame = 0; frame < levels.length; frame++) {
      var end = Math.min(sound.length, (frame + 1) * length);
      var sum = 0.0;
      for (int i = frame * length; i < end; i++) {
        sum += (double) sound[i] * sound[i];
      }
      levels[frame] = Math.sqrt(sum / (end - frame * length));
    }
    return levels;
  }

  /// The sound at speaking level: −20 dBFS where it is heard, and no sample above −3 dBFS.
  static float[] even(float[] sound, int sampleRate) {
    var level = levelWhereHeard(sound, sampleRate);
    var result = sound.clone();
    if (level == 0) {
      return result;
    }
    var gain = (float) (TARGET / level);
    for (int i = 0; i < result.length; i++) {
      result[i] *= gain;
    }
    limit(result, sampleRate);
    return result;
  }

  static double levelWhereHeard(float[] sound, int sampleRate) {
    var heard = heard(sound, sampleRate);
    var levels = frameLevels(sound, sampleRate);
    var sum = 0.0;
    var count = 0;
    for (int i = 0; i < heard.length; i++) {
      if (heard[i]) {
        sum += levels[i] * levels[i];
        count++;
      }
    }
    return count == 0 ? 0 : Math.sqrt(sum / count);
  }

  /// Turns the gain down around each peak, looking ahead, so that no sample exceeds the limit.
  private static void limit(float[] sound, int sampleRate) {
    var radius = sampleRate / 200;
    var gains = new float[sound.length];
    Arrays.fill(gains, 1);
    for (int i = 0; i < sound.length; i++) {
      var size = Math.abs(sound[i]);
      if (size > PEAK) {
        var gain = (float) (PEAK / size);
        var end = Math.min(sound.length, i + radius + 1);
        for (int j = Math.max(0, i - radius); j < end; j++) {
          gains[j] = Math.min(gains[j], gain);
        }
      }
    }
    // Averaging over the same width smooths the gain, and no average exceeds the lowest gain that
    // its peak asks for.
    var sum = 0.0;
    for (int j = -radius; j <= radius; j++) {
      sum += gainAt(gains, j);
    }
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= (float) (sum / (2 * radius + 1));
      sum += gainAt(gains, i + radius + 1) - gainAt(gains, i - radius);
    }
  }

  private static double gainAt(float[] gains, int index) {
    return index < 0 || index >= gains.length ? 1 : gains[index];
  }
}
