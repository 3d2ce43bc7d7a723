package reelsmith.credits;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.upkeep.Chore;

/// Writes down what has expired. Balances are right without it; accounts that nobody uses would
/// keep it unwritten.
@Component
class Expiry implements Chore {

  private final Ledger ledger;

  Expiry(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "the expiry of credits";
  }

  @Override
  public Mono<Void> round() {
    return ledger.expireDue().then();
  }
}
