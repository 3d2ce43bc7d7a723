package reelsmith.credits;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.AccountId;

/// Credits that are, or were, set aside for a run.
///
/// @param keyId the API key that spent them; null for other credentials
/// @param bought what the run can cost at most, event by event
public record Hold(
    long id,
    AccountId account,
    UUID runId,
    long videoId,
    String template,
    String priceVersion,
    @Nullable Long keyId,
    long credits,
    List<Charge> bought,
    Instant heldAt,
    @Nullable Resolution resolution) {

  /// How a hold ended.
  ///
  /// @param used and `released` are the hold's credits together
  public record Resolution(long used, long released, Instant resolvedAt) {}

  public Hold {
    bought = List.copyOf(bought);
  }

  /// What is to be paid for the work of the run: event by event no more than was bought with this
  /// hold, so nothing that an earlier run paid for.
  public List<Charge> charges(Workload done) {
    return bought.stream()
        .map(charge -> charge.atMost(units(charge, done)))
        .filter(charge -> charge.units() > 0)
        .toList();
  }

  /// Whether all that was done was bought with this hold.
  public boolean covers(Workload done) {
    return charges(done).stream().mapToLong(Charge::units).sum()
        == done.units().values().stream().mapToLong(Long::longValue).sum();
  }

  private long units(Charge charge, Workload done) {
    return done.units().entrySet().stream()
        .filter(event -> event.getKey().of(template).equals(charge.event()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  public boolean isOpen() {
    return resolution == null;
  }
}
