package reelsmith.stage;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.asset.Artifacts;
import reelsmith.operation.AccountId;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.render.RenderFailure;
import reelsmith.template.SoundMix;
import reelsmith.template.Soundtrack;
import reelsmith.template.StageNames;

/// Mixes voices and music while slides are still filmed. A changed picture changes nothing that is
/// heard, so the mix is then kept.
@Component
class SoundStage implements Stage {

  private final FilmPlans films;
  private final Artifacts artifacts;
  private final UnfinishedFiles unfinished;

  SoundStage(FilmPlans films, Artifacts artifacts, UnfinishedFiles unfinished) {
    this.films = films;
    this.artifacts = artifacts;
    this.unfinished = unfinished;
  }

  @Override
  public String name() {
    return StageNames.SOUND;
  }

  @Override
  public Mono<StageOutcome> run(StageWork work) {
    Soundtrack soundtrack = StageJson.result(work, StageNames.MUSIC, Soundtrack.class);
    work.progress(0, 1, "");
    return films
        .of(work, soundtrack)
        .flatMap(film -> mixed(work, film))
        .onErrorMap(RenderFailure.class, films::failure);
  }

  private Mono<StageOutcome> mixed(StageWork work, PlannedFilm film) {
    return work.item(
            "sound",
            film.plan().soundDigest(),
            2,
            () ->
                kept(work, film)
                    .onErrorMap(RenderFailure.class, films::failure)
                    .map(StageJson::write))
        .map(StageOutcome.Done::new);
  }

  private Mono<SoundMix> kept(StageWork work, PlannedFilm film) {
    return unfinished.with(
        new WorkFolder.StageFile(work.runId(), "sound.m4a"),
        file ->
            film.renderer()
                .mixSound(film.plan(), file)
                .flatMap(
                    sound -> artifacts.keep(new AccountId(work.accountId()), sound, "audio/mp4"))
                .map(artifact -> new SoundMix(artifact.id())));
  }
}
