package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of an account's ledger as its customer sees it.
public record LedgerEntry(
    @JsonPropertyDescription("Counts the entries of the account, from 1.") long number,
    Instant createdAt,
    @JsonPropertyDescription(
            "grant: credits came in; hold: set aside for a run; settle: used; release: given back.")
        Kind kind,
    @JsonPropertyDescription("One line in words.") String description,
    @JsonPropertyDescription("How many credits moved.") long credits,
    @JsonPropertyDescription(
            "What it did to the balance: plus what was granted, minus what was used, else 0.")
        long balanceChange,
    @JsonPropertyDescription("All that was granted less all that was used.") long balanceAfter,
    @JsonPropertyDescription("Set aside for runs that were not over.") long heldAfter,
    @JsonPropertyDescription("What could be spent.") long availableAfter,
    @JsonPropertyDescription("Null for a grant.") @Nullable Long videoId,
    @JsonPropertyDescription("The pipeline run; null for a grant.") @Nullable UUID pipelineRunId,
    @JsonPropertyDescription("The kind of video; null for a grant.") @Nullable String template,
    @JsonPropertyDescription("The price list of the run; null for a grant.")
        @Nullable String pricingVersion,
    @JsonPropertyDescription("Why credits were granted; null for other entries.")
        @Nullable GrantKind grantKind,
    @JsonPropertyDescription("When granted credits expire; null for never and for other entries.")
        @Nullable Instant expiresAt,
    @JsonPropertyDescription("What was used, event by event; empty unless settled.")
        List<Charge> charges) {

  /// What customers see an entry do.
  public enum Kind {
    GRANT,
    HOLD,
    SETTLE,
    RELEASE
  }
}
