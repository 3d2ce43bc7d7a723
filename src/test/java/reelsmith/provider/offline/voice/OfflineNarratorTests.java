package reelsmith.provider.offline.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reelsmith.provider.Gender;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.Speech;
import reelsmith.provider.SpeechRequest;
import reelsmith.provider.SpokenWord;
import reelsmith.provider.VoiceActor;

class OfflineNarratorTests {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TEXT =
      "The keeper paid $1,250.50 — twice! “Who’s there?” he asked, and we'll never know…";
  private static final Scheduler SCHEDULER = Schedulers.newBoundedElastic(2, 100, "narrator-tests");
  private static final OfflineNarrator NARRATOR = new OfflineNarrator(SCHEDULER);

  @AfterAll
  static void stop() {
    SCHEDULER.dispose();
  }

  @Test
  void there_are_enough_voices_and_the_first_is_the_default() {
    var voices = NARRATOR.voices();

    assertThat(voices.getFirst().id()).isEqualTo(233);
    assertThat(voices).hasSizeGreaterThanOrEqualTo(6);
    assertThat(voices).extracting(VoiceActor::id).doesNotHaveDuplicates();
    assertThat(voices).extracting(VoiceActor::name).doesNotHaveDuplicates();
    assertThat(voices).filteredOn(voice -> voice.gender() == Gender.FEMALE).hasSizeGreaterThan(2);
    assertThat(voices).filteredOn(voice -> voice.gender() == Gender.MALE).hasSizeGreaterThan(1);
  }

  @Test
  void the_words_are_those_of_the_text_in_order_and_within_the_sound() {
    for (var voice : oneOfEachSynthesiser()) {
      var speech = speak(TEXT, voice, 100);

      assertThat(speech.words()).extracting(SpokenWord::text).containsExactly(TEXT.split(" "));
      assertAscendingWithin(speech);
    }
  }

  @Test
  void pauses_of_the_sound_lie_between_words() {
    for (var voice : oneOfEachSynthesiser()) {
      var speech = speak("First we go. Then we run, and then we sleep.", voice, 100);

      var activity = VoiceActivity.of(samples(speech), 48_000).spoken();
      assertThat(activity).hasSize(3);
      var words = speech.words();
      // Levels fade slowly, so the ear's end of a word is not quite the label's.
      assertThat(words.get(2).end()).isCloseTo(activity.get(0).end(), within(0.06));
      assertThat(words.get(3).start()).isCloseTo(activity.get(1).start(), within(0.06));
      assertThat(words.get(5).end()).isCloseTo(activity.get(1).end(), within(0.06));
      assertThat(words.get(6).start()).isCloseTo(activity.get(2).start(), within(0.06));
    }
  }

  @Test
  void all_voices_are_equally_loud_and_start_at_once() {
    for (var voice : NARRATOR.voices()) {
      var speech = speak("Nobody shouts here.", voice, 100);

      assertThat(speech.sound().sampleRate()).isEqualTo(48_000);
      assertThat(speech.sound().channels()).isEqualTo(1);
      var samples = samples(speech);
      assertThat(20 * Math.log10(Levels.levelWhereHeard(samples, 48_000)))
          .as(voice.name())
          .isCloseTo(-20, within(1.0));
      assertThat(peak(samples)).isLessThanOrEqualTo((float) Math.pow(10, -2.9 / 20));
      var heard = VoiceActivity.of(samples, 48_000).spoken();
      assertThat(heard.getFirst().start()).isLessThanOrEqualTo(0.05);
      assertThat(speech.sound().seconds() - heard.getLast().end()).isLessThanOrEqualTo(0.05);
    }
  }

  @Test
  void speed_divides_the_length() {
    var voice = voiceOf(OfflineVoice.Engine.FREE_TTS);
    var text = "This sentence is spoken at several speeds.";

    var normal = speak(text, voice, 100);
    var fast = speak(text, voice, 200);
    var slow = speak(text, voice, 80);

    assertThat(fast.sound().seconds()).isCloseTo(normal.sound().seconds() / 2, within(0.08));
    assertThat(slow.sound().seconds()).isCloseTo(normal.sound().seconds() / 0.8, within(0.08));
    assertThat(length(fast)).isCloseTo(length(normal) / 2, within(0.03));
    assertThat(length(slow)).isCloseTo(length(normal) / 0.8, within(0.03));
  }

  @Test
  void the_same_request_gives_the_same_samples_also_at_the_same_time() {
    for (var voice : oneOfEachSynthesiser()) {
      var request = new SpeechRequest("Once more.", voice, "en-US", 100);
      var first = NARRATOR.speak(request).blockOptional(PATIENCE).orElseThrow();

      var again =
          Flux.range(0, 2)
              .flatMap(i -> NARRATOR.speak(request), 3)
              .collectList()
              .blockOptional(PATIENCE)
              .orElseThrow();

      assertThat(again)
          .allSatisfy(
              speech -> {
                assertThat(speech.sound().samples()).isEqualTo(first.sound().samples());
                assertThat(speech.words()).isEqualTo(first.words());
              });
    }
  }

  @Test
  void nothing_is_printed_and_no_log_is_written() {
    var printed = new ByteArrayOutputStream();
    var out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      for (var voice : oneOfEachSynthesiser()) {
        speak("Quiet, please.", voice, 100);
      }
    } finally {
      System.setOut(out);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(Files.exists(Path.of("log"))).isFalse();
    assertThat(Files.exists(Path.of("tmp"))).isFalse();
  }

  @Test
  void a_thousand_characters_are_spoken() {
    assertSpeaksAThousandCharacters(voiceOf(OfflineVoice.Engine.FREE_TTS));
  }

  @Test
  @Tag("long")
  void a_thousand_characters_are_spoken_by_the_default_voice() {
    assertSpeaksAThousandCharacters(NARRATOR.voices().getFirst());
  }

  @Test
  void a_text_without_words_is_a_short_silence() {
    var speech = speak("… 🎉 !!!", NARRATOR.voices().getFirst(), 100);

    assertThat(speech.words()).extracting(SpokenWord::text).containsExactly("…", "🎉", "!!!");
    assertThat(speech.sound().samples()).containsOnly(0);
    assertAscendingWithin(speech);
  }

  @Test
  void odd_words_do_not_stop_a_narration() {
    var text =
        "Hmm! Zzz, pfft; brrr... X ÆØÅ O'Neill's boss's \"rock'n'roll\" aaaaaa bcdfg qwrtz"
            + " supercalifragilisticexpialidocious 'tis y'all'd've 💥 #@!% C'mon, it'll-be-fine";

    for (var voice : oneOfEachSynthesiser()) {
      var speech = speak(text, voice, 150);

      assertThat(speech.words()).extracting(SpokenWord::text).containsExactly(text.split(" "));
      assertAscendingWithin(speech);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "ru-RU", "zh_CN"})
  void another_language_is_refused_with_advice(String language) {
    var request = new SpeechRequest("Guten Tag", NARRATOR.voices().getFirst(), language, 100);

    StepVerifier.create(NARRATOR.speak(request))
        .expectErrorSatisfies(
            failure -> {
              assertThat(failure).isInstanceOf(ProviderFailure.class);
              assertThat(((ProviderFailure) failure).reason())
                  .isEqualTo(ProviderFailure.Reason.UNSUPPORTED);
              assertThat(failure).hasMessageContaining("Guten").hasMessageContaining(language);
            })
        .verify(PATIENCE);
  }

  private static void assertSpeaksAThousandCharacters(VoiceActor voice) {
    var text = "and the road went on past the mill, the barn and the old stone church ".repeat(15);

    var speech = speak(text, voice, 200);

    assertThat(text).hasSizeGreaterThan(1000);
    assertThat(speech.words()).hasSize(text.strip().split("\\s+").length);
    assertAscendingWithin(speech);
    assertThat(speech.sound().seconds()).isBetween(20.0, 60.0);
  }

  private static List<VoiceActor> oneOfEachSynthesiser() {
    return List.of(voiceOf(OfflineVoice.Engine.MARY), voiceOf(OfflineVoice.Engine.FREE_TTS));
  }

  private static VoiceActor voiceOf(OfflineVoice.Engine engine) {
    for (var voice : OfflineVoice.values()) {
      if (voice.engine() == engine) {
        return voice.actor();
      }
    }
    throw new AssertionError("no voice of " + engine);
  }

  private static Speech speak(String text, VoiceActor voice, int speed) {
    return NARRATOR
        .speak(new SpeechRequest(text, voice, "en", speed))
        .blockOptional(PATIENCE)
        .orElseThrow();
  }

  private static void assertAscendingWithin(Speech speech) {
    var now = 0.0;
    for (var word : speech.words()) {
      assertThat(word.start()).as(word.text()).isGreaterThanOrEqualTo(now - 1e-9);
      assertThat(word.end()).as(word.text()).isGreaterThanOrEqualTo(word.start());
      now = word.end();
    }
    assertThat(now).isLessThanOrEqualTo(speech.sound().seconds() + 1e-9);
  }

  private static double length(Speech speech) {
    return speech.words().getLast().end() - speech.words().getFirst().start();
  }

  private static float[] samples(Speech speech) {
    var samples = new float[speech.sound().samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = speech.sound().samples()[i] / 32767f;
    }
    return samples;
  }

  private static float peak(float[] samples) {
    var peak = 0f;
    for (var sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
