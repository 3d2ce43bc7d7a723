package reelsmith.render;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Films on machines on which something is wrong: each ends with a failure that has a code and
/// words, leaves no file and no FFmpeg, and can be made once it is put right. About a minute.
class RendererFaultTests {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String FULL = "No space left on device";
  private static final String SECRET = "root:x:0:0";

  @TempDir private Path folder;
  private TestMedia media;
  private Renderer renderer;
  private Path out;

  @BeforeEach
  void start() throws IOException {
    media = new TestMedia(folder);
    renderer = new Renderer(TestMedia.build(), RenderSettings.DEFAULTS);
    out = Files.createDirectory(folder.resolve("out"));
  }

  @AfterEach
  void stop() {
    renderer.close();
  }

  @Test
  void a_disk_that_is_full_is_told_and_the_next_try_works() throws Exception {
    FilmPlan plan = plan();
    mount("size=40k");
    try {
      RenderFailure segment = failure(body(renderer, plan));
      RenderFailure sound = failure(renderer.mixSound(plan, out.resolve("sound.m4a")));

      assertClear(segment, "segment_broken");
      assertClear(sound, "ffmpeg_failed");
      assertThat(segment).hasMessageContaining(FULL);
      assertThat(sound).hasMessageContaining(FULL);
      assertThat(left()).isEmpty();

      assertThat(succeeds("mount", "-o", "remount,size=50m", out.toString())).isTrue();
      assertThat(film(plan)).exists();
    } finally {
      assertThat(succeeds("umount", out.toString())).isTrue();
    }
  }

  @Test
  void a_film_that_does_not_fit_on_the_disk_leaves_nothing_of_itself() throws Exception {
    FilmPlan plan = plan();
    film(plan);
    Path segments = Files.move(out, folder.resolve("made"));
    Path sound = segments.resolve("sound.m4a");
    Files.createDirectory(out);
    mount("size=20k");
    try {
      Mono<Film> join =
          renderer.join(plan, segments, sound, out.resolve("film.mp4"), ProgressListener.NONE);

      RenderFailure full = failure(join);

      assertClear(full, "ffmpeg_failed");
      assertThat(full).hasMessageContaining(FULL);
      assertThat(left()).isEmpty();

      assertThat(succeeds("mount", "-o", "remount,size=50m", out.toString())).isTrue();
      assertThat(wait(join).file()).exists();
    } finally {
      assertThat(succeeds("umount", out.toString())).isTrue();
    }
  }

  @Test
  void a_folder_that_may_only_be_read_is_told_and_the_next_try_works() throws Exception {
    FilmPlan plan = plan();
    mount("size=50m,ro");
    try {
      RenderFailure segment = failure(body(renderer, plan));
      RenderFailure sound = failure(renderer.mixSound(plan, out.resolve("sound.m4a")));
      RenderFailure poster = failure(renderer.poster(plan, out.resolve("poster.jpg")));

      assertClear(segment, "segment_broken");
      assertClear(sound, "ffmpeg_failed");
      assertClear(poster, "ffmpeg_failed");
      assertThat(List.of(segment, sound, poster))
          .allSatisfy(it -> assertThat(it).hasMessageContaining("Read-only file system"));

      assertThat(succeeds("mount", "-o", "remount,rw", out.toString())).isTrue();
      assertThat(film(plan)).exists();
    } finally {
      assertThat(succeeds("umount", out.toString())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 0",
        "kill -9 $$",
        "echo garbage; echo '[error] ?' >&2; exit 3",
        "for last; do :; done; echo 'this is no film' > \"$last\"; exit 0"
      })
  void an_ffmpeg_that_fails_or_lies_is_told_and_the_next_try_works(String deed) throws IOException {
    FilmPlan plan = plan();
    try (var broken = new Renderer(fake(deed), RenderSettings.DEFAULTS)) {
      assertClear(failure(body(broken, plan)), "segment_broken");
      assertClear(failure(broken.mixSound(plan, out.resolve("sound.m4a"))), "ffmpeg_failed");
      assertThat(left()).isEmpty();
    }

    assertThat(film(plan)).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill -9 $$",
        "exit 3",
        "for last; do :; done; echo 'no film' > \"$last\"; exit 0"
      })
  void an_ffmpeg_that_fails_or_lies_while_it_joins_is_told_and_the_next_try_works(String deed)
      throws IOException {
    FilmPlan plan = plan();
    film(plan);
    Files.delete(out.resolve("film.mp4"));
    try (var broken = new Renderer(fake("*concat*", deed), RenderSettings.DEFAULTS)) {
      Mono<FilmReport> checked =
          join(broken, plan).flatMap(film -> broken.check(plan, film.file()));

      assertClear(failure(checked), deed.contains("film") ? "film_streams" : "ffmpeg_failed");
    }

    assertThat(film(plan)).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill -9 $$",
        "exit 3",
        "exit 0",
        "for last; do :; done; echo 'no picture' > \"$last\"; exit 0"
      })
  void an_ffmpeg_that_fails_or_lies_about_the_poster_is_told_and_the_next_try_works(String deed)
      throws IOException {
    FilmPlan plan = plan();
    Path target = out.resolve("poster.jpg");
    try (var broken = new Renderer(fake("*mjpeg*", deed), RenderSettings.DEFAULTS)) {
      assertClear(failure(broken.poster(plan, target)), "ffmpeg_failed");
      assertThat(left()).isEmpty();
    }

    assertThat(wait(renderer.poster(plan, target))).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kill -9 $$", "echo garbage >&2; exit 3", "exit 0"})
  void an_ffmpeg_that_fails_or_lies_about_a_picture_is_told_and_the_next_try_works(String deed)
      throws IOException {
    FilmPlan plan = plan();
    try (var broken = new Renderer(fake("*lanczos*", deed), RenderSettings.DEFAULTS)) {
      assertClear(
          failure(body(broken, plan)),
          deed.startsWith("kill") ? "ffmpeg_failed" : "picture_unreadable");
      assertThat(left()).isEmpty();
    }

    assertThat(wait(body(renderer, plan))).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kill -9 $$", "exit 3", "echo '{}'", "echo 'no answer'"})
  void an_ffprobe_that_fails_or_lies_is_told_and_the_next_try_works(String deed)
      throws IOException {
    FilmPlan plan = plan();
    Path film = film(plan);
    Files.delete(plan.segments().getFirst().file(out));
    try (var broken = new Renderer(fakeProbe(deed), RenderSettings.DEFAULTS)) {
      assertClear(
          failure(broken.encode(plan.segments().getFirst(), out, ProgressListener.NONE)),
          "segment_broken");
      assertClear(failure(broken.check(plan, film)), "film_streams");
    }

    assertThat(wait(renderer.check(plan, film)).seconds()).isPositive();
  }

  @Test
  void an_ffprobe_that_is_gone_is_told_and_the_next_try_works() throws IOException {
    FilmPlan plan = plan();
    FfmpegBuild build = fakeProbe("exit 0");
    Files.delete(build.ffprobe());
    try (var none = new Renderer(build, RenderSettings.DEFAULTS)) {
      assertClear(failure(body(none, plan)), "segment_broken");
      assertThat(left()).isEmpty();
    }

    assertThat(film(plan)).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"encode", "probe"})
  void a_program_that_hangs_is_ended_and_the_next_try_works(String phase) throws IOException {
    assertHangingIsEnded(phase);
  }

  @ParameterizedTest
  @Tag("long")
  @ValueSource(strings = {"mix", "join", "poster", "picture"})
  void an_ffmpeg_that_hangs_is_ended_in_every_other_phase(String phase) throws IOException {
    assertHangingIsEnded(phase);
  }

  private void assertHangingIsEnded(String phase) throws IOException {
    FilmPlan plan = plan();
    film(plan);
    List<Path> before = left();
    Path mark = folder.resolve("hangs");
    String deed = "touch '%s'; exec sleep 987".formatted(mark);
    FfmpegBuild build =
        switch (phase) {
          case "join" -> fake("*concat*", deed);
          case "poster" -> fake("*mjpeg*", deed);
          case "picture" -> fake("*lanczos*", deed);
          case "probe" -> fakeProbe(deed);
          default -> fake(deed);
        };

    assertClear(hung(build, mark, hanging -> work(phase, hanging, plan)), "render_timeout");

    eventually(() -> sleepers() == 0);
    eventually(() -> left().equals(before));
    wait(work(phase, renderer, plan));
  }

  private Mono<?> work(String phase, Renderer by, FilmPlan plan) {
    return switch (phase) {
      case "mix" -> by.mixSound(plan, out.resolve("sound.m4a"));
      case "join" -> join(by, plan);
      case "poster" -> by.poster(plan, folder.resolve("poster.jpg"));
      case "probe" -> by.check(plan, out.resolve("film.mp4"));
      default ->
          by.encode(plan.segments().getFirst(), folder.resolve("anew"), ProgressListener.NONE);
    };
  }

  /// The failure of work whose program had begun to hang when its time was over; on a machine too
  /// busy to start it in that time, with more of it.
  private static RenderFailure hung(
      FfmpegBuild build, Path mark, Function<Renderer, Mono<?>> work) {
    for (int seconds = 1; seconds <= 32; seconds *= 2) {
      Duration limit = Duration.ofSeconds(seconds);
      var hasty = new RenderSettings(2, 1, 10, 50_000_000, limit, limit);
      try (var hanging = new Renderer(build, hasty)) {
        RenderFailure failure = failure(work.apply(hanging));
        if (Files.exists(mark)) {
          return failure;
        }
      }
    }
    throw new AssertionError("The program was never started");
  }

  @ParameterizedTest
  @ValueSource(strings = {"encode", "mix", "join", "check", "poster"})
  void cancelling_ends_ffmpeg_in_every_phase_and_leaves_nothing(String phase) throws IOException {
    FilmPlan plan = plan();
    Path film = film(plan);
    Path anew = Files.createDirectory(out.resolve("anew"));
    List<Path> before = left();
    FfmpegBuild build = fake("exit 0");
    Files.writeString(build.ffmpeg(), "#!/bin/sh\nexec sleep 987\n");

    try (var hanging = new Renderer(build, RenderSettings.DEFAULTS)) {
      Mono<?> work =
          switch (phase) {
            case "encode" ->
                hanging.encode(plan.segments().getFirst(), anew, ProgressListener.NONE);
            case "mix" -> hanging.mixSound(plan, out.resolve("other.m4a"));
            case "join" ->
                hanging.join(
                    plan,
                    out,
                    out.resolve("sound.m4a"),
                    out.resolve("other.mp4"),
                    ProgressListener.NONE);
            case "check" -> hanging.check(plan, film);
            default -> hanging.poster(plan, out.resolve("poster.jpg"));
          };
      Disposable running = work.subscribe();
      eventually(() -> sleepers() == 1);

      running.dispose();

      eventually(() -> sleepers() == 0);
      eventually(() -> left().equals(before));
    }
  }

  @Test
  void an_ffmpeg_that_is_killed_is_not_laid_to_the_picture() throws IOException {
    FfmpegBuild build = fake("exit 0");
    Files.writeString(build.ffmpeg(), "#!/bin/sh\nkill -9 $$\n");

    try (var killed = new Renderer(build, RenderSettings.DEFAULTS)) {
      assertClear(failure(body(killed, plan())), "ffmpeg_failed");
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void an_ffmpeg_that_is_gone_is_told_and_the_next_try_works() throws IOException {
    FilmPlan plan = plan();
    FfmpegBuild build = fake("exit 0");
    Files.delete(build.ffmpeg());
    try (var none = new Renderer(build, RenderSettings.DEFAULTS)) {
      assertClear(failure(body(none, plan)), "ffmpeg_failed");
      assertClear(failure(none.mixSound(plan, out.resolve("sound.m4a"))), "ffmpeg_failed");
      assertThat(left()).isEmpty();
    }

    assertThat(film(plan)).exists();
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 60_000, 100_000})
  void a_picture_that_declares_too_many_pixels_is_refused_before_it_is_decoded(int side)
      throws IOException {
    Path huge = Files.write(folder.resolve("huge.png"), png(side, side, new byte[1000]));
    FilmPlan plan = plan(huge, null);
    Path mark = folder.resolve("decoded");
    try (var watched =
        new Renderer(fake("*lanczos*", "touch '%s'".formatted(mark)), RenderSettings.DEFAULTS)) {

      assertClear(failure(body(watched, plan)), "picture_too_large");

      assertThat(mark).doesNotExist();
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void of_a_picture_that_unpacks_to_more_than_it_says_only_what_it_says_is_read()
      throws IOException {
    Path bomb = Files.write(folder.resolve("bomb.png"), png(500, 500, new byte[200_000_000]));
    Path honest = Files.write(folder.resolve("honest.png"), png(500, 500, new byte[750_500]));

    Path film = wait(body(renderer, plan(bomb, null)));
    byte[] shown = Files.readAllBytes(film);
    Files.delete(film);

    assertThat(wait(body(renderer, plan(honest, null)))).hasBinaryContent(shown);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 33, 200})
  void a_picture_that_ends_too_early_is_refused(int bytes) throws IOException {
    byte[] whole = Files.readAllBytes(media.picture("whole", 1));
    Path torn = Files.write(folder.resolve("torn.png"), Arrays.copyOf(whole, bytes));

    assertClear(failure(body(renderer, plan(torn, null))), "picture_unreadable");
    assertThat(left()).isEmpty();
  }

  /// Playlists name other files; whoever reads them opens those.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '/etc/passwd'\n",
        "concat:/etc/passwd|/etc/passwd",
        "<?xml version='1.0'?><MPD><BaseURL>file:///etc/passwd</BaseURL></MPD>",
        "v=0\nc=IN IP4 127.0.0.1\nm=audio 1234 RTP/AVP 0\n"
      })
  void a_playlist_that_pretends_to_be_sound_or_picture_is_refused(String content)
      throws IOException {
    Path picture = media.picture("picture", 1);
    Path list = Files.writeString(folder.resolve("list.wav"), content);
    FilmPlan withMusic = plan(picture, list);
    Path asPicture = Files.writeString(folder.resolve("list.png"), content);

    assertClear(failure(renderer.mixSound(withMusic, out.resolve("s.m4a"))), "music_unreadable");
    assertClear(failure(body(renderer, plan(asPicture, null))), "picture_unreadable");
    assertClear(
        failure(
            renderer.plan(
                TestMedia.film(
                    List.of(TestMedia.brief("a", picture, list, List.of(), 24, "fade"))))),
        "narration_unreadable");
    assertThat(left()).isEmpty();
  }

  private FilmPlan plan() throws IOException {
    return wait(
        renderer.plan(
            new FilmBrief(
                TestMedia.SMALL,
                30,
                List.of(media.slide("a", 1, "Trust the crown.", 1.4)),
                null,
                0,
                true)));
  }

  private FilmPlan plan(Path picture, @Nullable Path music) throws IOException {
    Path voice = media.narration("voice", 1);
    var slide = TestMedia.brief("a", picture, voice, List.of(), 24, "fade");
    return wait(renderer.plan(new FilmBrief(TestMedia.SMALL, 30, List.of(slide), music, 20, true)));
  }

  private Mono<Path> body(Renderer by, FilmPlan plan) {
    SegmentPlan longest =
        plan.segments().stream()
            .max((one, other) -> Integer.compare(one.frames(), other.frames()))
            .orElseThrow();
    return by.encode(longest, out, ProgressListener.NONE);
  }

  private Path film(FilmPlan plan) {
    wait(
        Flux.fromIterable(plan.segments())
            .concatMap(segment -> renderer.encode(segment, out, ProgressListener.NONE))
            .then(Mono.just(plan)));
    Path sound = wait(renderer.mixSound(plan, out.resolve("sound.m4a")));
    Film film =
        wait(renderer.join(plan, out, sound, out.resolve("film.mp4"), ProgressListener.NONE));
    wait(renderer.check(plan, film.file()));
    return film.file();
  }

  private Mono<Film> join(Renderer by, FilmPlan plan) {
    return by.join(
        plan, out, out.resolve("sound.m4a"), out.resolve("film.mp4"), ProgressListener.NONE);
  }

  /// An FFmpeg that does something else than filming.
  private FfmpegBuild fake(String deed) throws IOException {
    return fake("*libx264*|*ebur128*", deed);
  }

  /// An FFmpeg that does something else when its arguments look like a pattern of the shell.
  private FfmpegBuild fake(String pattern, String deed) throws IOException {
    FfmpegBuild real = TestMedia.build();
    Path program =
        Files.writeString(
            folder.resolve("ffmpeg"),
            """
            #!/bin/sh
            case "$*" in %s) %s;; *) exec '%s' "$@";; esac
            """
                .formatted(pattern, deed, real.ffmpeg()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new FfmpegBuild(
        real.origin(), program, real.ffprobe(), real.version(), real.fingerprint());
  }

  /// The real FFmpeg beside an FFprobe that does something else than looking.
  private FfmpegBuild fakeProbe(String deed) throws IOException {
    FfmpegBuild real = TestMedia.build();
    Path program = Files.writeString(folder.resolve("ffprobe"), "#!/bin/sh\n" + deed + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new FfmpegBuild(
        real.origin(), real.ffmpeg(), program, real.version(), real.fingerprint());
  }

  private void mount(String options) throws Exception {
    Assumptions.assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", options, "x", out.toString()),
        "a disk of a chosen size can only be made as root");
  }

  private static boolean succeeds(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /// A PNG whose header says one size and whose data is another.
  private static byte[] png(int width, int height, byte[] rows) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(packed)) {
      deflater.write(rows);
    }
    var header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    var file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(file, "IHDR", header.array());
    chunk(file, "IDAT", packed.toByteArray());
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(name);
    sum.update(data);
    file.write(ByteBuffer.allocate(4).putInt(data.length).array());
    file.write(name);
    file.write(data);
    file.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  private List<Path> left() {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(file -> !file.equals(out)).toList();
    } catch (IOException | UncheckedIOException e) {
      // Something was being removed just then.
      return List.of(out);
    }
  }

  private static long sleepers() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains("sleep 987"))
        .count();
  }

  private static void eventually(BooleanSupplier fact) {
    Boolean came =
        Flux.interval(Duration.ZERO, Duration.ofMillis(50))
            .map(tick -> fact.getAsBoolean())
            .filter(is -> is)
            .next()
            .block(PATIENCE);
    assertThat(came).isTrue();
  }

  /// People hear what was going on, and nothing of what lies in other files.
  private static void assertClear(RenderFailure failure, String code) {
    assertThat(failure.code()).as(String.valueOf(failure.getMessage())).isEqualTo(code);
    assertThat(failure.getMessage()).isNotBlank().doesNotContain(SECRET);
  }

  private static RenderFailure failure(Mono<?> work) {
    return requireNonNull(catchThrowableOfType(RenderFailure.class, () -> work.block(PATIENCE)));
  }

  private static <T> T wait(Mono<T> work) {
    return requireNonNull(work.block(PATIENCE));
  }
}
