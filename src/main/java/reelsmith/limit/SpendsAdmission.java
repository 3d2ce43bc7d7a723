package reelsmith.limit;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Admission;
import reelsmith.operation.Caller;
import reelsmith.operation.Effect;
import reelsmith.operation.OperationSpec;

/// Counts calls that spend, through every door.
@Component
class SpendsAdmission implements Admission {

  private final RateLimits limits;
  private final RatePolicy policy;

  SpendsAdmission(RateLimits limits, LimitSettings settings) {
    this.limits = limits;
    this.policy = settings.spendsPolicy();
  }

  @Override
  public Mono<Void> admit(Caller caller, OperationSpec<?, ?> spec) {
    return spec.effect() == Effect.SPENDS
        ? limits.require(caller.identity(), policy)
        : Mono.empty();
  }
}
