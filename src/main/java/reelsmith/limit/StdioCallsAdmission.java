package reelsmith.limit;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Admission;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.OperationSpec;

/// Counts the calls of a key over stdio, which come by no HTTP request that would be counted.
@Component
class StdioCallsAdmission implements Admission {

  private final RateLimits limits;
  private final RatePolicy policy;

  StdioCallsAdmission(RateLimits limits, LimitSettings settings) {
    this.limits = limits;
    this.policy = settings.callsPolicy();
  }

  @Override
  public Mono<Void> admit(Caller caller, OperationSpec<?, ?> spec) {
    return caller.door() == Door.MCP_STDIO
        ? limits.require(caller.identity(), policy)
        : Mono.empty();
  }
}
