package reelsmith.credits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.AccountId;

/// Credits that an account got.
public record Grant(
    long id,
    AccountId account,
    GrantKind kind,
    long credits,
    Instant grantedAt,
    @Nullable Instant expiresAt,
    @Nullable String reference,
    String description) {}
