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
    if (spec.effect() != Effect.SPENDS) {
      return Mono.empty();
    }
    return Mono.justOrEmpty(RateSubject.of(caller.identity()))
        .flatMap(subject -> limits.take(subject, policy))
        .filter(standing -> !standing.admitted())
        .flatMap(standing -> Mono.error(standing.refusal()));
  }
}
