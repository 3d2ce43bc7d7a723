package reelsmith.render;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reelsmith.render.frame.Picture;
import reelsmith.template.StoryTemplate;

/// The standard film (12 slides, about 60 s, 1080 × 1920 at 30 frames a second, motion, captions,
/// one-second fades, narration, music), against what x264 alone needs for the same frames and
/// against the single FFmpeg command that most programs use. Prints seconds and their ratios;
/// asserts only that the films came out.
class RenderBenchmarks {

  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final int ROUNDS = Integer.getInteger("rounds", 1);
  private static final int SLIDES = Integer.getInteger("slides", 12);
  private static final int AT_ONCE = Integer.getInteger("at-once", StoryTemplate.SEGMENTS_AT_ONCE);
  private static final int EDITED = SLIDES / 2;
  private static final double SPOKEN = 4.45;
  private static final String WORDS = "The keeper climbed the old stairs and lit the lamp again";

  /// Where frames lie in memory, so that reading them costs no disk.
  private static final Path MEMORY = Path.of("/dev/shm");

  /// Frame by frame, and with no conversion for the sake of colours that only one of them names.
  private static final String COMPARABLE =
      "settb=1/30,setpts=N,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

  @TempDir Path folder;

  @Test
  void standard_film() throws IOException {
    var media = new TestMedia(folder);
    List<SlideBrief> slides = slides(media);
    FilmBrief brief = film(slides, media);
    var renderer = new Renderer(TestMedia.build(), settings());
    Path raw = MEMORY.resolve("reelsmith-bench-%d.yuv".formatted(ProcessHandle.current().pid()));
    try {
      FilmPlan plan = requireNonNull(renderer.plan(brief).block(PATIENCE));
      writeFrames(plan, raw);
      say(
          "film: %.1f s, %d frames, %d segments",
          plan.seconds(), plan.frames(), plan.segments().size());

      Map<String, List<Double>> seconds = new HashMap<>();
      for (int round = 0; round < ROUNDS; round++) {
        Path segments = Files.createDirectory(folder.resolve("segments-" + round));
        record(seconds, "x264 alone", () -> encodeAlone(plan, raw, folder.resolve("alone.mp4")));
        record(seconds, "full render", () -> render(renderer, plan, segments, "film", null));
        record(seconds, "single command", () -> singleCommand(brief, plan, "single.mp4"));
        edit(renderer, seconds, slides, media, plan, segments);
      }

      double alone = best(seconds, "x264 alone");
      double full = best(seconds, "full render");
      double single = best(seconds, "single command");
      seconds.forEach((what, took) -> say("%-28s %s", what, shown(took)));
      say("full render / x264 alone     %.2f (aim: at most 1.25)", full / alone);
      say("full render / single command %.2f (aim: at most 0.80)", full / single);
      double share = editShare(plan);
      say(
          "one slide edited             %.3f of the full render (aim: at most %.3f + 0.02)",
          best(seconds, "one slide edited") / full, share);
      say("full render / film's length  %.2f", full / plan.seconds());
      say("SSIM of the film             %s", similarity(plan, folder.resolve("film.mp4"), raw));
      say("SSIM of x264 alone           %s", similarity(plan, folder.resolve("alone.mp4"), raw));
      assertThat(folder.resolve("single.mp4")).isNotEmptyFile();
    } finally {
      renderer.close();
      Files.deleteIfExists(raw);
    }
  }

  private static RenderSettings settings() {
    RenderSettings usual = RenderSettings.DEFAULTS;
    return new RenderSettings(
        Integer.getInteger("encoder-threads", usual.encoderThreads()),
        Integer.getInteger("workers", usual.workers()),
        usual.waitingWork(),
        usual.maximumPixels(),
        usual.segmentLimit(),
        usual.filmLimit());
  }

  private static List<SlideBrief> slides(TestMedia media) throws IOException {
    List<SlideBrief> slides = new ArrayList<>();
    for (int number = 0; number < SLIDES; number++) {
      slides.add(slide(media, number, number));
    }
    return slides;
  }

  private static SlideBrief slide(TestMedia media, int number, int seed) throws IOException {
    return TestMedia.brief(
        "slide-" + number,
        media.picture("picture-%d-%d".formatted(number, seed), seed, 1080, 1920),
        media.narration("narration-" + number, SPOKEN),
        TestMedia.words(WORDS, SPOKEN),
        24,
        "fade");
  }

  private static FilmBrief film(List<SlideBrief> slides, TestMedia media) throws IOException {
    return new FilmBrief(new FrameSize(1080, 1920), 30, slides, media.music("music"), 20, true);
  }

  private void writeFrames(FilmPlan plan, Path raw) throws IOException {
    var loader = new PictureLoader(TestMedia.build(), 50_000_000);
    Map<String, Picture> loaded = new HashMap<>();
    Function<SlideBrief, Picture> pictures =
        slide -> loaded.computeIfAbsent(slide.id(), id -> loader.load(slide, plan.brief().size()));
    long started = System.nanoTime();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(raw), 1 << 22)) {
      for (SegmentPlan segment : plan.segments()) {
        var composer = new SegmentComposer(segment, pictures);
        byte[] frame = new byte[composer.frameBytes()];
        for (int number = 0; number < segment.frames(); number++) {
          composer.compose(number, frame);
          out.write(frame);
        }
      }
    }
    say("composing on one core: %.1f s, with the first warm-up", since(started));
  }

  private void encodeAlone(FilmPlan plan, Path raw, Path target) {
    List<String> command = new ArrayList<>(rawInput(plan, raw));
    command.addAll(encoding());
    command.add(target.toString());
    ffmpeg(command);
  }

  private static List<String> rawInput(FilmPlan plan, Path raw) {
    String size = plan.brief().size().toString();
    return List.of(
        "-f",
        "rawvideo",
        "-pix_fmt",
        "yuv420p",
        "-video_size",
        size,
        "-framerate",
        "30",
        "-i",
        raw.toString());
  }

  private static List<String> encoding() {
    return List.of(
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "20",
        "-profile:v",
        "high",
        "-pix_fmt",
        "yuv420p",
        "-g",
        "60");
  }

  /// As the stages do it: the sound is mixed beside the segments.
  ///
  /// @param sound mixed before, when nothing changed that is heard; else null
  private void render(
      Renderer renderer, FilmPlan plan, Path segments, String name, @Nullable Path sound) {
    long started = System.nanoTime();
    Mono<Path> mixed =
        sound == null ? renderer.mixSound(plan, folder.resolve(name + ".m4a")) : Mono.just(sound);
    Path heard =
        requireNonNull(
            Mono.zip(
                    mixed,
                    Flux.fromIterable(plan.segments())
                        .flatMap(
                            segment -> renderer.encode(segment, segments, ProgressListener.NONE),
                            AT_ONCE)
                        .collectList())
                .map(Tuple2::getT1)
                .block(PATIENCE));
    double filmed = since(started);
    Path film = folder.resolve(name + ".mp4");
    renderer
        .join(plan, segments, heard, film, ProgressListener.NONE)
        .then(Mono.defer(() -> renderer.check(plan, film)))
        .block(PATIENCE);
    say(
        "%s: segments and sound %.1f s, join and check %.1f s",
        name, filmed, since(started) - filmed);
  }

  /// Changes the picture of a slide in the middle; everything else must stay as it is, byte by
  /// byte.
  private void edit(
      Renderer renderer,
      Map<String, List<Double>> seconds,
      List<SlideBrief> slides,
      TestMedia media,
      FilmPlan before,
      Path segments)
      throws IOException {
    List<SlideBrief> changed = new ArrayList<>(slides);
    changed.set(EDITED, slide(media, EDITED, 4711));
    FilmPlan after = requireNonNull(renderer.plan(film(changed, media)).block(PATIENCE));
    Map<Path, Long> written = times(segments);
    Path sound = folder.resolve("film.m4a");
    record(seconds, "one slide edited", () -> render(renderer, after, segments, "edited", sound));
    Map<Path, Long> now = times(segments);
    assertThat(now).containsAllEntriesOf(written).hasSize(written.size() + 3);
    assertThat(after.segments()).hasSameSizeAs(before.segments());
  }

  private static Map<Path, Long> times(Path segments) throws IOException {
    Map<Path, Long> times = new HashMap<>();
    try (Stream<Path> files = Files.list(segments)) {
      for (Path file : files.toList()) {
        times.put(file, Files.getLastModifiedTime(file).toMillis());
      }
    }
    return times;
  }

  private static double editShare(FilmPlan plan) {
    SlotPlan edited = plan.slots().get(EDITED);
    double around = plan.slots().get(EDITED - 1).margin() + plan.slots().get(EDITED + 1).margin();
    return (edited.frames() + around) / plan.frames();
  }

  /// What a program without segments does: zoompan on a doubled picture, captions by drawtext, a
  /// chain of xfade, narration and music mixed and levelled, all in one filter graph.
  private void singleCommand(FilmBrief brief, FilmPlan plan, String name) {
    List<String> command = new ArrayList<>();
    StringBuilder graph = new StringBuilder();
    List<SlotPlan> slots = plan.slots();
    for (SlotPlan slot : slots) {
      command.addAll(List.of("-i", slot.slide().picture().toString()));
    }
    for (SlotPlan slot : slots) {
      command.addAll(List.of("-i", requireNonNull(slot.slide().narration()).toString()));
    }
    command.addAll(List.of("-stream_loop", "-1", "-i", requireNonNull(brief.music()).toString()));
    for (int number = 0; number < slots.size(); number++) {
      graph.append(picture(slots, number));
    }
    graph.append(fades(slots)).append(captions(plan)).append(sound(plan));
    command.addAll(
        List.of("-filter_complex", graph.toString(), "-map", "[video]", "-map", "[sound]"));
    command.addAll(encoding());
    command.addAll(
        List.of("-c:a", "aac", "-b:a", "160k", "-ar", "48000", "-movflags", "+faststart"));
    command.add(folder.resolve(name).toString());
    ffmpeg(command);
  }

  /// Half a second longer on each inner side, so that neighbours overlap for the second of a fade.
  private static String picture(List<SlotPlan> slots, int number) {
    int inner = (number == 0 ? 0 : 1) + (number == slots.size() - 1 ? 0 : 1);
    int frames = slots.get(number).frames() + 15 * inner;
    return String.format(
        Locale.ROOT,
        "[%d:v]scale=2160:3840,zoompan=z='1+0.12*on/%d':x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2'"
            + ":d=%d:s=1080x1920:fps=30,format=yuv420p[p%d];",
        number,
        frames,
        frames,
        number);
  }

  private static String fades(List<SlotPlan> slots) {
    StringBuilder graph = new StringBuilder();
    String last = "[p0]";
    for (int number = 1; number < slots.size(); number++) {
      double offset = slots.get(number).startFrame() / 30.0 - 0.5;
      String next = "[x%d]".formatted(number);
      graph.append(
          String.format(
              Locale.ROOT,
              "%s[p%d]xfade=transition=fade:duration=1:offset=%.3f%s;",
              last,
              number,
              offset,
              next));
      last = next;
    }
    return graph.append(last).toString();
  }

  private static String captions(FilmPlan plan) {
    List<String> filters = new ArrayList<>();
    for (SlotPlan slot : plan.slots()) {
      String[] words = WORDS.split(" ");
      for (int at = 0; at < words.length; at += 3) {
        double each = SPOKEN / words.length;
        double begin = slot.startFrame() / 30.0 + 0.2 + at * each;
        filters.add(
            String.format(
                Locale.ROOT,
                "drawtext=fontfile=%s:text='%s':fontsize=84:fontcolor=white:borderw=6"
                    + ":x=(w-tw)/2:y=h*0.7:enable='between(t,%.3f,%.3f)'",
                font(),
                String.join(" ", List.of(words).subList(at, Math.min(at + 3, words.length))),
                begin,
                begin + 3 * each));
      }
    }
    return String.join(",", filters) + "[video];";
  }

  private static Path font() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
      return files
          .filter(file -> file.toString().endsWith(".ttf"))
          .sorted()
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String sound(FilmPlan plan) {
    StringBuilder graph = new StringBuilder();
    int count = plan.slots().size();
    for (int number = 0; number < count; number++) {
      long delay = plan.slots().get(number).narrationSample() * 1000 / FilmBrief.SAMPLE_RATE;
      graph.append("[%d:a]adelay=%d[n%d];".formatted(count + number, delay, number));
    }
    for (int number = 0; number < count; number++) {
      graph.append("[n%d]".formatted(number));
    }
    return graph
        .append("amix=inputs=%d:normalize=0,asplit[speech][key];".formatted(count))
        .append("[%d:a]volume=0.2[music];".formatted(2 * count))
        .append("[music][key]sidechaincompress=threshold=0.02:ratio=6[under];")
        .append(
            String.format(
                Locale.ROOT,
                "[speech][under]amix=inputs=2:normalize=0,apad,atrim=0:%.3f,loudnorm=I=-14[sound]",
                plan.seconds()))
        .toString();
  }

  private String similarity(FilmPlan plan, Path film, Path raw) {
    List<String> command = new ArrayList<>(List.of("-i", film.toString()));
    command.addAll(rawInput(plan, raw));
    command.addAll(
        List.of(
            "-lavfi",
            "[0:v]%1$s[film];[1:v]%1$s[frames];[film][frames]ssim".formatted(COMPARABLE),
            "-an",
            "-f",
            "null",
            "-"));
    return ffmpeg(command)
        .lines()
        .filter(line -> line.contains("SSIM"))
        .map(line -> line.replaceAll(".*(All:[0-9.]+).*", "$1"))
        .reduce((first, last) -> last)
        .orElse("not measured");
  }

  private String ffmpeg(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(TestMedia.build().ffmpeg().toString()));
    command.addAll(List.of("-hide_banner", "-nostdin", "-y"));
    command.addAll(arguments);
    Path log = folder.resolve("ffmpeg.log");
    try {
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      String printed = Files.readString(log);
      assertThat(code).as("%s", printed).isZero();
      return printed;
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void record(Map<String, List<Double>> seconds, String what, Runnable work) {
    long started = System.nanoTime();
    CoreSeconds before = CoreSeconds.soFar();
    work.run();
    seconds.computeIfAbsent(what, first -> new ArrayList<>()).add(since(started));
    CoreSeconds now = CoreSeconds.soFar();
    say(
        "%s: core seconds of this program %.1f, of FFmpeg %.1f",
        what, now.own() - before.own(), now.programs() - before.programs());
  }

  /// How long cores have worked for this program, and for the programs it started that are over.
  private record CoreSeconds(double own, double programs) {

    /// Linux counts in hundredths of a second.
    static CoreSeconds soFar() {
      try {
        String[] fields =
            Files.readString(Path.of("/proc/self/stat")).replaceAll("^.*\\) ", "").split(" ");
        return new CoreSeconds(
            (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0,
            (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static double best(Map<String, List<Double>> seconds, String what) {
    return requireNonNull(seconds.get(what)).stream().mapToDouble(took -> took).min().orElseThrow();
  }

  private static String shown(List<Double> took) {
    return String.join(
        ", ", took.stream().map(seconds -> String.format(Locale.ROOT, "%.1f s", seconds)).toList());
  }

  private static double since(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  private static void say(String text, Object... values) {
    System.out.printf(
        Locale.ROOT,
        "%s (load %.1f)%n",
        String.format(Locale.ROOT, text, values),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
