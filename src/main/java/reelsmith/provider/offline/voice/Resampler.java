package reelsmith.provider.offline.voice;

/// Changes the sample rate of a sound by a windowed sinc filter that lets no aliases through.
final class Resampler {

  private static final int ZERO_CROSSINGS = 16;
  private static final int STEPS = 512;
  private static final double KAISER_BETA = 8;
  private static final double PASS_BAND = 0.95;

  private final double ratio;
  private final double cutoff;
  private final int radius;
  private final float[] kernel;

  /// @param ratio samples that come out for each that goes in
  Resampler(double ratio) {
    this.ratio = ratio;
    this.cutoff = Math.min(1, ratio) * PASS_BAND;
    this.radius = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    this.kernel = new float[radius * STEPS + 2];
    var edge = besselI0(KAISER_BETA);
    for (int i = 0; i < kernel.length; i++) {
      var x = (double) i / STEPS;
      var inside = 1 - x / radius * x / radius;
      var window = inside <= 0 ? 0 : besselI0(KAISER_BETA * Math.sqrt(inside)) / edge;
      var phase = Math.PI * cutoff * x;
      kernel[i] = (float) (cutoff * window * (i == 0 ? 1 : Math.sin(phase) / phase));
    }
  }

  float[] resample(float[] sound) {
    if (ratio == 1) {
      return sound.clone();
    }
    var result = new float[(int) Math.round(sound.length * ratio)];
    for (int i = 0; i < result.length; i++) {
      result[i] = at(sound, i / ratio);
    }
    return result;
  }

  private float at(float[] sound, double position) {
    var first = Math.max(0, (int) Math.ceil(position - radius));
    var last = Math.min(sound.length - 1, (int) Math.floor(position + radius));
    var sum = 0f;
    for (int i = first; i <= last; i++) {
      var step = Math.abs(position - i) * STEPS;
      var index = (int) step;
      var between = (float) (step - index);
      sum += sound[i] * (kernel[index] + between * (kernel[index + 1] - kernel[index]));
    }
    return sum;
  }

  /// The modified Bessel function of order zero, as a power series.
  private static double besselI0(double x) {
    var sum = 1.0;
    var term = 1.0;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
