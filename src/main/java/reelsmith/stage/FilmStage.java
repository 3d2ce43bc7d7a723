package reelsmith.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
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
import reelsmith.template.Soundtrack;
import reelsmith.template.StageNames;

/// Mixes the sound, joins it with the segments, checks the film and lays poster and subtitles beside
/// it.
@Component
class FilmStage implements Stage {

  private final Renderer renderer;
  private final FilmBriefs briefs;
  private final Artifacts artifacts;
  private final WorkFolder folder;
  private final Scheduler files;

  FilmStage(
      @Lazy Renderer renderer,
      FilmBriefs briefs,
      Artifacts artifacts,
      WorkFolder folder,
      StageScheduler files) {
    this.renderer = renderer;
    this.briefs = briefs;
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
    return briefs
        .of(work, soundtrack)
        .flatMap(renderer::plan)
        .flatMap(plan -> film(work, plan, soundtrack))
        .onErrorMap(RenderFailure.class, Failures::rendering)
        .map(StageJson::done);
  }

  private Mono<FilmFiles> film(StageWork work, FilmPlan plan, Soundtrack soundtrack) {
    String digest =
        InputDigest.of(
            "film",
            plan.segments().stream().map(SegmentPlan::digest).toList(),
            soundtrack.artifact(),
            plan.brief().musicVolumePercent(),
            plan.brief().slides().stream().map(slide -> String.valueOf(slide.narration())).toList());
    work.progress(0, seconds(plan), "Mixing the sound");
    return work.item(
            "film",
            digest,
            2,
            () ->
                made(work, plan)
                    .onErrorMap(RenderFailure.class, Failures::rendering)
                    .map(StageJson::write))
        .map(json -> StageJson.read(json, FilmFiles.class));
  }

  private static int seconds(FilmPlan plan) {
    return (int) Math.ceil(plan.seconds());
  }

  private Mono<FilmFiles> made(StageWork work, FilmPlan plan) {
    return renderer
        .mixSound(plan, unfinished(work, "sound.m4a"))
        .flatMap(sound -> joined(work, plan, sound))
        .flatMap(film -> checked(plan, film))
        .flatMap(film -> kept(work, plan, film));
  }

  private Mono<Film> joined(StageWork work, FilmPlan plan, Path sound) {
    int total = seconds(plan);
    return renderer
        .join(
            plan,
            folder.segments(),
            sound,
            unfinished(work, "film.mp4"),
            (done, all) -> work.progress((int) Math.min(done, total), total, "Joining"))
        .delayUntil(film -> deleted(sound));
  }

  /// A film and what was measured on it.
  private record CheckedFilm(Film film, FilmReport report) {}

  private Mono<CheckedFilm> checked(FilmPlan plan, Film film) {
    return renderer.check(plan, film.file()).map(report -> new CheckedFilm(film, report));
  }

  private Mono<FilmFiles> kept(StageWork work, FilmPlan plan, CheckedFilm checked) {
    Film film = checked.film();
    return Mono.zip(
            keep(work, film.file(), "video/mp4"),
            renderer
                .poster(plan, unfinished(work, "poster.jpg"))
                .flatMap(poster -> keep(work, poster, "image/jpeg")),
            text(work, "film.srt", Subtitles.srt(plan), "application/x-subrip"),
            text(work, "film.vtt", Subtitles.webVtt(plan), "text/vtt"))
        .map(
            kept ->
                new FilmFiles(
                    kept.getT1(),
                    kept.getT2(),
                    kept.getT3(),
                    kept.getT4(),
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

  private Mono<Void> deleted(Path file) {
    return Mono.<Void>fromRunnable(() -> delete(file)).subscribeOn(files);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path unfinished(StageWork work, String name) {
    return folder.unfinished(new WorkFolder.StageFile(work.runId(), name));
  }
}
