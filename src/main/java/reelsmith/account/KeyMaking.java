package reelsmith.account;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;

/// Makes keys for whoever may have one, going no further than their maker.
@Component
class KeyMaking {

  private final ApiKeys keys;
  private final Memberships memberships;
  private final Delegation delegation;

  KeyMaking(ApiKeys keys, Memberships memberships, Delegation delegation) {
    this.keys = keys;
    this.memberships = memberships;
    this.delegation = delegation;
  }

  /// Signals `membership_api_required` when the account's plan lets no key in, `not_permitted` when
  /// the key would reach further than its maker, `not_found` for an unknown account.
  Mono<CreatedKey> make(Identity maker, AccountId account, KeyWishes wishes) {
    return memberships
        .of(account)
        .doOnNext(KeyMaking::requireAnyAccess)
        .then(Mono.defer(() -> delegation.newKey(maker, wishes)))
        .flatMap(rights -> issued(account, wishes.label(), rights));
  }

  private static void requireAnyAccess(Membership membership) {
    membership
        .keyObstacle()
        .map(PlanObstacle::failure)
        .ifPresent(
            (OperationFailure failure) -> {
              throw failure;
            });
  }

  private Mono<CreatedKey> issued(AccountId account, String label, KeyRights rights) {
    return keys.issue(account, label, rights)
        .map(key -> CreatedKey.of(account.value(), key, label, rights));
  }
}
