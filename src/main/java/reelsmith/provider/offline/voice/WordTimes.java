package reelsmith.provider.offline.voice;

import java.util.ArrayList;
import java.util.List;
import reelsmith.provider.Pcm;
import reelsmith.provider.Speech;
import reelsmith.provider.SpokenWord;
import reelsmith.provider.offline.voice.LabelledSound.Span;

/// Brings the times of spoken words back to the words as they were written.
final class WordTimes {

  private WordTimes() {}

  /// One entry for each token of the reading. One that was said with several words spans them, one
  /// that was not said shares the time between its neighbours.
  ///
  /// @param spans when each word of the reading is heard
  static List<SpokenWord> of(Reading reading, List<Span> spans, double seconds) {
    var count = reading.tokens().size();
    var starts = new double[count];
    var ends = new double[count];
    var said = new boolean[count];
    for (int i = 0; i < spans.size(); i++) {
      var token = reading.words().get(i).token();
      if (!said[token]) {
        starts[token] = spans.get(i).start();
        said[token] = true;
      }
      ends[token] = spans.get(i).end();
    }
    fillUnsaid(starts, ends, said, seconds);
    var words = new ArrayList<SpokenWord>();
    for (int i = 0; i < count; i++) {
      words.add(new SpokenWord(reading.tokens().get(i), starts[i], ends[i]));
    }
    return words;
  }

  private static void fillUnsaid(double[] starts, double[] ends, boolean[] said, double seconds) {
    for (int i = 0; i < said.length; i++) {
      if (said[i]) {
        continue;
      }
      var next = i;
      while (next < said.length && !said[next]) {
        next++;
      }
      var from = i == 0 ? 0 : ends[i - 1];
      var to = next == said.length ? seconds : starts[next];
      starts[i] = from;
      ends[i] = from + Math.max(0, to - from) / (next - i);
    }
  }

  /// What is heard of a text that has nothing to say, such as an ellipsis.
  static Speech silence(Reading reading, double seconds) {
    var sound =
        new Pcm(new short[(int) (seconds * VoiceRecipe.SAMPLE_RATE)], VoiceRecipe.SAMPLE_RATE, 1);
    return new Speech(sound, of(reading, List.of(), seconds));
  }
}
