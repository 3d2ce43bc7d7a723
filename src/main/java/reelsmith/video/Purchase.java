package reelsmith.video;

import java.util.List;
import reelsmith.credits.Charge;
import reelsmith.credits.Estimate;
import reelsmith.credits.Precisions;
import reelsmith.credits.PriceList;
import reelsmith.credits.PricedEvent;
import reelsmith.credits.Workload;

/// Something a caller is about to buy: work, at the prices of a list.
record Purchase(Workload work, PriceList prices) {

  String template() {
    return prices.template();
  }

  /// Whether a film is rendered, rather than a preview.
  boolean film() {
    return work.has(PricedEvent.RENDER);
  }

  /// What it would cost, as callers are told before they buy.
  Estimate estimate() {
    return prices.estimate(work);
  }

  /// How sure each figure of the estimate is.
  Precisions precision() {
    return Precisions.of(work);
  }

  /// The most it can cost, event by event.
  List<Charge> charges() {
    return prices.charges(work);
  }

  /// The most it can cost.
  long credits() {
    return Charge.total(charges());
  }
}
