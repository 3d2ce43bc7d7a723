package reelsmith.credits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.AccountId;

/// Credits that an account is to get.
///
/// @param credits more than zero
/// @param expiresAt when what is left of them is gone; null for never. In the past, they are gone
///   at once
/// @param reference names what it is granted for, such as a paid invoice: the same reference grants
///   once. Null when nothing could be granted twice
/// @param description one line for the customer's ledger
public record NewGrant(
    AccountId account,
    GrantKind kind,
    long credits,
    @Nullable Instant expiresAt,
    @Nullable String reference,
    String description) {

  public NewGrant {
    if (credits <= 0) {
      throw new IllegalArgumentException("A grant is of at least one credit: " + credits);
    }
  }
}
