package reelsmith.limit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import reelsmith.operation.OperationFailure;

/// Where a caller stands with a policy, in the words of draft-ietf-httpapi-ratelimit-headers.
///
/// @param admitted whether the call that was asked about may go on
/// @param remaining how many may follow in this window, as far as this process knows
/// @param secondsLeft until the next window, at least 1
public record Standing(RatePolicy policy, boolean admitted, long remaining, long secondsLeft) {

  /// Where somebody stands who was refused with [#refusal]; empty for other failures.
  public static Optional<Standing> of(OperationFailure refusal) {
    Map<String, Object> details = refusal.details();
    return details.get("policy") instanceof String name
            && details.get("limit") instanceof Long quota
            && details.get("window_seconds") instanceof Long window
            && details.get("retry_after_seconds") instanceof Long left
        ? Optional.of(
            new Standing(new RatePolicy(name, quota, Duration.ofSeconds(window)), false, 0, left))
        : Optional.empty();
  }

  /// The value of the header `RateLimit-Policy`.
  public String policyHeader() {
    return "\"%s\";q=%d;w=%d".formatted(policy.name(), policy.quota(), policy.window().toSeconds());
  }

  /// The value of the header `RateLimit`.
  public String limitHeader() {
    return "\"%s\";r=%d;t=%d".formatted(policy.name(), remaining, secondsLeft);
  }

  /// `rate_limited`, which says when to come again.
  public OperationFailure refusal() {
    return new OperationFailure(
        OperationFailure.Kind.TOO_MANY_REQUESTS,
        "rate_limited",
        "More than %d %s in %d seconds. Wait %d seconds, then go on more slowly."
            .formatted(policy.quota(), policy.name(), policy.window().toSeconds(), secondsLeft),
        Map.of(
            "policy", policy.name(),
            "limit", policy.quota(),
            "window_seconds", policy.window().toSeconds(),
            "retry_after_seconds", secondsLeft));
  }
}
