package reelsmith.render;

import java.nio.file.Path;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Makes films: first a plan, then its segments in any order and side by side, then the sound, then
/// the whole.
///
/// Nothing happens before a returned [Mono] is subscribed to. Cancelling it, or running into the
/// limit of the settings, kills FFmpeg within a second and leaves no unfinished file. Failures are
/// [RenderFailure]s. Files appear under their names only when they are whole.
public final class Renderer implements AutoCloseable {

  private final RenderSettings settings;
  private final FfmpegBuild build;
  private final Encoding encoding;
  private final Scheduler workers;
  private final SegmentEncoder encoder;
  private final SoundMixer mixer;
  private final FilmJoiner joiner;
  private final FilmInspector inspector;
  private final PosterPainter posters;

  /// @param build found by [FfmpegBinaries#find()]
  public Renderer(FfmpegBuild build, RenderSettings settings) {
    this.settings = settings;
    this.build = build;
    this.encoding = Encoding.of(build, settings.encoderThreads());
    this.workers =
        Schedulers.newBoundedElastic(
            settings.workers(), settings.waitingWork(), "render", 60, true);
    var pictures = new PictureLoader(build, settings.maximumPixels());
    this.encoder = new SegmentEncoder(build, encoding, pictures);
    this.mixer = new SoundMixer(build);
    this.joiner = new FilmJoiner(build);
    this.inspector = new FilmInspector(new MediaProbe(build), mixer);
    this.posters = new PosterPainter(build, pictures);
  }

  /// Which FFmpeg does the work.
  public FfmpegBuild build() {
    return build;
  }

  /// What a plan has to know of the brief's files.
  public Mono<FilmInputs> inputs(FilmBrief brief) {
    return Work.on(workers, settings.filmLimit(), () -> FilmInputs.read(brief));
  }

  /// The plan of a film whose files were read. Pure and at once.
  public FilmPlan plan(FilmBrief brief, FilmInputs inputs) {
    return FilmPlan.of(brief, inputs, encoding.fingerprint());
  }

  /// Reads the brief's files and plans the film.
  public Mono<FilmPlan> plan(FilmBrief brief) {
    return inputs(brief).map(inputs -> plan(brief, inputs));
  }

  /// Encodes one segment, without sound, into `<digest>.mp4`; does nothing when that is there.
  ///
  /// Codes: `picture_missing, picture_unreadable, picture_too_large, segment_black, segment_frozen,
  /// segment_broken`.
  ///
  /// @param listener hears frames
  public Mono<Path> encode(SegmentPlan segment, Path folder, ProgressListener listener) {
    return Work.on(
        workers, settings.segmentLimit(), () -> encoder.encode(segment, folder, listener));
  }

  /// Makes the one sound track of a film, replacing `target`.
  ///
  /// Codes: `music_unreadable, sound_unbalanced, ffmpeg_failed`.
  public Mono<Path> mixSound(FilmPlan plan, Path target) {
    return Work.on(workers, settings.filmLimit(), () -> mixer.mix(plan, target));
  }

  /// Joins finished segments and sound into a film, replacing `target`.
  ///
  /// Codes: `segment_missing, ffmpeg_failed`.
  ///
  /// @param listener hears seconds
  public Mono<Film> join(
      FilmPlan plan, Path folder, Path sound, Path target, ProgressListener listener) {
    return Work.on(
        workers, settings.filmLimit(), () -> joiner.join(plan, folder, sound, target, listener));
  }

  /// Checks a film against its plan: streams, length, loudness, and that sound and picture begin
  /// and end together.
  ///
  /// Codes: `film_streams, film_duration, film_loudness, film_silent, film_skewed`.
  public Mono<FilmReport> check(FilmPlan plan, Path film) {
    var streams = Work.on(workers, settings.filmLimit(), () -> inspector.streams(film));
    var loudness = Work.on(workers, settings.filmLimit(), () -> inspector.loudness(film));
    // Materialized, so that of two faults the same one is told every time.
    return Mono.zip(
        streams, loudness.materialize(), (found, heard) -> inspector.report(plan, found, heard));
  }

  /// Makes a JPEG of the first slide, replacing `target`.
  public Mono<Path> poster(FilmPlan plan, Path target) {
    return Work.on(workers, settings.segmentLimit(), () -> posters.paint(plan, target));
  }

  /// Stops all work; running FFmpegs are killed.
  @Override
  public void close() {
    workers.dispose();
  }
}
