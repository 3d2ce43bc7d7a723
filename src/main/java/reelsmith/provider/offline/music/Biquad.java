package reelsmith.provider.offline.music;

/// A second-order filter with the coefficients of the Audio EQ Cookbook.
final class Biquad {

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;

  private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
    this.b0 = b0 / a0;
    this.b1 = b1 / a0;
    this.b2 = b2 / a0;
    this.a1 = a1 / a0;
    this.a2 = a2 / a0;
  }

  static Biquad highPass(double hertz, double quality) {
    var w = 2 * Math.PI * hertz / Loop.SAMPLE_RATE;
    var cos = StrictMath.cos(w);
    var alpha = StrictMath.sin(w) / (2 * quality);
    return new Biquad((1 + cos) / 2, -1 - cos, (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
  }

  static Biquad bell(double hertz, double quality, double decibels) {
    var w = 2 * Math.PI * hertz / Loop.SAMPLE_RATE;
    var cos = StrictMath.cos(w);
    var alpha = StrictMath.sin(w) / (2 * quality);
    var a = StrictMath.pow(10, decibels / 40);
    return new Biquad(
        1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
  }

  static Biquad highShelf(double hertz, double decibels) {
    var w = 2 * Math.PI * hertz / Loop.SAMPLE_RATE;
    var cos = StrictMath.cos(w);
    var a = StrictMath.pow(10, decibels / 40);
    var root = 2 * StrictMath.sqrt(a) * StrictMath.sin(w) / StrictMath.sqrt(2);
    return new Biquad(
        a * (a + 1 + (a - 1) * cos + root),
        -2 * a * (a - 1 + (a + 1) * cos),
        a * (a + 1 + (a - 1) * cos - root),
        a + 1 - (a - 1) * cos + root,
        2 * (a - 1 - (a + 1) * cos),
        a + 1 - (a - 1) * cos - root);
  }

  /// The loop filtered as if it had been going round for ever.
  float[] around(float[] loop) {
    var result = new float[loop.length];
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    var warmUp = Math.min(loop.length, Loop.SAMPLE_RATE);
    for (int i = -warmUp; i < loop.length; i++) {
      var x = loop[i < 0 ? loop.length + i : i];
      var y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      if (i >= 0) {
        result[i] = (float) y;
      }
    }
    return result;
  }
}
