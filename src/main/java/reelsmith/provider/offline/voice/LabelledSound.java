package reelsmith.provider.offline.voice;

import java.util.List;

/// Spoken words with the synthesiser's own labels.
///
/// @param samples one channel, full scale from -1 to 1
/// @param sampleRate samples per second
/// @param words when each word is heard, one entry for each word asked for
record LabelledSound(float[] samples, int sampleRate, List<Span> words) {

  LabelledSound {
    words = List.copyOf(words);
  }

  double seconds() {
    return (double) samples.length / sampleRate;
  }

  /// A stretch of time, in seconds from the beginning of the sound.
  record Span(double start, double end) {

    Span scaled(double factor) {
      return new Span(start * factor, end * factor);
    }
  }
}
