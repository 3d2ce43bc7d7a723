package reelsmith.stage;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.asset.Artifacts;
import reelsmith.operation.AccountId;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.provider.Illustrator;
import reelsmith.provider.PictureRequest;
import reelsmith.provider.ProviderFailure;
import reelsmith.template.Drawing;
import reelsmith.template.Drawings;
import reelsmith.template.Production;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// Draws the slides, strictly in order: each may lean on the one before, so none is begun before
/// its predecessor is done. A slide has two attempts, then the run stops.
@Component
class SlidesStage implements Stage {

  private static final int ATTEMPTS = 2;

  private final Illustrator illustrator;
  private final Artifacts artifacts;
  private final UnfinishedFiles unfinished;

  SlidesStage(Illustrator illustrator, Artifacts artifacts, UnfinishedFiles unfinished) {
    this.illustrator = illustrator;
    this.artifacts = artifacts;
    this.unfinished = unfinished;
  }

  @Override
  public String name() {
    return StageNames.SLIDES;
  }

  @Override
  public Mono<StageOutcome> run(StageWork work) {
    Production production = StageJson.production(work);
    Storyboard storyboard = StageJson.result(work, StageNames.SCRIPT, Storyboard.class);
    int slides = storyboard.scenes().size();
    work.progress(0, slides, "");
    return characterSheet(work)
        .flatMapMany(sheet -> drawings(new Commission(work, production, storyboard, sheet)))
        .doOnNext(
            drawing ->
                work.progress(
                    drawing.index(), slides, "%d of %d slides".formatted(drawing.index(), slides)))
        .collectList()
        .map(Drawings::new)
        .map(StageJson::done);
  }

  /// What all slides of a video share.
  private record Commission(
      StageWork work, Production production, Storyboard storyboard, Optional<Path> sheet) {}

  private Mono<Optional<Path>> characterSheet(StageWork work) {
    var sheet = work.result(StageNames.CHARACTER_SHEET);
    if (sheet.isNull()) {
      return Mono.just(Optional.empty());
    }
    return path(StageJson.read(sheet, Drawing.class).artifact()).map(Optional::of);
  }

  private Flux<Drawing> drawings(Commission commission) {
    // The one before is handed on: concatMap begins a slide only when its predecessor is complete.
    var previous = new Previous();
    return Flux.fromIterable(commission.storyboard().scenes())
        .concatMap(
            scene ->
                drawing(commission, scene, previous)
                    .delayUntil(drawing -> path(drawing.artifact()).doOnNext(previous::set)),
            1);
  }

  private static final class Previous {
    private volatile @Nullable Path path;

    void set(Path path) {
      this.path = path;
    }
  }

  private Mono<Drawing> drawing(Commission commission, Storyboard.Scene scene, Previous previous) {
    PictureRequest request =
        SlideRequests.request(
            commission.production(),
            commission.storyboard(),
            scene,
            commission.sheet().orElse(null),
            previous.path);
    return commission
        .work()
        .item(
            SlideRequests.key(scene),
            SlideRequests.digest(commission.production(), commission.storyboard(), scene),
            ATTEMPTS,
            () -> drawn(commission.work(), scene, request).map(StageJson::write))
        .map(json -> StageJson.read(json, Drawing.class));
  }

  private Mono<Drawing> drawn(StageWork work, Storyboard.Scene scene, PictureRequest request) {
    return unfinished.with(
        new WorkFolder.StageFile(work.runId(), "slide-%d.png".formatted(scene.index())),
        file ->
            illustrator
                .draw(request, file)
                .onErrorMap(ProviderFailure.class, Failures.as("slide_generation_failed"))
                .zipWhen(
                    fidelity -> artifacts.keep(new AccountId(work.accountId()), file, "image/png"),
                    (fidelity, artifact) -> new Drawing(scene.index(), artifact.id(), fidelity)));
  }

  private Mono<Path> path(UUID artifact) {
    return artifacts.require(artifact).map(artifacts::locate);
  }
}
