package reelsmith.provider.offline.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;
import reelsmith.provider.Pcm;
import reelsmith.provider.PcmFile;
import reelsmith.provider.SpeechRequest;
import reelsmith.provider.VoiceActor;

/// Lets a recogniser listen to every voice. Needs Debian's `pocketsphinx` and `pocketsphinx-en-us`
/// and several minutes; see `src/docs/voices.md`.
@Tag("long")
class VoiceIntelligibilityTests {

  private static final Path MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double MOST_ERRORS = 0.16;

  @TempDir private Path folder;

  @Test
  void a_recogniser_understands_every_voice() throws IOException, InterruptedException {
    assumeTrue(Files.isDirectory(MODEL), "pocketsphinx is not installed");
    var sentences = Files.readAllLines(Path.of("src/test/resources/voices/sentences.txt"));
    var scheduler = Schedulers.newBoundedElastic(1, 1000, "intelligibility");
    try {
      var narrator = new OfflineNarrator(scheduler);
      for (var voice : narrator.voices()) {
        var rate = errorRate(narrator, voice, sentences);
        System.err.printf(Locale.ROOT, "%s %d: %.1f %%%n", voice.name(), voice.id(), 100 * rate);
        assertThat(rate).as(voice.name()).isLessThan(MOST_ERRORS);
      }
    } finally {
      scheduler.dispose();
    }
  }

  private double errorRate(OfflineNarrator narrator, VoiceActor voice, List<String> sentences)
      throws IOException, InterruptedException {
    var names = new ArrayList<String>();
    for (int i = 0; i < sentences.size(); i++) {
      var request = new SpeechRequest(sentences.get(i), voice, "en", 100);
      var sound = narrator.speak(request).blockOptional(PATIENCE).orElseThrow().sound();
      var name = "%s-%02d".formatted(voice.name(), i);
      PcmFile.write(atSixteenKilohertz(sound), folder.resolve(name + ".wav"));
      names.add(name);
    }
    var heard = recognised(voice.name(), names);
    var errors = 0;
    var words = 0;
    for (int i = 0; i < sentences.size(); i++) {
      var said = words(sentences.get(i));
      errors += distance(said, words(heard.get(i).replaceFirst("\\([^()]*\\)$", "")));
      words += said.size();
    }
    return (double) errors / words;
  }

  private List<String> recognised(String voice, List<String> names)
      throws IOException, InterruptedException {
    var list = Files.write(folder.resolve(voice + ".list"), names);
    var heard = folder.resolve(voice + ".heard");
    var process =
        new ProcessBuilder(
                "pocketsphinx_batch",
                "-hmm",
                MODEL.resolve("en-us").toString(),
                "-lm",
                MODEL.resolve("en-us.lm.bin").toString(),
                "-dict",
                MODEL.resolve("cmudict-en-us.dict").toString(),
                "-ctl",
                list.toString(),
                "-cepdir",
                folder.toString(),
                "-cepext",
                ".wav",
                "-adcin",
                "yes",
                "-adchdr",
                "44",
                "-hyp",
                heard.toString(),
                "-logfn",
                folder.resolve("log").toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(heard);
  }

  private static Pcm atSixteenKilohertz(Pcm sound) {
    var samples = new float[sound.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sound.samples()[i];
    }
    var resampled = new Resampler(16_000.0 / sound.sampleRate()).resample(samples);
    var result = new short[resampled.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (short) Math.clamp(Math.round(resampled[i]), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return new Pcm(result, 16_000, 1);
  }

  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z' ]", " ").strip().split("\\s+"));
  }

  /// Words put in, left out or taken for others.
  private static int distance(List<String> said, List<String> heard) {
    var row = new int[heard.size() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= said.size(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        var replaced = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[row.length - 1];
  }
}
