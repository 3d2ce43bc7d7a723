package reelsmith.pipeline;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The work of one claim.
///
/// @param finished hears of each item the stage has, as a sign that it is alive
record ClaimedWork(
    Claim claim,
    ObjectNode input,
    Map<String, JsonNode> results,
    Items items,
    Sinks.Many<StageProgress> told,
    Sinks.Many<String> finished)
    implements StageWork {

  @Override
  public UUID runId() {
    return claim.runId();
  }

  @Override
  public long accountId() {
    return claim.accountId();
  }

  @Override
  public long subject() {
    return claim.subject();
  }

  @Override
  public JsonNode result(String stage) {
    JsonNode result = results.get(stage);
    if (result == null) {
      throw new IllegalStateException(
          "Stage %s has no result of %s; does its plan say that it needs it?"
              .formatted(claim.stage(), stage));
    }
    return result;
  }

  @Override
  public Mono<JsonNode> item(
      String key, String inputDigest, int attempts, Supplier<Mono<? extends JsonNode>> make) {
    return had(new Items.Wanted(claim, key, inputDigest, attempts, false, make));
  }

  @Override
  public Mono<JsonNode> paidItem(
      String key, String inputDigest, int attempts, Supplier<Mono<? extends JsonNode>> make) {
    return had(new Items.Wanted(claim, key, inputDigest, attempts, true, make));
  }

  private Mono<JsonNode> had(Items.Wanted wanted) {
    return items.have(wanted).doOnNext(result -> finished.tryEmitNext(wanted.key()));
  }

  @Override
  public Flux<FinishedItem> recorded(String stage) {
    return items.recorded(claim.subject(), stage);
  }

  @Override
  public void progress(int doneItems, int totalItems, String detail) {
    // Concurrent items may collide here; the next word follows within moments.
    told.tryEmitNext(new StageProgress(doneItems, totalItems, detail));
  }
}
