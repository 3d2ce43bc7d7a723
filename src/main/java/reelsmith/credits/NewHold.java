package reelsmith.credits;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.AccountId;

/// Credits to set aside for a run.
///
/// @param keyId the API key that spends; null for other credentials
/// @param dailyCredits the key's budget for one day (UTC); null for none
/// @param priceVersion the price list that its charges will be counted by
/// @param credits the most the run can cost; 0 when it costs nothing
public record NewHold(
    AccountId account,
    @Nullable Long keyId,
    @Nullable Long dailyCredits,
    UUID runId,
    long videoId,
    String template,
    String priceVersion,
    long credits) {

  public NewHold {
    if (credits < 0) {
      throw new IllegalArgumentException("A hold cannot be of less than nothing: " + credits);
    }
  }
}
