package reelsmith.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A call that is over: answered, refused, or given up by whoever made it.
///
/// @param identity null when nobody was let in
/// @param answer null when there was none
/// @param failure why there was none; null as well when nobody waited for it any more
/// @param took from the door's handing over to the answer
public record AnsweredCall(
    String requestId,
    @Nullable Identity identity,
    Door door,
    String operation,
    ObjectNode input,
    @Nullable ObjectNode answer,
    @Nullable OperationFailure failure,
    Duration took) {

  /// What stands for a code when whoever called did not wait for the answer.
  public static final String CANCELLED = "cancelled";

  static AnsweredCall of(
      Invocation invocation,
      @Nullable ObjectNode answer,
      @Nullable OperationFailure failure,
      Duration took) {
    Caller caller = invocation.caller();
    return new AnsweredCall(
        caller.requestId(),
        caller.identity(),
        caller.door(),
        invocation.operation(),
        invocation.input(),
        answer,
        failure,
        took);
  }

  /// Why there is no answer; null when there is one.
  public @Nullable String code() {
    if (failure != null) {
      return failure.code();
    }
    return answer == null ? CANCELLED : null;
  }
}
