package reelsmith.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reelsmith.asset.Artifact;
import reelsmith.asset.Artifacts;
import reelsmith.operation.AccountId;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.render.Film;
import reelsmith.render.FilmPlan;
import reelsmith.render.FilmReport;
import reelsmith.render.RenderFailure;
import reelsmith.render.Renderer;
import reelsmith.render.SegmentPlan;
import reelsmith.render.Subtitles;
import reelsmith.template.FilmFiles;
import reelsmith.template.SoundMix;
import reelsmith.template.Soundtrack;
import reelsmith.template.StageNames;

/// Joins the segments with the sound, checks the film and lays poster and subtitles beside it.
@Component
class FilmStage implements Stage {

  private static final String FILM = "film.mp4";
  private static final String POSTER = "poster.jpg";
  private static final String SRT = "film.srt";
  private static final String VTT = "film.vtt";

  private final FilmPlans films;
  private final Artifacts artifacts;
  private final WorkFolder folder;
  private final Scheduler files;

  FilmStage(FilmPlans films, Artifacts artifacts, WorkFolder folder, StageScheduler files) {
    this.films = films;
    this.artifacts = artifacts;
    this.folder = folder;
    this.files = files.scheduler();
  }

  @Override
  public String name() {
    return StageNames.FILM;
  }

  @Override
  public Mono<StageOutcome> run(StageWork work) {
    Soundtrack soundtrack = StageJson.result(work, StageNames.MUSIC, Soundtrack.class);
    UUID sound = StageJson.result(work, StageNames.SOUND, SoundMix.class).artifact();
    return Mono.zip(
            films.of(work, soundtrack),
            artifacts.require(sound),
            (film, kept) -> new Cut(work, film.renderer(), film.plan(), kept))
        .flatMap(this::film)
        .onErrorMap(RenderFailure.class, films::failure)
        .map(StageJson::done);
  }

  /// One run's film and what it is made with.
  private record Cut(StageWork work, Renderer renderer, FilmPlan plan, Artifact sound) {

    int seconds() {
      return (int) Math.ceil(plan.seconds());
    }
  }

  private Mono<FilmFiles> film(Cut cut) {
    String digest =
        InputDigest.of(
            "film",
            cut.plan().segments().stream().map(SegmentPlan::digest).toList(),
            cut.sound().id(),
            Subtitles.srt(cut.plan()));
    cut.work().progress(0, cut.seconds(), "Joining");
    return cut.work()
        .item(
            "film",
            digest,
            2,
            () -> made(cut).onErrorMap(RenderFailure.class, films::failure).map(StageJson::write))
        .map(json -> StageJson.read(json, FilmFiles.class));
  }

  /// Whatever happens, no unfinished file stays.
  private Mono<FilmFiles> made(Cut cut) {
    return Mono.usingWhen(Mono.just(cut), this::finished, this::cleanedUp);
  }

  private Mono<FilmFiles> finished(Cut cut) {
    return joined(cut).flatMap(film -> checked(cut, film)).flatMap(film -> kept(cut, film));
  }

  private Mono<Film> joined(Cut cut) {
    int total = cut.seconds();
    return cut.renderer()
        .join(
            cut.plan(),
            folder.segments(),
            artifacts.locate(cut.sound()),
            unfinished(cut.work(), FILM),
            (done, all) -> cut.work().progress((int) Math.min(done, total), total, "Joining"));
  }

  /// A film and what was measured on it.
  private record CheckedFilm(Film film, FilmReport report) {}

  private Mono<CheckedFilm> checked(Cut cut, Film film) {
    return cut.renderer()
        .check(cut.plan(), film.file())
        .map(report -> new CheckedFilm(film, report));
  }

  private Mono<FilmFiles> kept(Cut cut, CheckedFilm checked) {
    StageWork work = cut.work();
    FilmPlan plan = cut.plan();
    Film film = checked.film();
    // The film last: what is kept beside a film that never comes is small.
    return Mono.zip(
            cut.renderer()
                .poster(plan, unfinished(work, POSTER))
                .flatMap(poster -> keep(work, poster, "image/jpeg")),
            text(work, SRT, Subtitles.srt(plan), "application/x-subrip"),
            text(work, VTT, Subtitles.webVtt(plan), "text/vtt"))
        .zipWhen(beside -> keep(work, film.file(), "video/mp4"))
        .map(
            kept ->
                new FilmFiles(
                    kept.getT2(),
                    kept.getT1().getT1(),
                    kept.getT1().getT2(),
                    kept.getT1().getT3(),
                    film.seconds(),
                    film.bytes(),
                    film.size().width(),
                    film.size().height(),
                    checked.report().loudness()));
  }

  private Mono<UUID> text(StageWork work, String name, String content, String mediaType) {
    Path file = unfinished(work, name);
    return Mono.fromCallable(() -> Files.writeString(file, content))
        .subscribeOn(files)
        .flatMap(written -> keep(work, written, mediaType));
  }

  private Mono<UUID> keep(StageWork work, Path file, String mediaType) {
    return artifacts.keep(new AccountId(work.accountId()), file, mediaType).map(Artifact::id);
  }

  private Mono<Void> cleanedUp(Cut cut) {
    return Mono.<Void>fromCallable(() -> deleteUnfinished(cut.work())).subscribeOn(files);
  }

  private @Nullable Void deleteUnfinished(StageWork work) throws IOException {
    for (String name : List.of(FILM, POSTER, SRT, VTT)) {
      Files.deleteIfExists(unfinished(work, name));
    }
    return null;
  }

  private Path unfinished(StageWork work, String name) {
    return folder.unfinished(new WorkFolder.StageFile(work.runId(), name));
  }
}
