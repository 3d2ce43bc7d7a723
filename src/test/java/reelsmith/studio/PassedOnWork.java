package reelsmith.studio;

import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.pipeline.FinishedItem;
import reelsmith.pipeline.StageWork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a stage works with, passed on as it is: for tests that change a part of it.
class PassedOnWork implements StageWork {

  private final StageWork real;

  PassedOnWork(StageWork real) {
    this.real = real;
  }

  @Override
  public UUID runId() {
    return real.runId();
  }

  @Override
  public long accountId() {
    return real.accountId();
  }

  @Override
  public long subject() {
    return real.subject();
  }

  @Override
  public ObjectNode input() {
    return real.input();
  }

  @Override
  public JsonNode result(String stage) {
    return real.result(stage);
  }

  @Override
  public Mono<JsonNode> item(
      String key, String inputDigest, int attempts, Supplier<Mono<? extends JsonNode>> make) {
    return real.item(key, inputDigest, attempts, make);
  }

  @Override
  public Mono<JsonNode> paidItem(
      String key, String inputDigest, int attempts, Supplier<Mono<? extends JsonNode>> make) {
    return real.paidItem(key, inputDigest, attempts, make);
  }

  @Override
  public Flux<FinishedItem> recorded(String stage) {
    return real.recorded(stage);
  }

  @Override
  public void progress(int doneItems, int totalItems, String detail) {
    real.progress(doneItems, totalItems, detail);
  }
}
