package reelsmith.credits;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.AccountId;

/// Credits to set aside for a run.
///
/// @param keyId the API key that spends; null for other credentials
/// @param dailyCredits the key's budget for one day (UTC); null for none
/// @param priceVersion the price list it was bought by
/// @param bought the most the run can cost, event by event
public record NewHold(
    AccountId account,
    @Nullable Long keyId,
    @Nullable Long dailyCredits,
    UUID runId,
    long videoId,
    String template,
    String priceVersion,
    List<Charge> bought) {

  public NewHold {
    bought = List.copyOf(bought);
  }

  /// How many are set aside; 0 when the run costs nothing.
  long credits() {
    return Charge.total(bought);
  }
}
