package reelsmith.provider;

/// Sound in memory: 16-bit samples, channels interleaved.
///
/// @param sampleRate samples per second of each channel, in hertz
public record Pcm(short[] samples, int sampleRate, int channels) {

  public Pcm {
    if (sampleRate < 1 || channels < 1 || samples.length % channels != 0) {
      throw new IllegalArgumentException(
          "%d samples do not make whole frames of %d channels at %d Hz"
              .formatted(samples.length, channels, sampleRate));
    }
  }

  public double seconds() {
    return (double) samples.length / channels / sampleRate;
  }
}
