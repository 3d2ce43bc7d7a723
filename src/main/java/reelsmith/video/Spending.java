package reelsmith.video;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.account.Memberships;
import reelsmith.account.PlanObstacle;
import reelsmith.credits.Ledger;
import reelsmith.credits.NewHold;
import reelsmith.limit.Maintenance;
import reelsmith.operation.Caller;
import reelsmith.operation.OperationFailure;
import reelsmith.pipeline.Run;
import reelsmith.template.Production;

/// The one way in which credits are spent: what stands in the way of a purchase, and the run that
/// starts with its price set aside. Readiness asks the same question that buying asks, so the two
/// cannot disagree.
@Component
class Spending {

  private final Memberships memberships;
  private final Maintenance maintenance;
  private final Ledger ledger;
  private final VideoRuns runs;

  Spending(Memberships memberships, Maintenance maintenance, Ledger ledger, VideoRuns runs) {
    this.memberships = memberships;
    this.maintenance = maintenance;
    this.ledger = ledger;
    this.runs = runs;
  }

  /// Everything that stands in the way, as the failures that buying would signal; plans first,
  /// money last. Empty when nothing does. Writes nothing.
  Flux<OperationFailure> obstacles(Caller caller, Purchase purchase) {
    return Flux.concat(
        memberships
            .of(caller.account())
            .flatMapIterable(
                membership ->
                    membership.obstacles(
                        caller.credential().kind(), caller.door(), purchase.template()))
            .map(PlanObstacle::failure),
        purchase.film() ? maintenance.obstacle() : Mono.empty(),
        ledger.obstacles(
            caller.account(),
            caller.credential().keyId(),
            caller.credential().dailyCredits(),
            purchase.credits()));
  }

  /// Signals the first obstacle, before anything is written.
  Mono<Void> requireNoObstacle(Caller caller, Purchase purchase) {
    return obstacles(caller, purchase).next().flatMap(Mono::error);
  }

  /// Starts a run and sets its price aside, both in the caller's transaction or neither. What
  /// others have spent since the obstacles were looked at counts here.
  Mono<Run> start(Caller caller, VideoId video, Production production, Purchase purchase) {
    return runs.start(caller.account().value(), video, production)
        .delayUntil(run -> ledger.hold(hold(caller, video, run, purchase)));
  }

  private static NewHold hold(Caller caller, VideoId video, Run run, Purchase purchase) {
    return new NewHold(
        caller.account(),
        caller.credential().keyId(),
        caller.credential().dailyCredits(),
        run.id(),
        video.value(),
        purchase.template(),
        purchase.prices().version(),
        purchase.charges());
  }
}
