package reelsmith.credits;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.AccountId;

/// Credits that are, or were, set aside for a run.
///
/// @param keyId the API key that spent them; null for other credentials
public record Hold(
    long id,
    AccountId account,
    UUID runId,
    long videoId,
    String template,
    String priceVersion,
    @Nullable Long keyId,
    long credits,
    Instant heldAt,
    @Nullable Resolution resolution) {

  /// How a hold ended.
  ///
  /// @param used and `released` are the hold's credits together
  public record Resolution(long used, long released, Instant resolvedAt) {}

  public boolean isOpen() {
    return resolution == null;
  }
}
