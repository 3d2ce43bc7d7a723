package reelsmith.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.Credential;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;

/// How far a key goes.
///
/// @param toolsets null for all, also those that are still to come
/// @param dailyCredits how many credits it may set aside in one day; null for any number
/// @param expiresAt null for a key that stays until it is revoked
record KeyRights(
    Set<Scope> scopes,
    @Nullable Set<Toolset> toolsets,
    boolean readOnly,
    @Nullable Long dailyCredits,
    ApprovalPolicy policy,
    @Nullable Instant expiresAt) {

  KeyRights {
    scopes = Set.copyOf(scopes);
    toolsets = toolsets == null ? null : Set.copyOf(toolsets);
  }

  /// Everything the account may do.
  static KeyRights full(ApprovalPolicy policy) {
    return new KeyRights(EnumSet.allOf(Scope.class), null, false, null, policy, null);
  }

  /// What somebody has who makes keys: a key as much as itself, everybody else as much as their
  /// credential and as long as they like.
  static KeyRights of(Credential credential) {
    boolean all = credential.toolsets().equals(EnumSet.allOf(Toolset.class));
    return new KeyRights(
        credential.scopes(),
        all ? null : credential.toolsets(),
        credential.readOnly(),
        credential.dailyCredits(),
        ApprovalPolicy.CALLER,
        null);
  }

  /// The fields of a new key with these rights in which it would reach further than `giver`, as
  /// JSON pointers.
  List<String> beyond(KeyRights giver) {
    List<String> paths = new ArrayList<>();
    add(paths, "/scopes", !giver.scopes.containsAll(scopes));
    add(paths, "/toolsets", reaches(toolsets, giver.toolsets));
    add(paths, "/read_only", giver.readOnly && !readOnly);
    add(paths, "/daily_credits", exceeds(dailyCredits, giver.dailyCredits));
    add(paths, "/for", policy.compareTo(giver.policy) > 0);
    add(paths, "/expires_at", exceeds(expiresAt, giver.expiresAt));
    return paths;
  }

  private static void add(List<String> paths, String path, boolean found) {
    if (found) {
      paths.add(path);
    }
  }

  private static boolean reaches(@Nullable Set<Toolset> wished, @Nullable Set<Toolset> had) {
    return had != null && (wished == null || !had.containsAll(wished));
  }

  private static <T extends Comparable<? super T>> boolean exceeds(
      @Nullable T wished, @Nullable T had) {
    return had != null && (wished == null || wished.compareTo(had) > 0);
  }
}
