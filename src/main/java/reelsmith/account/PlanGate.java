package reelsmith.account;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.Admission;
import reelsmith.operation.Caller;
import reelsmith.operation.Credential;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;

/// Refuses the calls of keys whose plan does not include the door they come through, with
/// `membership_api_required` or `membership_mcp_required`. Which kinds of video a plan includes is
/// known only once the brief is read, and is asked there.
@Component
@Order(PlanGate.ORDER)
class PlanGate implements Admission {

  static final int ORDER = 100;

  private final Memberships memberships;

  PlanGate(Memberships memberships) {
    this.memberships = memberships;
  }

  @Override
  public Mono<Void> admit(Caller caller, OperationSpec<?, ?> spec) {
    if (!isGated(caller.credential().kind(), spec.permission())) {
      return Mono.empty();
    }
    return memberships
        .of(caller.account())
        .map(membership -> membership.obstacles(Credential.Kind.KEY, caller.door(), null))
        .flatMapMany(Flux::fromIterable)
        .next()
        .flatMap(obstacle -> Mono.error(obstacle.failure()));
  }

  private static boolean isGated(Credential.Kind kind, Permission permission) {
    return kind == Credential.Kind.KEY
        && permission != Permission.ASK
        && permission != Permission.HOST;
  }
}
