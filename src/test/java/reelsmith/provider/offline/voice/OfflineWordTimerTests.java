package reelsmith.provider.offline.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reelsmith.provider.Pcm;
import reelsmith.provider.SpeechRequest;
import reelsmith.provider.SpokenWord;

class OfflineWordTimerTests {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> TEXTS =
      List.of(
          "The old lighthouse keeper heard a knock at midnight, but nobody had crossed the bridge"
              + " in three weeks.",
          "She paid $1,250.50 for 3 tickets. Can you believe it? I can't — not for a minute!",
          "When the phone rang again, she already knew who was calling; it was the captain, and he"
              + " wanted his map back.");
  private static final Scheduler SCHEDULER = Schedulers.newBoundedElastic(1, 100, "timer-tests");

  private final OfflineWordTimer timer = new OfflineWordTimer();

  @AfterAll
  static void stop() {
    SCHEDULER.dispose();
  }

  @Test
  void words_are_found_where_the_narrator_said_them() {
    var narrator = new OfflineNarrator(SCHEDULER);
    var errors = new ArrayList<Double>();

    for (var id : List.of(233, OfflineVoice.KEVIN.actor().id())) {
      var voice = narrator.voices().stream().filter(v -> v.id() == id).findFirst().orElseThrow();
      for (var text : TEXTS) {
        // A second MaryTTS text adds seconds and says nothing new.
        if (id == 233 && !errors.isEmpty()) {
          continue;
        }
        var speech =
            narrator
                .speak(new SpeechRequest(text, voice, "en", 100))
                .blockOptional(PATIENCE)
                .orElseThrow();
        var found = timer.time(speech.sound(), text, "en").blockOptional(PATIENCE).orElseThrow();
        assertThat(found)
            .extracting(SpokenWord::text)
            .isEqualTo(speech.words().stream().map(SpokenWord::text).toList());
        for (int i = 0; i < found.size(); i++) {
          errors.add(Math.abs(found.get(i).start() - speech.words().get(i).start()));
        }
      }
    }

    Collections.sort(errors);
    assertThat(errors.get(errors.size() / 2)).as("median error").isLessThan(0.06);
    assertThat(errors.get(errors.size() * 9 / 10)).as("error of nine in ten").isLessThan(0.17);
  }

  @Test
  void any_text_gets_a_time_for_each_word_within_the_sound() {
    var noise = new short[2 * 44_100 * 3];
    for (int i = 20_000; i < 200_000; i++) {
      noise[i] = (short) (8000 * Math.sin(i * 0.05) * Math.sin(i * 0.0007));
    }
    var sound = new Pcm(noise, 44_100, 2);

    for (var text : List.of("Привет, мир! Как дела?", "— …", "你好 世界", "One", "a ".repeat(300))) {
      var words = timer.time(sound, text, "xx").blockOptional(PATIENCE).orElseThrow();

      assertThat(words).extracting(SpokenWord::text).containsExactly(text.strip().split("\\s+"));
      var now = 0.0;
      for (var word : words) {
        assertThat(word.start()).isGreaterThanOrEqualTo(now - 1e-9);
        assertThat(word.end()).isGreaterThanOrEqualTo(word.start());
        now = word.end();
      }
      assertThat(now).isLessThanOrEqualTo(sound.seconds() + 1e-9);
    }
  }

  @Test
  void silence_gets_times_too() {
    var sound = new Pcm(new short[48_000], 48_000, 1);

    var words = timer.time(sound, "Nobody says this.", "en").blockOptional(PATIENCE).orElseThrow();

    assertThat(words).hasSize(3);
    assertThat(words.getLast().end()).isLessThanOrEqualTo(1);
  }
}
