package reelsmith.provider.offline.voice;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.audio.AudioPlayer;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.offline.voice.LabelledSound.Span;

/// The male voice `kevin16` of FreeTTS, 16 kHz.
///
/// FreeTTS splits its text at white space, so each word asked for is one token of its own, whatever
/// FreeTTS makes of it.
final class FreeTtsSynthesiser implements Synthesiser {

  private static final int SAMPLE_RATE = 16_000;

  private final Voice voice;
  private final float ownPitch;

  /// Loads the voice, which takes about a second.
  FreeTtsSynthesiser() {
    Voice kevin16 = null;
    for (var candidate : new KevinVoiceDirectory().getVoices()) {
      if (candidate.getName().equals("kevin16")) {
        kevin16 = candidate;
      }
    }
    if (kevin16 == null) {
      throw new ProviderFailure(
          ProviderFailure.Reason.MISCONFIGURED, "The offline voice kevin16 of FreeTTS is missing.");
    }
    voice = kevin16;
    voice.allocate();
    // Without a queue FreeTTS works in the calling thread, where its labels and samples stay in
    // step.
    voice.setOutputQueue(null);
    ownPitch = voice.getPitch();
  }

  @Override
  @SuppressWarnings("unchecked") // FreeTTS is older than generics.
  public LabelledSound speak(List<ReadingWord> words, double pitch) {
    var recorder = new Recorder();
    var labels = new Labels(recorder);
    var processors = (List<Object>) voice.getUtteranceProcessors();
    voice.setPitch((float) (ownPitch * pitch));
    voice.setAudioPlayer(recorder);
    processors.add(labels);
    try {
      if (!voice.speak(text(words)) || labels.spans.size() != words.size()) {
        throw new ProviderFailure(
            ProviderFailure.Reason.MALFORMED_ANSWER,
            "FreeTTS spoke %d words where %d were asked for."
                .formatted(labels.spans.size(), words.size()));
      }
    } finally {
      processors.remove(labels);
    }
    return new LabelledSound(recorder.samples(), SAMPLE_RATE, labels.spans);
  }

  private static String text(List<ReadingWord> words) {
    var text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      // FreeTTS ends a sentence at a full stop only when a capital follows.
      var first = i == 0 || words.get(i - 1).pause().endsSentence();
      text.append(first ? capitalised(spelling(word)) : spelling(word));
      text.append(
          i == words.size() - 1 && !word.pause().endsSentence() ? "." : word.pause().mark());
      text.append(' ');
    }
    return text.toString();
  }

  private static String spelling(ReadingWord word) {
    return word.spelling().equals("A") ? "ay" : word.spelling();
  }

  private static String capitalised(String spelling) {
    return Character.toUpperCase(spelling.charAt(0)) + spelling.substring(1);
  }

  /// Notes when each token of an utterance is heard, just before its sound is made.
  private static final class Labels implements com.sun.speech.freetts.UtteranceProcessor {

    private final Recorder recorder;
    private final List<Span> spans = new ArrayList<>();

    private Labels(Recorder recorder) {
      this.recorder = recorder;
    }

    @Override
    public void processUtterance(Utterance utterance) {
      var offset = recorder.seconds();
      var previousEnd = offset;
      for (var token = head(utterance); token != null; token = token.getNext()) {
        var start = previousEnd;
        var found = false;
        for (var word = token.getDaughter(); word != null; word = word.getNext()) {
          var syllables = word.getItemAs(Relation.SYLLABLE_STRUCTURE);
          for (var syllable = syllables == null ? null : syllables.getDaughter();
              syllable != null;
              syllable = syllable.getNext()) {
            for (var sound = syllable.getDaughter(); sound != null; sound = sound.getNext()) {
              var segment = sound.getItemAs(Relation.SEGMENT);
              if (!found) {
                var before = segment.getPrevious();
                start = offset + (before == null ? 0 : end(before));
                found = true;
              }
              previousEnd = offset + end(segment);
            }
          }
        }
        spans.add(new Span(start, previousEnd));
      }
    }

    private static @Nullable Item head(Utterance utterance) {
      var tokens = utterance.getRelation(Relation.TOKEN);
      return tokens == null ? null : tokens.getHead();
    }

    private static double end(Item segment) {
      return segment.getFeatures().getFloat("end");
    }
  }

  /// Keeps what FreeTTS plays.
  private static final class Recorder implements AudioPlayer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private AudioFormat format = new AudioFormat(SAMPLE_RATE, 16, 1, true, true);

    double seconds() {
      return bytes.size() / 2.0 / SAMPLE_RATE;
    }

    float[] samples() {
      var recorded = bytes.toByteArray();
      var samples = new float[recorded.length / 2];
      for (int i = 0; i < samples.length; i++) {
        var first = recorded[2 * i];
        var second = recorded[2 * i + 1];
        var value = format.isBigEndian() ? first << 8 | second & 0xff : second << 8 | first & 0xff;
        samples[i] = (short) value / 32768f;
      }
      return samples;
    }

    @Override
    public void setAudioFormat(AudioFormat format) {
      if (format.getSampleRate() != SAMPLE_RATE || format.getSampleSizeInBits() != 16) {
        throw new IllegalArgumentException("kevin16 speaks 16 bit at 16 kHz, not " + format);
      }
      this.format = format;
    }

    @Override
    public AudioFormat getAudioFormat() {
      return format;
    }

    @Override
    public boolean write(byte[] sound) {
      return write(sound, 0, sound.length);
    }

    @Override
    public boolean write(byte[] sound, int offset, int length) {
      bytes.write(sound, offset, length);
      return true;
    }

    @Override
    public boolean drain() {
      return true;
    }

    @Override
    public boolean end() {
      return true;
    }

    @Override
    public float getVolume() {
      return 1;
    }

    @Override
    public long getTime() {
      return 0;
    }

    // Nothing is played, so there is nothing to start, stop or measure.

    @Override
    public void begin(int size) {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public void pause() {}

    @Override
    public void reset() {}

    @Override
    public void resetTime() {}

    @Override
    public void resume() {}

    @Override
    public void setVolume(float volume) {}

    @Override
    public void showMetrics() {}

    @Override
    public void startFirstSampleTimer() {}
  }
}
