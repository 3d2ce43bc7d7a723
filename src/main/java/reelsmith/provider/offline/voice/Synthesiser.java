package reelsmith.provider.offline.voice;

import java.util.List;

/// Turns words into sound. One at a time: a synthesiser is not safe for use by several threads.
interface Synthesiser {

  /// Speaks the words, of which there is at least one.
  ///
  /// @param pitch how much higher than the voice's own the melody is; 1 leaves it
  LabelledSound speak(List<ReadingWord> words, double pitch);
}
