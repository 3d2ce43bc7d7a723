package reelsmith.provider;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Shortens the pauses of a speech.
public final class Silences {

  private static final double FRAME_SECONDS = 0.005;

  /// Below the loud parts of the speech by this much nothing is heard.
  private static final double HEARD_DECIBELS = -36;

  /// How long the two sides of a cut are mixed, so that it does not click.
  private static final double FADE_SECONDS = 0.005;

  private Silences() {}

  /// A stretch of frames that is taken out.
  private record Cut(int from, int to) {}

  /// The speech with no pause longer than asked for. Shorter pauses stay as they are, and each word
  /// keeps its place in the sound: its times move with it.
  ///
  /// @param longestSeconds 0 or more; the middle of a longer pause is taken out
  public static Speech shortened(Speech speech, double longestSeconds) {
    if (!(longestSeconds >= 0)) {
      throw new IllegalArgumentException("a pause cannot last " + longestSeconds + " seconds");
    }
    var sound = speech.sound();
    var cuts = cuts(sound, longestSeconds);
    if (cuts.isEmpty()) {
      return speech;
    }
    var shorter = without(cuts, sound);
    var words = new ArrayList<SpokenWord>();
    for (var word : speech.words()) {
      words.add(
          new SpokenWord(
              word.text(),
              moved(word.start(), cuts, sound.sampleRate()),
              moved(word.end(), cuts, sound.sampleRate())));
    }
    return new Speech(shorter, words);
  }

  private static List<Cut> cuts(Pcm sound, double longestSeconds) {
    var silent = silentFrames(sound);
    var frame = frameLength(sound);
    var total = sound.samples().length / sound.channels();
    // A cut needs room for its two sides to be mixed.
    var kept =
        Math.max(
            (int) Math.round(longestSeconds * sound.sampleRate()),
            2 * (int) (FADE_SECONDS * sound.sampleRate()));
    var cuts = new ArrayList<Cut>();
    for (int i = 0; i < silent.length; i++) {
      if (!silent[i]) {
        continue;
      }
      var from = i * frame;
      while (i < silent.length && silent[i]) {
        i++;
      }
      var to = Math.min(i * frame, total);
      if (to - from > kept) {
        cuts.add(new Cut(from + kept / 2, to - (kept - kept / 2)));
      }
    }
    return cuts;
  }

  private static boolean[] silentFrames(Pcm sound) {
    var frame = frameLength(sound) * sound.channels();
    var samples = sound.samples();
    var levels = new double[(samples.length + frame - 1) / frame];
    for (int i = 0; i < levels.length; i++) {
      var end = Math.min(samples.length, (i + 1) * frame);
      var sum = 0.0;
      for (int j = i * frame; j < end; j++) {
        sum += (double) samples[j] * samples[j];
      }
      levels[i] = Math.sqrt(sum / (end - i * frame));
    }
    var sorted = levels.clone();
    Arrays.sort(sorted);
    var loud = sorted.length == 0 ? 0 : sorted[(int) (0.95 * (sorted.length - 1))];
    var threshold = Math.max(1, loud * Math.pow(10, HEARD_DECIBELS / 20));
    var silent = new boolean[levels.length];
    for (int i = 0; i < levels.length; i++) {
      silent[i] = levels[i] <= threshold;
    }
    return silent;
  }

  private static int frameLength(Pcm sound) {
    return Math.max(1, (int) Math.round(FRAME_SECONDS * sound.sampleRate()));
  }

  private static Pcm without(List<Cut> cuts, Pcm sound) {
    var channels = sound.channels();
    var source = sound.samples();
    var removed = cuts.stream().mapToInt(cut -> cut.to() - cut.from()).sum();
    var result = new short[source.length - removed * channels];
    var fade = (int) (FADE_SECONDS * sound.sampleRate());
    var read = 0;
    var written = 0;
    for (var cut : cuts) {
      var length = cut.from() * channels - read;
      System.arraycopy(source, read, result, written, length);
      written += length;
      read = cut.to() * channels;
      for (int i = 0; i < fade * channels; i++) {
        var share = (double) (i / channels) / fade;
        var out = written - fade * channels + i;
        var in = read - fade * channels + i;
        result[out] = (short) Math.round(source[in] * share + result[out] * (1 - share));
      }
    }
    System.arraycopy(source, read, result, written, source.length - read);
    return new Pcm(result, sound.sampleRate(), channels);
  }

  private static double moved(double seconds, List<Cut> cuts, int sampleRate) {
    var earlier = 0.0;
    for (var cut : cuts) {
      var from = (double) cut.from() / sampleRate;
      var to = (double) cut.to() / sampleRate;
      earlier += Math.clamp(seconds - from, 0, to - from);
    }
    return seconds - earlier;
  }
}
