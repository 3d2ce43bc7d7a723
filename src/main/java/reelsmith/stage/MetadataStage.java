package reelsmith.stage;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.Script;
import reelsmith.provider.ScriptWriter;
import reelsmith.provider.SocialCopy;
import reelsmith.template.Production;
import reelsmith.template.PublishingCopy;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;
import tools.jackson.databind.JsonNode;

/// Writes titles and a description; the shortest title becomes the video's.
@Component
class MetadataStage implements Stage {

  private static final String COPY = "copy";
  private static final int ATTEMPTS = 2;

  private final ScriptWriter writer;

  MetadataStage(ScriptWriter writer) {
    this.writer = writer;
  }

  @Override
  public String name() {
    return StageNames.METADATA;
  }

  @Override
  public Mono<StageOutcome> run(StageWork work) {
    Production production = StageJson.production(work);
    Storyboard storyboard = StageJson.result(work, StageNames.SCRIPT, Storyboard.class);
    work.progress(0, 1, "");
    String digest =
        InputDigest.of("metadata", storyboard.title(), storyboard.scenes(), production.seed());
    Supplier<Mono<? extends JsonNode>> written =
        () -> copy(production, storyboard).map(StageJson::write);
    Mono<JsonNode> copy =
        writer.charges()
            ? work.paidItem(COPY, digest, ATTEMPTS, written)
            : work.item(COPY, digest, ATTEMPTS, written);
    return copy.map(StageOutcome.Done::new);
  }

  private Mono<PublishingCopy> copy(Production production, Storyboard storyboard) {
    return writer
        .describe(script(storyboard), production.language(), production.seed())
        .onErrorMap(ProviderFailure.class, Failures.as("metadata_failed"))
        .map(MetadataStage::copy);
  }

  private static Script script(Storyboard storyboard) {
    List<Script.Slide> slides =
        storyboard.scenes().stream()
            .map(
                scene ->
                    new Script.Slide(
                        scene.speaker(),
                        scene.narration(),
                        scene.picture(),
                        scene.continuity(),
                        scene.visible()))
            .toList();
    return new Script(storyboard.title(), storyboard.characters(), slides, storyboard.mood());
  }

  private static PublishingCopy copy(SocialCopy copy) {
    String shortest =
        copy.titles().stream()
            .min(Comparator.comparingInt(String::length))
            .orElseThrow(() -> new IllegalStateException("The writer gave no title"));
    return new PublishingCopy(shortest, copy.titles(), copy.description());
  }
}
