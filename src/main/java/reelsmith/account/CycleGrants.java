package reelsmith.account;

import java.time.Instant;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;

/// Books the credits that come with a paid term.
@FunctionalInterface
public interface CycleGrants {

  /// Grants them in the caller's transaction, once for an account and reference. Those of a monthly
  /// term are good for two months from now, or from its begin when it is paid for ahead; those of
  /// an annual one until two months after its end. Calendar months of UTC.
  ///
  /// @param credits more than zero, for the whole term
  Mono<Void> grantCycle(
      AccountId account,
      String planCode,
      long credits,
      Term term,
      Instant termEnd,
      String reference);
}
