package reelsmith.provider.offline.voice;

import java.util.ArrayList;
import java.util.List;
import reelsmith.provider.offline.voice.LabelledSound.Span;

/// The stretches of a sound in which somebody speaks, at least one, parted by pauses.
///
/// @param spoken in order, without overlap
record VoiceActivity(List<Span> spoken) {

  /// A plosive closes the mouth for less than this.
  private static final double SHORTEST_PAUSE_SECONDS = 0.11;

  private static final double SHORTEST_SOUND_SECONDS = 0.03;

  VoiceActivity {
    spoken = List.copyOf(spoken);
  }

  static VoiceActivity of(float[] sound, int sampleRate) {
    var heard = Levels.heard(sound, sampleRate);
    var frame = (double) Levels.frameLength(sampleRate) / sampleRate;
    var spans = new ArrayList<Span>();
    for (int i = 0; i < heard.length; i++) {
      if (!heard[i]) {
        continue;
      }
      var start = i * frame;
      while (i < heard.length && heard[i]) {
        i++;
      }
      var end = Math.min(i * frame, (double) sound.length / sampleRate);
      if (!spans.isEmpty() && start - spans.getLast().end() < SHORTEST_PAUSE_SECONDS) {
        start = spans.removeLast().start();
      }
      spans.add(new Span(start, end));
    }
    spans.removeIf(span -> span.end() - span.start() < SHORTEST_SOUND_SECONDS);
    if (spans.isEmpty()) {
      spans.add(new Span(0, (double) sound.length / sampleRate));
    }
    return new VoiceActivity(spans);
  }

  double spokenSeconds() {
    return spoken.stream().mapToDouble(span -> span.end() - span.start()).sum();
  }

  /// The moment at which this much has been spoken; at a pause, the moment before it.
  double endAt(double spokenSeconds) {
    var left = spokenSeconds;
    for (var span : spoken) {
      var length = span.end() - span.start();
      if (left <= length + 1e-9) {
        return span.start() + Math.max(0, left);
      }
      left -= length;
    }
    return spoken.getLast().end();
  }

  /// The moment at which this much has been spoken; at a pause, the moment after it.
  double startAt(double spokenSeconds) {
    var left = spokenSeconds;
    for (var span : spoken) {
      var length = span.end() - span.start();
      if (left < length - 1e-9) {
        return span.start() + Math.max(0, left);
      }
      left -= length;
    }
    return spoken.getLast().end();
  }
}
