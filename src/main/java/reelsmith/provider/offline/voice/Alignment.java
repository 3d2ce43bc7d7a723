package reelsmith.provider.offline.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import reelsmith.provider.offline.voice.LabelledSound.Span;

/// Lays words of estimated length over the spoken stretches of a sound.
///
/// Each pause is either matched with the gap after a word or taken for a hesitation. The cheapest
/// assignment wins: words between two matched pauses should take as long as is spoken there, and
/// pauses should stand where punctuation does.
final class Alignment {

  private static final double PAUSE_WITHOUT_PUNCTUATION = 0.3;
  private static final double COMMA_WITHOUT_PAUSE = 0.12;
  private static final double SENTENCE_END_WITHOUT_PAUSE = 0.5;
  private static final double HESITATION = 0.15;
  private static final double DRAWN_OUT_SECONDS = 0.15;
  private static final int MOST_HESITATIONS = 4;

  private final VoiceActivity activity;
  private final List<Pause> pauses;

  /// Spoken seconds up to the end of each stretch; index 0 is the beginning.
  private final double[] spoken;

  /// Expected spoken seconds up to the end of each word; index 0 is the beginning.
  private final double[] expected;

  Alignment(VoiceActivity activity, List<Double> lengths, List<Pause> pauses) {
    this.activity = activity;
    this.pauses = pauses;
    var stretches = activity.spoken();
    spoken = new double[stretches.size() + 1];
    for (int i = 0; i < stretches.size(); i++) {
      spoken[i + 1] = spoken[i] + stretches.get(i).end() - stretches.get(i).start();
    }
    expected = new double[lengths.size() + 1];
    for (int i = 0; i < lengths.size(); i++) {
      var last = pauses.get(i) != Pause.NONE || i == lengths.size() - 1;
      // The last word before a pause is drawn out.
      expected[i + 1] = expected[i] + lengths.get(i) + (last ? DRAWN_OUT_SECONDS : 0);
    }
    var pace = spoken[spoken.length - 1] / expected[expected.length - 1];
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= pace;
    }
  }

  /// When each word is heard.
  List<Span> spans() {
    var ends = cheapestEnds();
    var spans = new ArrayList<Span>();
    var from = 0;
    for (int stretch = 0, next = 1; next < ends.length; next++) {
      if (ends[next] < 0) {
        continue;
      }
      addSpans(spans, from, ends[next], spoken[stretch], spoken[next]);
      from = ends[next];
      stretch = next;
    }
    return spans;
  }

  private void addSpans(List<Span> spans, int from, int to, double begin, double end) {
    var rate = (end - begin) / Math.max(1e-9, expected[to] - expected[from]);
    for (int word = from; word < to; word++) {
      var start = begin + (expected[word] - expected[from]) * rate;
      var stop = begin + (expected[word + 1] - expected[from]) * rate;
      var startTime = activity.startAt(start);
      spans.add(new Span(startTime, Math.max(startTime, activity.endAt(stop))));
    }
  }

  /// For each stretch the number of words that end by its end, or −1 where the pause after it is a
  /// hesitation within words.
  private int[] cheapestEnds() {
    var stretches = spoken.length - 1;
    var words = expected.length - 1;
    var cost = new double[stretches + 1][words + 1];
    var previous = new int[stretches + 1][words + 1];
    for (var row : cost) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    cost[0][0] = 0;
    for (int stretch = 1; stretch <= stretches; stretch++) {
      var first = stretch == stretches ? words : 1;
      for (int word = first; word <= words; word++) {
        relax(cost, previous, stretch, word);
      }
    }
    var ends = new int[stretches + 1];
    Arrays.fill(ends, -1);
    for (int stretch = stretches, word = words; stretch > 0; ) {
      ends[stretch] = word;
      var code = previous[stretch][word];
      stretch = code / (words + 1);
      word = code % (words + 1);
    }
    return ends;
  }

  private void relax(double[][] cost, int[][] previous, int stretch, int word) {
    var words = expected.length - 1;
    var last = stretch == spoken.length - 1;
    var matched = last ? 0 : pauses.get(word - 1) == Pause.NONE ? PAUSE_WITHOUT_PUNCTUATION : 0;
    var lowest = last ? 0 : Math.max(0, stretch - 1 - MOST_HESITATIONS);
    for (int from = stretch - 1; from >= lowest; from--) {
      var hesitations = hesitations(from, stretch);
      var missing = 0.0;
      for (int begin = word - 1; begin >= 0; begin--) {
        if (begin < word - 1) {
          missing += missing(pauses.get(begin));
        }
        var spokenHere = spoken[stretch] - spoken[from];
        var expectedHere = expected[word] - expected[begin];
        var misfit = Math.abs(spokenHere - expectedHere);
        if (expectedHere > 2 * spokenHere + 2) {
          break;
        }
        var total =
            cost[from][begin]
                + matched
                + hesitations
                + missing
                + misfit * misfit / (0.3 + expectedHere) * 2;
        if (total < cost[stretch][word]) {
          cost[stretch][word] = total;
          previous[stretch][word] = from * (words + 1) + begin;
        }
      }
    }
    // Nothing fitted, as when a long silence hides most of the text: all words go to the last.
    if (last && word == words && cost[stretch][word] == Double.POSITIVE_INFINITY) {
      previous[stretch][word] = 0;
    }
  }

  private double hesitations(int from, int to) {
    var sum = 0.0;
    for (int i = from + 1; i < to; i++) {
      var length = activity.spoken().get(i).start() - activity.spoken().get(i - 1).end();
      sum += HESITATION + length;
    }
    return sum;
  }

  private static double missing(Pause pause) {
    if (pause == Pause.NONE) {
      return 0;
    }
    return pause.endsSentence() ? SENTENCE_END_WITHOUT_PAUSE : COMMA_WITHOUT_PAUSE;
  }
}
