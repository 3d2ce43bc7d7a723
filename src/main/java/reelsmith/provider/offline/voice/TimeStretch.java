package reelsmith.provider.offline.voice;

/// Makes speech longer or shorter without changing its pitch: waveform-similarity overlap-add
/// (WSOLA). A moment of the input is heard at that moment times the factor, to within the few
/// milliseconds by which pieces are moved so that they join in phase.
final class TimeStretch {

  private static final double PIECE_SECONDS = 0.024;
  private static final double TOLERANCE_SECONDS = 0.006;
  private static final int COARSE = 4;

  private final double factor;
  private final int half;
  private final int tolerance;
  private final float[] fadeIn;

  /// @param factor how many times as long the result is
  TimeStretch(double factor, int sampleRate) {
    this.factor = factor;
    this.half = (int) Math.round(PIECE_SECONDS / 2 * sampleRate);
    this.tolerance = (int) Math.round(TOLERANCE_SECONDS * sampleRate);
    this.fadeIn = new float[half];
    for (int i = 0; i < half; i++) {
      fadeIn[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / half));
    }
  }

  /// The sound at its new length, which is exactly the old one times the factor, rounded.
  float[] stretch(float[] sound) {
    if (factor == 1) {
      return sound.clone();
    }
    var result = new float[(int) Math.round(sound.length * factor)];
    // What would follow the piece just laid if nothing were stretched; the next is chosen to be
    // like it.
    var natural = 0;
    for (int position = 0; position < result.length; position += half) {
      var wanted = (int) Math.round(position / factor);
      var chosen = position == 0 ? 0 : wanted + bestShift(sound, wanted, natural);
      for (int i = 0; i < half && position + i < result.length; i++) {
        result[position + i] =
            at(sound, natural + i) * (1 - fadeIn[i]) + at(sound, chosen + i) * fadeIn[i];
      }
      natural = chosen + half;
    }
    return result;
  }

  private int bestShift(float[] sound, int wanted, int natural) {
    var best = bestShift(sound, wanted, natural, -tolerance, tolerance, COARSE);
    return bestShift(sound, wanted, natural, best - COARSE + 1, best + COARSE - 1, 1);
  }

  private int bestShift(float[] sound, int wanted, int natural, int from, int to, int step) {
    var best = 0;
    var bestLikeness = Double.NEGATIVE_INFINITY;
    for (int shift = from; shift <= to; shift += step) {
      var likeness = likeness(sound, natural, wanted + shift);
      // Among equals, as in silence, the one that moves least keeps the times exact.
      if (likeness > bestLikeness || likeness == bestLikeness && Math.abs(shift) < Math.abs(best)) {
        bestLikeness = likeness;
        best = shift;
      }
    }
    return best;
  }

  private double likeness(float[] sound, int first, int second) {
    var product = 0.0;
    var energy = 1e-9;
    for (int i = 0; i < half; i += COARSE) {
      var a = at(sound, first + i);
      var b = at(sound, second + i);
      product += a * b;
      energy += b * b;
    }
    return product / Math.sqrt(energy);
  }

  private static float at(float[] sound, int index) {
    return index < 0 || index >= sound.length ? 0 : sound[index];
  }
}
