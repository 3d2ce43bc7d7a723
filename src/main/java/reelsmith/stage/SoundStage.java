package reelsmith.stage;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.asset.Artifacts;
import reelsmith.operation.AccountId;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.render.FilmPlan;
import reelsmith.render.RenderFailure;
import reelsmith.render.Renderer;
import reelsmith.template.SoundMix;
import reelsmith.template.Soundtrack;
import reelsmith.template.StageNames;

/// Mixes voices and music while slides are still filmed. A changed picture changes nothing that is
/// heard, so the mix is then kept.
@Component
class SoundStage implements Stage {

  private final RendererSource renderers;
  private final FilmBriefs briefs;
  private final Artifacts artifacts;
  private final UnfinishedFiles unfinished;

  SoundStage(
      RendererSource renderers,
      FilmBriefs briefs,
      Artifacts artifacts,
      UnfinishedFiles unfinished) {
    this.renderers = renderers;
    this.briefs = briefs;
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
    return Mono.zip(renderers.renderer(), briefs.of(work, soundtrack))
        .flatMap(both -> both.getT1().plan(both.getT2()).map(plan -> new Mix(both.getT1(), plan)))
        .flatMap(mix -> mixed(work, mix))
        .onErrorMap(RenderFailure.class, Failures::rendering);
  }

  /// What is mixed, and with what.
  private record Mix(Renderer renderer, FilmPlan plan) {}

  private Mono<StageOutcome> mixed(StageWork work, Mix mix) {
    return work.item(
            "sound",
            mix.plan().soundDigest(),
            2,
            () ->
                kept(work, mix)
                    .onErrorMap(RenderFailure.class, Failures::rendering)
                    .map(StageJson::write))
        .map(StageOutcome.Done::new);
  }

  private Mono<SoundMix> kept(StageWork work, Mix mix) {
    return unfinished.with(
        new WorkFolder.StageFile(work.runId(), "sound.m4a"),
        file ->
            mix.renderer()
                .mixSound(mix.plan(), file)
                .flatMap(
                    sound -> artifacts.keep(new AccountId(work.accountId()), sound, "audio/mp4"))
                .map(artifact -> new SoundMix(artifact.id())));
  }
}
