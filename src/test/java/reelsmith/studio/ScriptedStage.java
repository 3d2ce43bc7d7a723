package reelsmith.studio;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import tools.jackson.databind.JsonNode;

/// One of the product's stages, which waits before it makes something where a brief says so.
record ScriptedStage(Stage real, Gate gate) implements Stage {

  /// In any text of a brief: this stage waits.
  static String waitsIn(String stage) {
    return "(waits in %s)".formatted(stage);
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public Mono<StageOutcome> run(StageWork work) {
    String brief = work.input().toString();
    return real.run(brief.contains(waitsIn(name())) ? new WaitingWork(work, brief, gate) : work);
  }

  private static final class WaitingWork extends PassedOnWork {

    private final String brief;
    private final Gate gate;

    WaitingWork(StageWork real, String brief, Gate gate) {
      super(real);
      this.brief = brief;
      this.gate = gate;
    }

    @Override
    public Mono<JsonNode> item(
        String key, String inputDigest, int attempts, Supplier<Mono<? extends JsonNode>> make) {
      return super.item(
          key, inputDigest, attempts, () -> gate.hold(brief, Mono.defer(() -> make.get())));
    }
  }
}
