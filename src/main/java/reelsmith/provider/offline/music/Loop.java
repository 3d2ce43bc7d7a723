package reelsmith.provider.offline.music;

/// A stereo loop being filled. What reaches over its end goes on at its beginning, so nothing that
/// is added can make a seam.
final class Loop {

  static final int SAMPLE_RATE = 48_000;

  final float[] left;
  final float[] right;

  Loop(double seconds) {
    left = new float[(int) Math.round(seconds * SAMPLE_RATE)];
    right = new float[left.length];
  }

  int length() {
    return left.length;
  }

  /// Adds a sound in one place between left (−1) and right (1).
  void add(double seconds, float[] sound, double level, double pan) {
    var angle = (pan + 1) * Math.PI / 4;
    mix(left, seconds, sound, (float) (level * StrictMath.cos(angle)));
    mix(right, seconds, sound, (float) (level * StrictMath.sin(angle)));
  }

  void addWide(double seconds, float[] leftSound, float[] rightSound, double level) {
    mix(left, seconds, leftSound, (float) level);
    mix(right, seconds, rightSound, (float) level);
  }

  private void mix(float[] channel, double seconds, float[] sound, float level) {
    var start = (int) Math.round(seconds * SAMPLE_RATE);
    var position = Math.floorMod(start, channel.length);
    for (var sample : sound) {
      channel[position] += level * sample;
      position++;
      if (position == channel.length) {
        position = 0;
      }
    }
  }
}
