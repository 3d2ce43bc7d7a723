package reelsmith.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.AccountId;

/// An account as it stands.
///
/// @param unmetered whether credits are never short
/// @param subscription null for one that never had any
record Account(
    AccountId id,
    String name,
    Instant createdAt,
    boolean unmetered,
    @Nullable Subscription subscription) {

  String planCodeAt(Instant now) {
    return subscription == null ? Plan.NONE : subscription.planCodeAt(now);
  }
}
