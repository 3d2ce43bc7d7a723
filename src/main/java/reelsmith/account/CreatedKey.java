package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.WireFormat;

/// The answer to somebody who made a key.
record CreatedKey(
    long keyId,
    long accountId,
    @JsonPropertyDescription("The key itself. It is shown this once and kept nowhere.")
        String apiKey,
    String label,
    @JsonPropertyDescription("The visible beginning of the key, to tell it from others.")
        String prefix,
    List<String> scopes,
    @JsonPropertyDescription("Null for all.") @Nullable List<String> toolsets,
    boolean readOnly,
    @JsonPropertyDescription("Null for any number.") @Nullable Long dailyCredits,
    @JsonPropertyDescription("Whose yes counts for what must be approved: human, client or caller.")
        String approvalPolicy,
    @JsonPropertyDescription("Null for a key that stays until it is revoked.")
        @Nullable Instant expiresAt) {

  static CreatedKey of(long account, IssuedKey key, String label, KeyRights rights) {
    return new CreatedKey(
        key.id(),
        account,
        key.text(),
        label,
        KeyText.prefix(key.text()),
        KeyView.names(rights.scopes()),
        rights.toolsets() == null ? null : KeyView.names(rights.toolsets()),
        rights.readOnly(),
        rights.dailyCredits(),
        WireFormat.name(rights.policy()),
        rights.expiresAt());
  }

  /// Without the secret part.
  @Override
  public String toString() {
    return "CreatedKey[keyId=%d]".formatted(keyId);
  }
}
