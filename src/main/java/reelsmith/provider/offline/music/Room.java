package reelsmith.provider.offline.music;

/// A room around the music: the reverberator of Schroeder and Moorer, eight damped combs and four
/// all-passes on each side.
final class Room {

  private static final int[] COMBS = {1214, 1293, 1390, 1476, 1547, 1622, 1694, 1760};
  private static final int[] ALL_PASSES = {605, 480, 371, 245};
  private static final int SPREAD = 25;
  private static final float DAMPING = 0.35f;

  private Room() {}

  /// Adds the room to a loop as if it had been going round for ever.
  ///
  /// @param share how much of the room is heard
  /// @param liveliness from 0 for a chamber to 1 for a cathedral
  static void fill(Loop loop, double share, double liveliness) {
    var feedback = (float) (0.72 + 0.2 * liveliness);
    var mono = new float[loop.length()];
    for (int i = 0; i < mono.length; i++) {
      mono[i] = 0.5f * (loop.left[i] + loop.right[i]);
    }
    var level = (float) (0.12 * share);
    addSide(loop.left, mono, 0, feedback, level);
    addSide(loop.right, mono, SPREAD, feedback, level);
  }

  private static void addSide(
      float[] channel, float[] source, int spread, float feedback, float level) {
    var wet = new float[source.length];
    for (var comb : COMBS) {
      addComb(wet, source, comb + spread, feedback);
    }
    for (var allPass : ALL_PASSES) {
      wet = passed(wet, allPass + spread);
    }
    for (int i = 0; i < channel.length; i++) {
      channel[i] += level * wet[i];
    }
  }

  private static void addComb(float[] sum, float[] source, int delay, float feedback) {
    var line = new float[delay];
    var position = 0;
    var damped = 0f;
    // Long enough that what came before is no longer heard.
    var warmUp = Math.min(source.length, 4 * Loop.SAMPLE_RATE);
    for (int i = -warmUp; i < source.length; i++) {
      var out = line[position];
      damped = out + DAMPING * (damped - out);
      line[position] = source[i < 0 ? source.length + i : i] + feedback * damped;
      position = position + 1 == delay ? 0 : position + 1;
      if (i >= 0) {
        sum[i] += out;
      }
    }
  }

  private static float[] passed(float[] source, int delay) {
    var result = new float[source.length];
    var line = new float[delay];
    var position = 0;
    var warmUp = Math.min(source.length, Loop.SAMPLE_RATE);
    for (int i = -warmUp; i < source.length; i++) {
      var in = source[i < 0 ? source.length + i : i];
      var kept = line[position];
      line[position] = in + 0.5f * kept;
      position = position + 1 == delay ? 0 : position + 1;
      if (i >= 0) {
        result[i] = kept - in;
      }
    }
    return result;
  }
}
