package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.KeyUsage;
import reelsmith.operation.WireFormat;

/// A key in a list.
record KeyView(
    long keyId,
    String label,
    @JsonPropertyDescription("The visible beginning of the key.") String prefix,
    List<String> scopes,
    @JsonPropertyDescription("Null for all.") @Nullable List<String> toolsets,
    boolean readOnly,
    @JsonPropertyDescription("Credits it may set aside in one day (UTC); null for any number.")
        @Nullable Long dailyCredits,
    @JsonPropertyDescription("Whose yes counts for what must be approved: human, client or caller.")
        String approvalPolicy,
    Instant createdAt,
    @JsonPropertyDescription("To the minute; null when it was never used.")
        @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @JsonPropertyDescription("Requests in the last 24 hours.") @JsonProperty("requests_24h")
        long requests,
    @JsonPropertyDescription("How many of them were refused or failed.") @JsonProperty("errors_24h")
        long errors) {

  static KeyView of(ApiKey key, KeyUsage.Usage usage) {
    KeyRights rights = key.rights();
    return new KeyView(
        key.id(),
        key.label(),
        key.prefix(),
        names(rights.scopes()),
        rights.toolsets() == null ? null : names(rights.toolsets()),
        rights.readOnly(),
        rights.dailyCredits(),
        WireFormat.name(rights.policy()),
        key.createdAt(),
        key.lastUsedAt(),
        rights.expiresAt(),
        key.revokedAt(),
        usage.requests(),
        usage.errors());
  }

  static List<String> names(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(WireFormat::name).sorted().toList();
  }
}
