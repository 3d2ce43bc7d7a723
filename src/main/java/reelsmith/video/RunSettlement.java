package reelsmith.video;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.credits.Charge;
import reelsmith.credits.Hold;
import reelsmith.credits.Ledger;
import reelsmith.credits.Prices;
import reelsmith.operation.AccountId;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.RunObserver;

/// Settles a run when it ends, however it ends: what it finished is used, the rest is given back.
/// Happens in the transaction that ends the run, so neither can be without the other.
@Component
class RunSettlement implements RunObserver {

  private static final Logger LOG = LoggerFactory.getLogger(RunSettlement.class);

  private final Ledger ledger;
  private final Prices prices;
  private final Videos videos;
  private final WorkRecords records;

  RunSettlement(Ledger ledger, Prices prices, Videos videos, WorkRecords records) {
    this.ledger = ledger;
    this.prices = prices;
    this.videos = videos;
    this.records = records;
  }

  @Override
  public Mono<Void> ended(Run run) {
    return ledger
        .holdOf(run.id())
        .filter(Hold::isOpen)
        .zipWhen(hold -> charges(run, hold))
        .flatMap(settled -> ledger.resolve(run.id(), settled.getT2()));
  }

  private Mono<List<Charge>> charges(Run run, Hold hold) {
    return videos
        .find(new AccountId(run.accountId()), run.subject(), null)
        .flatMap(video -> records.finishedBy(run, video.production()))
        .zipWith(prices.of(hold.priceVersion(), hold.template()))
        .map(finished -> within(hold, finished.getT1().charges(finished.getT2())));
  }

  /// Never is more charged than was set aside. Work beyond that would be our own mistake, so it is
  /// ours to pay.
  private static List<Charge> within(Hold hold, List<Charge> charges) {
    List<Charge> paid = new ArrayList<>();
    long left = hold.credits();
    for (Charge charge : charges) {
      long credits = Math.min(left, charge.credits());
      paid.add(new Charge(charge.event(), charge.units(), credits));
      left -= credits;
      if (credits < charge.credits()) {
        LOG.error(
            "Run {} did work for more than the {} credits that were set aside: {} costs {}",
            hold.runId(),
            hold.credits(),
            charge.event(),
            charge.credits());
      }
    }
    return paid;
  }
}
