package reelsmith.video;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.credits.Hold;
import reelsmith.credits.Ledger;
import reelsmith.credits.Workload;
import reelsmith.operation.AccountId;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.RunObserver;

/// Settles a run when it ends, however it ends: what it finished of what was bought is used, the
/// rest is given back. Happens in the transaction that ends the run, so neither can be without the
/// other.
@Component
class RunSettlement implements RunObserver {

  private static final Logger LOG = LoggerFactory.getLogger(RunSettlement.class);

  private final Ledger ledger;
  private final Videos videos;
  private final WorkRecords records;

  RunSettlement(Ledger ledger, Videos videos, WorkRecords records) {
    this.ledger = ledger;
    this.videos = videos;
    this.records = records;
  }

  @Override
  public Mono<Void> ended(Run run) {
    return ledger
        .holdOf(run.id())
        .filter(Hold::isOpen)
        .zipWhen(hold -> finished(run))
        .flatMap(both -> settled(both.getT1(), both.getT2()));
  }

  private Mono<Workload> finished(Run run) {
    return videos
        .find(new AccountId(run.accountId()), run.subject(), null)
        .flatMap(video -> records.finishedBy(run, video.production()));
  }

  /// Work beyond what was bought is our own, such as slides that a new release draws again.
  private Mono<Void> settled(Hold hold, Workload finished) {
    if (!hold.covers(finished)) {
      LOG.warn(
          "Run {} did more than was bought for it, which is not charged: {} instead of {}",
          hold.runId(),
          finished.units(),
          hold.bought());
    }
    return ledger.resolve(hold.runId(), hold.charges(finished));
  }
}
