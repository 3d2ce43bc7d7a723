package reelsmith.render;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Very short films, very long ones and very full ones: sound and picture stay together to the end.
/// The long ones take some minutes.
class FilmLengthTests {

  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final int RATE = FilmBrief.SAMPLE_RATE;
  private static final int FRAME = RATE / 30;

  /// Where in its narration a tick is loudest.
  private static final int TICK = 4800;

  @TempDir private Path folder;
  private TestMedia media;
  private Renderer renderer;

  @BeforeEach
  void start() {
    media = new TestMedia(folder);
    renderer = new Renderer(TestMedia.build(), RenderSettings.DEFAULTS);
  }

  @AfterEach
  void stop() {
    renderer.close();
  }

  @Test
  void a_film_of_five_seconds_ends_with_its_sound() throws IOException {
    assertStaysTogether(List.of(ticking("a", 2), ticking("b", 2)), 5);
  }

  @Test
  @Tag("long")
  void a_film_of_ten_minutes_ends_with_its_sound() throws IOException {
    var slides = new ArrayList<SlideBrief>();
    for (int number = 0; number < 60; number++) {
      slides.add(ticking("slide" + number, 9.45));
    }

    assertStaysTogether(slides, 600);
  }

  @Test
  @Tag("long")
  void thirty_slides_with_captions_of_a_thousand_characters_become_a_film() throws IOException {
    String sentences = "The sea keeps what is given to it. ".repeat(40).substring(0, 1000);
    String oneWord = "Ä".repeat(1000);
    var slides = new ArrayList<SlideBrief>();
    for (int number = 0; number < 30; number++) {
      String text = number % 10 == 9 ? oneWord : sentences;
      slides.add(media.slide("slide" + number, number, text, 6));
    }

    FilmPlan plan = wait(renderer.plan(TestMedia.film(slides)));
    FilmReport report = wait(renderer.check(plan, film(plan).file()));

    assertThat(report.seconds()).isCloseTo(plan.seconds(), within(1e-4));
  }

  /// To the frame, and every narration where it was planned.
  private void assertStaysTogether(List<SlideBrief> slides, double about) throws IOException {
    FilmPlan plan = wait(renderer.plan(TestMedia.film(slides)));

    Film film = film(plan);
    FilmReport report = wait(renderer.check(plan, film.file()));
    short[] sound = Media.sound(film.file());

    assertThat(plan.seconds()).isCloseTo(about, within(about / 20));
    assertThat(Media.videoPackets(film.file())).hasSize(plan.frames());
    assertThat(report.lengthSkewSeconds()).isLessThan(1.0 / 30);
    assertThat((long) sound.length).isCloseTo(plan.samples(), within((long) FRAME));
    for (SlotPlan slot : plan.slots()) {
      int begins = (int) slot.narrationSample();
      assertThat(loudest(sound, begins, RATE / 2))
          .as(slot.slide().id())
          .isCloseTo(begins + TICK, within((long) FRAME));
    }
  }

  private Film film(FilmPlan plan) {
    Path segments = folder.resolve("segments");
    wait(
        Flux.fromIterable(plan.segments())
            .flatMap(segment -> renderer.encode(segment, segments, ProgressListener.NONE), 2)
            .then(Mono.just(plan)));
    Path sound = wait(renderer.mixSound(plan, folder.resolve("sound.m4a")));
    return wait(
        renderer.join(plan, segments, sound, folder.resolve("film.mp4"), ProgressListener.NONE));
  }

  /// A slide whose narration is one short tick over a hum.
  private SlideBrief ticking(String id, double seconds) throws IOException {
    Path sound =
        media.wav(
            id,
            seconds,
            sample -> {
              double off = (sample - TICK) / 60.0;
              return 0.8 * Math.exp(-off * off) + 0.02 * Math.cos((sample - TICK) / 30.0);
            });
    return TestMedia.brief(id, media.picture(id, id.hashCode()), sound, List.of(), 24, "fade");
  }

  private static long loudest(short[] sound, int from, int samples) {
    int loudest = from;
    for (int at = from; at < Math.min(from + samples, sound.length); at++) {
      if (Math.abs(sound[at]) > Math.abs(sound[loudest])) {
        loudest = at;
      }
    }
    return loudest;
  }

  private static <T> T wait(Mono<T> work) {
    return requireNonNull(work.block(PATIENCE));
  }
}
