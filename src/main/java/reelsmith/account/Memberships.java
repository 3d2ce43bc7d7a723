package reelsmith.account;

import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;

/// Says what an account's plan allows. The gate in front of all operations, readiness and create
/// ask here, so that they cannot disagree.
@Component
public class Memberships {

  private final Accounts accounts;
  private final Plans plans;
  private final UpgradePage upgradePage;
  private final Clock clock;

  Memberships(Accounts accounts, Plans plans, UpgradePage upgradePage, Clock clock) {
    this.accounts = accounts;
    this.plans = plans;
    this.upgradePage = upgradePage;
    this.clock = clock;
  }

  /// As it stands this moment. Signals `not_found` for an account that does not exist.
  public Mono<Membership> of(AccountId account) {
    return accounts
        .find(account)
        .switchIfEmpty(Mono.error(() -> OperationFailure.notFound("account " + account)))
        .flatMap(this::of);
  }

  Mono<Membership> of(Account account) {
    return plans.named(account.planCodeAt(clock.instant())).map(plan -> of(account, plan));
  }

  /// @param plan the one that counts for the account now
  Membership of(Account account, Plan plan) {
    return Membership.of(plan, account.unmetered(), upgradePage.address());
  }
}
