package reelsmith.account;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;
import reelsmith.operation.Credential;
import reelsmith.operation.Identity;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;

/// A key as it is kept: everything but its text.
///
/// @param prefix the visible part of its text
/// @param host whether its account runs the installation
record ApiKey(
    long id,
    AccountId account,
    boolean host,
    String label,
    String prefix,
    KeyRights rights,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  static final String COLUMNS =
      """
      k.id, k.account_id, a.host, k.label, k.prefix, k.scopes, k.toolsets, k.read_only,
      k.daily_credits, k.approval_policy, k.created_at, k.expires_at, k.last_used_at, k.revoked_at
      """;

  static ApiKey of(Readable row) {
    return new ApiKey(
        Columns.required(row, "id", Long.class),
        new AccountId(Columns.required(row, "account_id", Long.class)),
        Columns.required(row, "host", Boolean.class),
        Columns.required(row, "label", String.class),
        Columns.required(row, "prefix", String.class),
        rights(row),
        Columns.required(row, "created_at", Instant.class),
        row.get("last_used_at", Instant.class),
        row.get("revoked_at", Instant.class));
  }

  private static KeyRights rights(Readable row) {
    String[] toolsets = row.get("toolsets", String[].class);
    return new KeyRights(
        constants(Columns.required(row, "scopes", String[].class), Scope.class),
        toolsets == null ? null : constants(toolsets, Toolset.class),
        Columns.required(row, "read_only", Boolean.class),
        row.get("daily_credits", Long.class),
        Columns.constant(row, "approval_policy", ApprovalPolicy.class),
        row.get("expires_at", Instant.class));
  }

  private static <E extends Enum<E>> Set<E> constants(String[] names, Class<E> type) {
    Set<E> constants = EnumSet.noneOf(type);
    Arrays.stream(names).map(name -> Columns.constant(name, type)).forEach(constants::add);
    return constants;
  }

  Identity identity() {
    Set<Toolset> toolsets = rights.toolsets();
    return new Identity(
        account,
        new Credential(
            Credential.Kind.KEY,
            id,
            null,
            rights.scopes(),
            toolsets == null ? EnumSet.allOf(Toolset.class) : toolsets,
            rights.dailyCredits(),
            rights.readOnly(),
            host));
  }
}
