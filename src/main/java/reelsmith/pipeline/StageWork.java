package reelsmith.pipeline;

import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a stage works with.
public interface StageWork {

  UUID runId();

  long accountId();

  long subject();

  /// The run's input, as it was when the run was started.
  ObjectNode input();

  /// The result of a stage that this one needs.
  JsonNode result(String stage);

  /// Makes one item, unless it was made before from the same input, by this run or an earlier one
  /// of the same subject: then the recorded result comes back and nothing is made.
  ///
  /// @param key names the item within subject and stage, such as `slide-3`
  /// @param inputDigest changes when the item must be made anew
  /// @param attempts how many times it may fail in all, crashes not counted, before its failure is
  ///   the stage's
  /// @param make makes it; called again for a further attempt, after a pause, when its failure is
  ///   retryable
  Mono<JsonNode> item(
      String key, String inputDigest, int attempts, Supplier<Mono<? extends JsonNode>> make);

  /// The same for an item whose every attempt somebody charges for. Each is written down before it
  /// is made; when an item is made again and nobody knows what came of the attempt before, it may
  /// be paid for twice, which [PaidCalls] tells from then on.
  Mono<JsonNode> paidItem(
      String key, String inputDigest, int attempts, Supplier<Mono<? extends JsonNode>> make);

  /// What has been finished so far within a stage for this subject, by this run or earlier ones,
  /// while the stage itself may still be at work. Compare the digests: what was made from another
  /// input will be replaced.
  Flux<FinishedItem> recorded(String stage);

  /// Tells people how far the stage has come. May be lost; costs nothing when called often.
  void progress(int doneItems, int totalItems, String detail);
}
