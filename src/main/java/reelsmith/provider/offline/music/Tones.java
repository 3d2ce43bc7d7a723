package reelsmith.provider.offline.music;

import java.util.SplittableRandom;

/// The instruments. Each method plays one note and lets it ring out; the frequency is in hertz.
///
/// Everything is computed from tables made with `StrictMath`, so that no machine rounds
/// differently.
final class Tones {

  private static final int RATE = Loop.SAMPLE_RATE;
  private static final int TABLE = 4096;
  private static final float[] SINE = new float[TABLE];

  static {
    for (int i = 0; i < TABLE; i++) {
      SINE[i] = (float) StrictMath.sin(2 * Math.PI * i / TABLE);
    }
  }

  private Tones() {}

  static double frequency(double key) {
    return 440 * StrictMath.pow(2, (key - 69) / 12);
  }

  /// A sine of a phase counted in turns, not below minus one.
  static float sine(double turns) {
    // Kept positive, because a cast rounds towards zero.
    var position = (turns + 1) * TABLE;
    var whole = (long) position;
    var index = (int) (whole & (TABLE - 1));
    var between = (float) (position - whole);
    var here = SINE[index];
    return here + between * (SINE[(index + 1) & (TABLE - 1)] - here);
  }

  /// Strings or voices held for a time, swelling and fading.
  ///
  /// @param brightness 0 is a hum, 1 is a full string section
  /// @param detune how far from the pitch, as a factor near 1; two detuned pads sound wide
  static float[] pad(
      double frequency, double seconds, double brightness, double detune, double attack) {
    var release = 1.2;
    var wave = padWave(frequency, brightness);
    var sound = new float[(int) ((seconds + release) * RATE)];
    var step = frequency * detune * wave.length / RATE;
    var phase = 0.31 * wave.length * detune;
    for (int i = 0; i < sound.length; i++) {
      var time = (double) i / RATE;
      var level = Math.min(1, time / attack);
      if (time > seconds) {
        level *= 1 - (time - seconds) / release;
      }
      var vibrato = 1 + 0.0012 * sine(4.7 * time * detune);
      phase += step * vibrato;
      if (phase >= wave.length) {
        phase -= wave.length;
      }
      var index = (int) phase;
      var between = (float) (phase - index);
      var next = index + 1 == wave.length ? 0 : index + 1;
      sound[i] = (float) (level * level) * (wave[index] + between * (wave[next] - wave[index]));
    }
    return sound;
  }

  private static float[] padWave(double frequency, double brightness) {
    var wave = new float[2048];
    var cutoff = 450 + 5200 * brightness * brightness;
    for (int harmonic = 1; harmonic * frequency < 10_000; harmonic++) {
      var above = harmonic * frequency / cutoff;
      var amplitude = 1.0 / harmonic / (1 + above * above);
      if (amplitude < 2e-4) {
        break;
      }
      for (int i = 0; i < wave.length; i++) {
        wave[i] += (float) (amplitude * SINE[harmonic * i * 2 % TABLE]);
      }
    }
    return wave;
  }

  /// A plucked string (Karplus and Strong): noise going round in a string that dampens it.
  ///
  /// @param brightness 0 is a soft harp, 1 is a steel string
  static float[] pluck(
      double frequency, double seconds, double brightness, SplittableRandom random) {
    var period = RATE / frequency - 0.5;
    var length = (int) period;
    var fraction = (float) (period - length);
    var string = new float[length + 1];
    var smooth = 0f;
    var softness = (float) (0.15 + 0.6 * brightness);
    for (int i = 0; i < string.length; i++) {
      smooth += softness * ((float) (2 * random.nextDouble() - 1) - smooth);
      string[i] = smooth;
    }
    var decay = (float) StrictMath.pow(0.001, 1 / (frequency * (1.2 + 1.6 * seconds)));
    var sound = new float[(int) ((seconds + 0.6) * RATE)];
    var position = 0;
    for (int i = 0; i < sound.length; i++) {
      var next = position + 1 == string.length ? 0 : position + 1;
      var afterNext = next + 1 == string.length ? 0 : next + 1;
      sound[i] = string[position];
      var delayed = string[position] + (1 - fraction) * (string[next] - string[position]);
      var delayedNext = string[next] + (1 - fraction) * (string[afterNext] - string[next]);
      string[position] = decay * 0.5f * (delayed + delayedNext);
      position = next;
    }
    return faded(sound, 0.002, 0.3);
  }

  /// A soft piano: two sines, one bending the other less and less.
  static float[] piano(double frequency, double seconds, double brightness) {
    var sound = new float[(int) ((seconds + 1.4) * RATE)];
    var decay = 1.1 * StrictMath.pow(frequency / 261.6, 0.4);
    var level = new Decay(decay);
    var bend = new Decay(4.5);
    var hammer = new Decay(25);
    for (int i = 0; i < sound.length; i++) {
      var turns = frequency * i / RATE;
      var index = (0.35 + 1.1 * brightness) * bend.next() + 0.12;
      var bent = sine(turns + index / (2 * Math.PI) * sine(turns));
      var strike = 0.18 * brightness * hammer.next() * sine(7.02 * turns);
      sound[i] = (float) (level.next() * (bent + 0.25 * sine(2.001 * turns) + strike));
    }
    return faded(sound, 0.004, 0.5);
  }

  /// A bell or music box: partials that are not harmonics.
  static float[] bell(double frequency, double seconds) {
    var sound = new float[(int) ((seconds + 2) * RATE)];
    var level = new Decay(1.7);
    var bend = new Decay(2.2);
    var clang = new Decay(3);
    for (int i = 0; i < sound.length; i++) {
      var turns = frequency * i / RATE;
      var index = 1.6 * bend.next();
      sound[i] =
          (float)
              (level.next()
                  * (sine(turns + index / (2 * Math.PI) * sine(3.51 * turns))
                      + 0.3 * clang.next() * sine(2.76 * turns)));
    }
    return faded(sound, 0.002, 0.6);
  }

  /// A flute or whistle: nearly a sine, with breath and vibrato.
  static float[] flute(double frequency, double seconds, SplittableRandom random) {
    var release = 0.25;
    var sound = new float[(int) ((seconds + release) * RATE)];
    var breath = 0f;
    var turns = 0.0;
    for (int i = 0; i < sound.length; i++) {
      var time = (double) i / RATE;
      var vibrato = 1 + 0.006 * Math.min(1, time / 0.6) * sine(5.1 * time);
      turns += frequency * vibrato / RATE;
      breath += 0.12f * ((float) (2 * random.nextDouble() - 1) - breath);
      sound[i] = sine(turns) + 0.22f * sine(2 * turns) + 0.06f * sine(3 * turns) + 0.05f * breath;
    }
    return faded(sound, 0.07, release);
  }

  /// A round bass.
  static float[] bass(double frequency, double seconds, double brightness) {
    var sound = new float[(int) ((seconds + 0.12) * RATE)];
    var level = new Decay(0.7);
    var bite = new Decay(6);
    for (int i = 0; i < sound.length; i++) {
      var turns = frequency * i / RATE;
      var edge = 0.25 + brightness * bite.next();
      sound[i] =
          (float)
              (level.next()
                  * (sine(turns) + 0.45 * edge * sine(2 * turns) + 0.3 * edge * sine(3 * turns)));
    }
    return faded(sound, 0.008, 0.1);
  }

  static float[] faded(float[] sound, double attack, double release) {
    var rise = (int) (attack * RATE);
    var fall = Math.min(sound.length, (int) (release * RATE));
    for (int i = 0; i < Math.min(rise, sound.length); i++) {
      sound[i] *= (float) i / rise;
    }
    for (int i = 0; i < fall; i++) {
      sound[sound.length - 1 - i] *= (float) i / fall;
    }
    return sound;
  }

  /// Falls from one by the same share with each sample.
  static final class Decay {

    private final double factor;
    private double level = 1;

    /// @param perSecond how many times it falls to 1/e in a second
    Decay(double perSecond) {
      factor = StrictMath.exp(-perSecond / RATE);
    }

    double next() {
      var now = level;
      level *= factor;
      return now;
    }
  }
}
