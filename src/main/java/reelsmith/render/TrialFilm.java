package reelsmith.render;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// A small film of two and a half seconds, made in the way of all films and thrown away, to see
/// whether an FFmpeg does what it is asked.
public final class TrialFilm {

  /// Each part takes about a second; what takes longer than this hangs.
  private static final RenderSettings SETTINGS =
      new RenderSettings(2, 1, 10, 1_000_000, Duration.ofSeconds(30), Duration.ofSeconds(30));

  private static final FrameSize SIZE = new FrameSize(270, 480);
  private static final int FRAMES_PER_SECOND = 30;

  private final Path folder;
  private final Renderer renderer;

  private TrialFilm(FfmpegBuild build, Path parent) throws IOException {
    this.folder = Files.createTempDirectory(parent, "trial-");
    this.renderer = new Renderer(build, SETTINGS);
  }

  /// Makes it in a folder of its own below `parent`, which is removed again, and says what was
  /// measured on it. Signals a [RenderFailure] when FFmpeg dies, hangs or lies.
  public static Mono<FilmReport> make(FfmpegBuild build, Path parent) {
    return Mono.usingWhen(
            Mono.fromCallable(() -> new TrialFilm(build, parent)),
            TrialFilm::made,
            trial ->
                Mono.fromCallable(trial::removed).subscribeOn(Schedulers.boundedElastic()).then())
        .subscribeOn(Schedulers.boundedElastic());
  }

  private Mono<FilmReport> made() {
    return Mono.fromCallable(this::brief).flatMap(renderer::plan).flatMap(this::made);
  }

  private Mono<FilmReport> made(FilmPlan plan) {
    Path sound = folder.resolve("sound.m4a");
    Path film = folder.resolve("film.mp4");
    return Flux.fromIterable(plan.segments())
        .concatMap(segment -> renderer.encode(segment, folder, ProgressListener.NONE))
        .then(Mono.defer(() -> renderer.mixSound(plan, sound)))
        .then(Mono.defer(() -> renderer.join(plan, folder, sound, film, ProgressListener.NONE)))
        .then(Mono.defer(() -> renderer.check(plan, film)));
  }

  private FilmBrief brief() throws IOException {
    var picture = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, SIZE.width(), SIZE.height(), Color.BLUE));
    pen.fillRect(0, 0, SIZE.width(), SIZE.height());
    pen.dispose();
    Path file = folder.resolve("picture.png");
    ImageIO.write(picture, "png", file.toFile());
    var slide = new SlideBrief("trial", file, null, List.of(), 24, 0, 0, 1, "cut");
    return new FilmBrief(SIZE, FRAMES_PER_SECOND, List.of(slide), null, 0, false);
  }

  private Path removed() throws IOException {
    renderer.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
    return folder;
  }
}
