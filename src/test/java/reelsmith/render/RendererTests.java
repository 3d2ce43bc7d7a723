package reelsmith.render;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Drives the real FFmpeg. Films are small, except one.
class RendererTests {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;
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
  void an_error_of_java_while_frames_are_drawn_is_told_as_what_it_is() throws IOException {
    var slides = List.of(media.slide("a", 1, "Trust the crown.", 1));
    var plan = wait(renderer.plan(new FilmBrief(TestMedia.SMALL, 30, slides, null, 0, true)));
    var memory = new OutOfMemoryError("as if");
    ProgressListener fails =
        (done, total) -> {
          throw memory;
        };

    assertThatThrownBy(
            () -> wait(renderer.encode(plan.segments().getFirst(), folder.resolve("out"), fails)))
        .isInstanceOf(RenderFailure.class)
        .hasFieldOrPropertyWithValue("code", "segment_broken")
        .hasMessageContaining("as if")
        .hasCause(memory);
  }

  @Test
  void a_film_is_what_it_was_planned_to_be() throws IOException {
    var slides =
        List.of(
            media.slide("a", 1, "Никогда не верь тихому морю!", 1.4),
            media.slide("b", 2, "Trust the crown.", 1.1));
    var brief = new FilmBrief(TestMedia.SMALL, 30, slides, media.music("music"), 20, true);
    var plan = wait(renderer.plan(brief));
    var heard = new ArrayList<Double>();

    var film = make(plan, (done, total) -> heard.add(done));
    var report = wait(renderer.check(plan, film.file()));

    assertThat(plan.frames()).isEqualTo(59 + 50);
    assertThat(film.seconds()).isEqualTo(plan.seconds());
    assertThat(report.seconds()).isCloseTo(plan.seconds(), within(1e-4));
    assertThat(report.loudness()).isBetween(-15.0, -13.0);
    assertThat(report.truePeak()).isLessThanOrEqualTo(-1);
    assertThat(report.startSkewSeconds()).isLessThan(0.001);
    assertThat(heard).isNotEmpty().last().isEqualTo(plan.seconds());
    var times = Media.videoPackets(film.file()).stream().map(packet -> packet.getPts()).sorted();
    assertThat(times.toList())
        .isEqualTo(Flux.range(0, plan.frames()).map(frame -> frame * 1000L).collectList().block());
    assertThat(files("film")).containsExactly("film.mp4", "sound.m4a");
  }

  @Test
  void a_narration_is_heard_on_its_sample() throws IOException {
    var first = tick("first", 1.3);
    var second = tick("second", 1.2);
    var plan = wait(renderer.plan(TestMedia.film(List.of(first, second))));

    Path track = folder.resolve("track.wav");
    NarrationTrack.write(plan, track);
    var exact = Media.sound(track);
    var sound = Media.sound(wait(renderer.mixSound(plan, folder.resolve("sound.m4a"))));

    assertThat(exact.length).isEqualTo((int) plan.samples());
    assertThat(sound.length).isBetween((int) plan.samples(), (int) plan.samples() + 1023);
    for (var slot : plan.slots()) {
      int from = (int) slot.narrationSample();
      assertThat(loudest(exact, from, 24_000)).isEqualTo(from + 4800);
      // Levelling bends the top of the tick a little; two milliseconds are 96 samples.
      assertThat(loudest(sound, from, 24_000)).isCloseTo(from + 4800, within(96L));
    }
  }

  @Test
  void music_gives_way_to_speech_and_fades_out() throws IOException {
    var slide =
        new SlideBrief(
            "a", media.picture("p", 1), media.narration("n", 2), List.of(), 24, 2, 3, 0, "fade");
    var brief = new FilmBrief(TestMedia.SMALL, 30, List.of(slide), media.music("m"), 60, true);
    var plan = wait(renderer.plan(brief));

    var sound = Media.sound(wait(renderer.mixSound(plan, folder.resolve("sound.m4a"))));

    double before = tone(sound, 1.0);
    double during = tone(sound, 3.0);
    double end = tone(sound, 6.9);
    assertThat(during).as("music under speech").isLessThan(0.7 * before);
    assertThat(end).as("music at the end").isLessThan(0.2 * before);
  }

  @Test
  void a_film_without_sound_is_silent_and_passes() throws IOException {
    var slide = TestMedia.brief("a", media.picture("p", 1), null, List.of(), 24, "fade");
    var plan = wait(renderer.plan(TestMedia.film(List.of(slide))));

    var film = make(plan, ProgressListener.NONE);
    var report = wait(renderer.check(plan, film.file()));

    assertThat(report.loudness()).isEqualTo(-70);
    assertThat(film.frames()).isEqualTo(75);
  }

  @Test
  void an_edit_encodes_only_what_it_touches_and_equal_segments_have_equal_bytes()
      throws IOException {
    var slides = new ArrayList<SlideBrief>();
    for (int number = 0; number < 4; number++) {
      slides.add(media.slide("s" + number, number, "Word after word", 0.8));
    }
    var before = wait(renderer.plan(TestMedia.film(slides)));
    slides.set(1, media.slide("s1", 99, "Another word", 1.6));
    var after = wait(renderer.plan(TestMedia.film(slides)));

    encode(before, folder.resolve("one"));
    encode(after, folder.resolve("other"));

    var one = files("one");
    var other = files("other");
    var kept = new ArrayList<>(one);
    kept.retainAll(other);
    assertThat(one).hasSize(9);
    assertThat(kept).hasSize(6);
    for (var name : kept) {
      assertThat(folder.resolve("other").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
    }
  }

  @Test
  void a_segment_that_is_there_is_not_encoded_again_and_a_torn_one_is() throws IOException {
    var plan = wait(renderer.plan(TestMedia.film(List.of(media.slide("a", 1, "Hello", 0.5)))));
    var segment = plan.segments().getFirst();
    Path file = wait(renderer.encode(segment, folder.resolve("s"), ProgressListener.NONE));
    byte[] whole = Files.readAllBytes(file);
    var time = Files.getLastModifiedTime(file);

    wait(renderer.encode(segment, folder.resolve("s"), ProgressListener.NONE));
    var untouched = Files.getLastModifiedTime(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    wait(renderer.encode(segment, folder.resolve("s"), ProgressListener.NONE));

    assertThat(untouched).isEqualTo(time);
    assertThat(file).hasBinaryContent(whole);
  }

  @Test
  void cancelling_kills_ffmpeg_and_leaves_no_file() throws Exception {
    var words = TestMedia.words("Many words are said in this long slide", 20);
    var slide =
        TestMedia.brief("a", media.picture("p", 1), media.narration("n", 20), words, 24, "fade");
    var brief = new FilmBrief(new FrameSize(540, 960), 30, List.of(slide), null, 0, true);
    var body = wait(renderer.plan(brief)).segments().get(1);
    var begun = new CountDownLatch(1);

    var running =
        renderer.encode(body, folder.resolve("s"), (done, total) -> begun.countDown()).subscribe();
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ffmpegs()).isTrue();
    running.dispose();

    eventually("no FFmpeg runs", () -> !ffmpegs());
    eventually("no file is left", () -> files("s").isEmpty());
  }

  @Test
  void work_that_takes_too_long_fails_and_leaves_nothing() throws IOException {
    var defaults = RenderSettings.DEFAULTS;
    var hasty =
        new RenderSettings(
            2, 1, 10, defaults.maximumPixels(), Duration.ofMillis(700), defaults.filmLimit());
    var slide =
        TestMedia.brief("a", media.picture("p", 1), media.narration("n", 60), List.of(), 24, "");
    var plan = wait(renderer.plan(TestMedia.film(List.of(slide))));

    try (var hurried = new Renderer(TestMedia.build(), hasty)) {
      var late = hurried.encode(plan.segments().get(1), folder.resolve("s"), ProgressListener.NONE);

      assertFailure("render_timeout", late);
      eventually("no FFmpeg runs", () -> !ffmpegs());
      eventually("no file is left", () -> files("s").isEmpty());
    }
  }

  @Test
  void broken_inputs_are_named() throws IOException {
    Path picture = media.picture("good", 1);
    Path sound = media.narration("good", 1);
    Path broken = Files.writeString(folder.resolve("broken.png"), "this is no picture");
    byte[] torn = java.util.Arrays.copyOf(Files.readAllBytes(picture), 40);
    Path cut = Files.write(folder.resolve("cut.png"), torn);
    Path absent = folder.resolve("absent");
    Path bomb = media.write("bomb", new BufferedImage(9000, 6000, BufferedImage.TYPE_BYTE_BINARY));

    assertFailure("picture_missing", renderer.plan(film(absent, sound)));
    assertFailure("narration_missing", renderer.plan(film(picture, absent)));
    assertFailure("narration_unreadable", renderer.plan(film(picture, broken)));
    assertFailure("picture_unreadable", body(film(broken, sound)));
    assertFailure("picture_unreadable", body(film(cut, sound)));
    assertFailure("picture_too_large", body(film(bomb, sound)));
    assertThat(files("s")).isEmpty();
  }

  @Test
  void a_film_with_a_missing_segment_is_not_joined() throws IOException {
    var plan = wait(renderer.plan(TestMedia.film(List.of(media.slide("a", 1, "Hello", 0.5)))));

    var joined =
        renderer.join(
            plan,
            folder,
            folder.resolve("sound.m4a"),
            folder.resolve("film.mp4"),
            ProgressListener.NONE);

    assertFailure("segment_missing", joined);
    assertThat(folder.resolve("film.mp4")).doesNotExist();
  }

  @Test
  void a_film_that_does_not_match_its_plan_fails_its_check() throws IOException {
    var plan = wait(renderer.plan(TestMedia.film(List.of(media.slide("a", 1, "Hello", 0.5)))));
    var longer = wait(renderer.plan(TestMedia.film(List.of(media.slide("a", 1, "Hello", 2)))));
    var film = make(plan, ProgressListener.NONE);

    assertFailure("film_duration", renderer.check(longer, film.file()));
  }

  @Test
  void every_transition_begins_with_the_one_slide_and_ends_with_the_other() throws IOException {
    var loader = new PictureLoader(TestMedia.build(), 50_000_000);
    for (var transition : Transition.values()) {
      var slides =
          List.of(
              plain("red", Color.RED, "fade"), plain("blue", Color.BLUE, transition.wireName()));
      var plan = wait(renderer.plan(TestMedia.film(slides)));
      var segment = plan.segments().get(2);

      var composer = new SegmentComposer(segment, slide -> loader.load(slide, segment.size()));
      byte[] first = new byte[composer.frameBytes()];
      byte[] last = new byte[composer.frameBytes()];
      composer.compose(0, first);
      composer.compose(segment.frames() - 1, last);

      assertThat(middle(first)).as(transition + " begins").isBetween(58, 70);
      assertThat(middle(last)).as(transition + " ends").isBetween(28, 36);
    }
  }

  @Test
  void colours_survive_the_way_through_the_encoder() throws IOException {
    var image = new BufferedImage(540, 960, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(new Color(230, 120, 40));
    pen.fillRect(0, 0, 540, 960);
    pen.dispose();
    var slide = TestMedia.brief("a", media.write("orange", image), null, List.of(), 24, "fade");
    var plan = wait(renderer.plan(TestMedia.film(List.of(slide))));

    Path file = wait(renderer.encode(plan.segments().getFirst(), folder, ProgressListener.NONE));
    byte[] frames = Media.frames(file);

    int pixels = TestMedia.SMALL.pixels();
    // BT.709, limited range: Y = 16 + 219 (0.2126 R + 0.7152 G + 0.0722 B), and so on.
    assertThat(frames[pixels / 2] & 0xff).isCloseTo(134, within(2));
    assertThat(frames[pixels + pixels / 8] & 0xff).isCloseTo(80, within(2));
    assertThat(frames[pixels + pixels / 4 + pixels / 8] & 0xff).isCloseTo(181, within(2));
  }

  @Test
  void the_poster_is_a_picture_of_the_frames_size() throws IOException {
    var plan = wait(renderer.plan(TestMedia.film(List.of(media.slide("a", 1, "Hello", 0.5)))));

    var poster = ImageIO.read(wait(renderer.poster(plan, folder.resolve("p.jpg"))).toFile());

    assertThat(poster.getWidth()).isEqualTo(270);
    assertThat(poster.getHeight()).isEqualTo(480);
  }

  @Test
  void a_full_size_film_passes_every_check() throws IOException {
    var slide = media.slide("a", 1, "Κάτι ξύπνησε βαθιά.", 0.95);
    var brief = new FilmBrief(new FrameSize(1080, 1920), 30, List.of(slide), null, 0, true);
    var plan = wait(renderer.plan(brief));

    var film = make(plan, ProgressListener.NONE);
    var report = wait(renderer.check(plan, film.file()));

    assertThat(report.videoCodec()).isEqualTo("h264 High yuv420p bt709");
    assertThat(report.seconds()).isCloseTo(1.5, within(1e-4));
  }

  private Film make(FilmPlan plan, ProgressListener listener) {
    Path segments = folder.resolve("segments");
    encode(plan, segments);
    Path sound = wait(renderer.mixSound(plan, folder.resolve("film/sound.m4a")));
    return wait(renderer.join(plan, segments, sound, folder.resolve("film/film.mp4"), listener));
  }

  private void encode(FilmPlan plan, Path segments) {
    wait(
        Flux.fromIterable(plan.segments())
            .flatMap(s -> renderer.encode(s, segments, ProgressListener.NONE), 2)
            .then(Mono.just(plan)));
  }

  private FilmBrief film(Path picture, Path narration) {
    return TestMedia.film(List.of(TestMedia.brief("a", picture, narration, List.of(), 24, "fade")));
  }

  private Mono<Path> body(FilmBrief brief) {
    return renderer
        .plan(brief)
        .flatMap(
            plan ->
                renderer.encode(
                    plan.segments().get(1), folder.resolve("s"), ProgressListener.NONE));
  }

  private SlideBrief plain(String name, Color color, String transition) throws IOException {
    Path file = folder.resolve(name + ".png");
    if (Files.exists(file)) {
      return TestMedia.brief(name, file, null, List.of(), 24, transition);
    }
    var image = new BufferedImage(270, 480, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(color);
    pen.fillRect(0, 0, 270, 480);
    pen.dispose();
    return TestMedia.brief(name, media.write(name, image), null, List.of(), 24, transition);
  }

  /// A slide whose narration is one short tick, a tenth of a second after its beginning.
  private SlideBrief tick(String id, double seconds) throws IOException {
    Path sound =
        media.wav(
            id,
            seconds,
            sample -> {
              double off = (sample - 4800) / 60.0;
              return 0.8 * Math.exp(-off * off) + 0.02 * Math.cos((sample - 4800) / 30.0);
            });
    return TestMedia.brief(id, media.picture(id, 1), sound, List.of(), 24, "fade");
  }

  private static long loudest(short[] sound, int from, int samples) {
    int loudest = from;
    for (int at = from; at < from + samples; at++) {
      if (Math.abs(sound[at]) > Math.abs(sound[loudest])) {
        loudest = at;
      }
    }
    return loudest;
  }

  /// How loud 660 Hz is in the fifth of a second around a time: the music has it, the voice has
  /// not.
  private static double tone(short[] sound, double seconds) {
    int from = (int) ((seconds - 0.1) * 48_000);
    double sine = 0;
    double cosine = 0;
    for (int at = 0; at < 9600; at++) {
      double angle = 2 * Math.PI * 660 * at / 48_000;
      sine += sound[from + at] * Math.sin(angle);
      cosine += sound[from + at] * Math.cos(angle);
    }
    return Math.hypot(sine, cosine) / 9600;
  }

  private static int middle(byte[] frame) {
    return frame[270 * 240 + 135] & 0xff;
  }

  private List<String> files(String name) {
    Path place = folder.resolve(name);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (var files = Files.list(place)) {
      return files
          .map(file -> file.getFileName().toString())
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  private static boolean ffmpegs() {
    return ProcessHandle.current()
        .descendants()
        .anyMatch(process -> process.info().command().orElse("").contains("ffmpeg"));
  }

  private static void eventually(String what, BooleanSupplier fact) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!fact.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static void assertFailure(String code, Mono<?> work) {
    assertThatThrownBy(() -> work.block(PATIENCE))
        .isInstanceOfSatisfying(
            RenderFailure.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private static <T> T wait(Mono<T> work) {
    return requireNonNull(work.block(PATIENCE));
  }
}
