package reelsmith.stage;

import org.springframework.stereotype.Component;
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
import reelsmith.template.Production;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;
import tools.jackson.databind.node.NullNode;

/// Draws everybody once, so that all slides can stay true to it.
@Component
class CharacterSheetStage implements Stage {

  private final Illustrator illustrator;
  private final Artifacts artifacts;
  private final UnfinishedFiles unfinished;

  CharacterSheetStage(Illustrator illustrator, Artifacts artifacts, UnfinishedFiles unfinished) {
    this.illustrator = illustrator;
    this.artifacts = artifacts;
    this.unfinished = unfinished;
  }

  @Override
  public String name() {
    return StageNames.CHARACTER_SHEET;
  }

  @Override
  public Mono<StageOutcome> run(StageWork work) {
    Production production = StageJson.production(work);
    Storyboard storyboard = StageJson.result(work, StageNames.SCRIPT, Storyboard.class);
    if (storyboard.cast().isEmpty()) {
      return Mono.just(new StageOutcome.Done(NullNode.getInstance()));
    }
    work.progress(0, 1, "");
    PictureRequest request = request(production, storyboard);
    return work.item(
            "sheet",
            InputDigest.of("character sheet", request),
            2,
            () -> drawn(work, request).map(StageJson::write))
        .map(StageOutcome.Done::new);
  }

  private static PictureRequest request(Production production, Storyboard storyboard) {
    PictureSize size = PictureSize.of(production);
    return new PictureRequest(
        "All characters side by side",
        "",
        storyboard.characters(),
        production.style(),
        production.customStyle(),
        size.width(),
        size.height(),
        null,
        null,
        production.seed());
  }

  private Mono<Drawing> drawn(StageWork work, PictureRequest request) {
    return unfinished.with(
        new WorkFolder.StageFile(work.runId(), "characters.png"),
        file ->
            illustrator
                .drawCharacterSheet(request, file)
                .onErrorMap(ProviderFailure.class, Failures.as("character_sheet_generation_failed"))
                .zipWhen(
                    fidelity -> artifacts.keep(new AccountId(work.accountId()), file, "image/png"),
                    (fidelity, artifact) -> new Drawing(0, artifact.id(), fidelity)));
  }
}
