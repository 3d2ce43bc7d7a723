package reelsmith.provider.offline.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import reelsmith.provider.offline.voice.LabelledSound.Span;

/// What is done to the sound of a synthesiser to make a voice of it.
///
/// @param formants how much higher everything sounds, as a shorter throat would make it
/// @param melody how much higher the melody is beside that
/// @param pace how much faster it speaks than its synthesiser
record VoiceRecipe(double formants, double melody, double pace) {

  static final int SAMPLE_RATE = 48_000;

  /// Silence that is left before the first and after the last sound.
  private static final double EDGE_SECONDS = 0.03;

  /// Speaks the words at 48 kHz, at speaking level and without silence at the ends.
  ///
  /// @param speed 1 is the pace of the voice
  LabelledSound speak(Synthesiser synthesiser, List<ReadingWord> words, double speed) {
    var spoken = synthesiser.speak(words, melody);
    // Played faster, everything is higher and shorter; stretching gives the time back.
    var resampler = new Resampler(SAMPLE_RATE / (spoken.sampleRate() * formants));
    var stretch = new TimeStretch(formants / (pace * speed), SAMPLE_RATE);
    var sound = stretch.stretch(resampler.resample(spoken.samples()));
    var factor = 1 / (pace * speed);
    var spans = spoken.words().stream().map(span -> span.scaled(factor)).toList();
    return trimmed(Levels.even(sound, SAMPLE_RATE), spans);
  }

  private static LabelledSound trimmed(float[] sound, List<Span> spans) {
    var heard = Levels.heard(sound, SAMPLE_RATE);
    var frame = Levels.frameLength(SAMPLE_RATE);
    var first = 0;
    while (first < heard.length && !heard[first]) {
      first++;
    }
    var last = heard.length - 1;
    while (last > first && !heard[last]) {
      last--;
    }
    var edge = (int) (EDGE_SECONDS * SAMPLE_RATE);
    var from = Math.max(0, first * frame - edge);
    var to = Math.min(sound.length, (last + 1) * frame + edge);
    if (from >= to) {
      return new LabelledSound(sound, SAMPLE_RATE, spans);
    }
    var kept = Arrays.copyOfRange(sound, from, to);
    var seconds = (double) kept.length / SAMPLE_RATE;
    var moved = new ArrayList<Span>();
    for (var span : spans) {
      moved.add(
          new Span(
              Math.clamp(span.start() - (double) from / SAMPLE_RATE, 0, seconds),
              Math.clamp(span.end() - (double) from / SAMPLE_RATE, 0, seconds)));
    }
    return new LabelledSound(kept, SAMPLE_RATE, moved);
  }
}
