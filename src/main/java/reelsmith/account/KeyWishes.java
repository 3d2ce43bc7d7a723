package reelsmith.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;

/// What somebody says about a key they want. What they leave out is as their own credential has it,
/// but managing the account has to be asked for.
record KeyWishes(
    String label,
    @Nullable KeyUse use,
    @Nullable List<Scope> scopes,
    @Nullable List<Toolset> toolsets,
    @Nullable Boolean readOnly,
    @Nullable Long dailyCredits,
    @Nullable Instant expiresAt) {

  KeyRights rights(KeyRights maker) {
    KeyUse purpose = use == null ? KeyUse.AGENT : use;
    return new KeyRights(
        scopes == null ? usualScopes(maker) : Set.copyOf(scopes),
        toolsets == null ? maker.toolsets() : Set.copyOf(toolsets),
        readOnly == null ? maker.readOnly() : readOnly,
        dailyCredits,
        purpose.policy(),
        expiresAt == null ? maker.expiresAt() : expiresAt);
  }

  private static Set<Scope> usualScopes(KeyRights maker) {
    Set<Scope> usual = EnumSet.of(Scope.READ, Scope.SPEND);
    usual.retainAll(maker.scopes());
    return usual;
  }
}
