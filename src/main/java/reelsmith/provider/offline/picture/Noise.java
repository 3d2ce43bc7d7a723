package reelsmith.provider.offline.picture;

/// Smooth random values that depend on nothing but place and seed.
final class Noise {

  private static final int SIZE = 256;
  private static final int MASK = SIZE - 1;
  private static final float[] FINE = fine();
  private static final float[] CLOUD = cloud();

  private Noise() {}

  /// A wavy line around 0, about from -0.5 to 0.5.
  static double line(double x, double roughness, long seed) {
    double sum = 0;
    double weight = 1;
    double total = 0;
    double at = x;
    for (int octave = 0; octave < 5; octave++) {
      sum += weight * (smooth(at, seed + octave * 7919L) - .5);
      total += weight;
      weight *= roughness;
      at *= 2.13;
    }
    return sum / total * 1.5;
  }

  private static double smooth(double x, long seed) {
    long cell = (long) Math.floor(x);
    double share = x - cell;
    share = share * share * (3 - 2 * share);
    return unit(cell, seed) * (1 - share) + unit(cell + 1, seed) * share;
  }

  /// A random value from 0 to 1.
  static double unit(long index, long seed) {
    return (mix(index * 0x9E3779B97F4A7C15L + seed * 0xBF58476D1CE4E5B9L) >>> 11) * 0x1p-53;
  }

  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// Uncorrelated grain from 0 to 1.
  static float grain(int x, int y) {
    int hash = x * 374761393 + y * 668265263;
    hash = (hash ^ (hash >>> 13)) * 1274126177;
    return ((hash ^ (hash >>> 16)) & 0xffff) / 65535f;
  }

  /// Smooth noise with one bump for each unit, from 0 to 1.
  static float bumps(float x, float y) {
    return sample(FINE, x, y);
  }

  /// Cloudy noise whose largest bumps measure 64 units, from 0 to 1. Repeats after 256.
  static float clouds(float x, float y) {
    return sample(CLOUD, x, y);
  }

  private static float sample(float[] table, float x, float y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float shareX = x - left;
    float shareY = y - top;
    int row = (top & MASK) * SIZE;
    int next = ((top + 1) & MASK) * SIZE;
    int column = left & MASK;
    int beside = (left + 1) & MASK;
    float above = table[row + column] + (table[row + beside] - table[row + column]) * shareX;
    float below = table[next + column] + (table[next + beside] - table[next + column]) * shareX;
    return above + (below - above) * shareY;
  }

  private static float[] fine() {
    var table = new float[SIZE * SIZE];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) unit(i, 77);
    }
    return table;
  }

  private static float[] cloud() {
    var table = new float[SIZE * SIZE];
    float lowest = 1;
    float highest = 0;
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        float sum = 0;
        float weight = .5f;
        for (int cells = 4; cells <= 128; cells *= 2) {
          sum += weight * wrapped(x * cells / (float) SIZE, y * cells / (float) SIZE, cells);
          weight *= .5f;
        }
        table[y * SIZE + x] = sum;
        lowest = Math.min(lowest, sum);
        highest = Math.max(highest, sum);
      }
    }
    for (int i = 0; i < table.length; i++) {
      table[i] = (table[i] - lowest) / (highest - lowest);
    }
    return table;
  }

  private static float wrapped(float x, float y, int cells) {
    int left = (int) x;
    int top = (int) y;
    float shareX = x - left;
    float shareY = y - top;
    shareX = shareX * shareX * (3 - 2 * shareX);
    shareY = shareY * shareY * (3 - 2 * shareY);
    float above = cell(left, top, cells) * (1 - shareX) + cell(left + 1, top, cells) * shareX;
    float below =
        cell(left, top + 1, cells) * (1 - shareX) + cell(left + 1, top + 1, cells) * shareX;
    return above + (below - above) * shareY;
  }

  private static float cell(int x, int y, int cells) {
    return (float) unit((x % cells) * 1009L + (y % cells), cells);
  }
}
