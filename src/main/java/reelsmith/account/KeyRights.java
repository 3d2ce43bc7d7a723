package reelsmith.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.Credential;
import reelsmith.operation.FieldProblem;
import reelsmith.operation.OperationFailure;
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

  /// Refuses what reaches further than `maker`, with `not_permitted` and every field that does;
  /// refuses an end that has passed with `validation_failed`.
  void requireWithin(KeyRights maker, Instant now) {
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw OperationFailure.invalid("/expires_at", "too_small", "must lie in the future");
    }
    List<FieldProblem> problems = new ArrayList<>();
    problem(problems, "/scopes", !maker.scopes.containsAll(scopes));
    problem(problems, "/toolsets", reaches(toolsets, maker.toolsets));
    problem(problems, "/read_only", maker.readOnly && !readOnly);
    problem(problems, "/daily_credits", exceeds(dailyCredits, maker.dailyCredits));
    problem(problems, "/for", policy.compareTo(maker.policy) > 0);
    problem(problems, "/expires_at", exceeds(expiresAt, maker.expiresAt));
    if (!problems.isEmpty()) {
      throw new OperationFailure(
          OperationFailure.Kind.FORBIDDEN,
          "not_permitted",
          "A key cannot be given more than the credential that makes it has. Ask for less, or use a"
              + " credential that goes further.",
          Map.of("fields", problems));
    }
  }

  private static void problem(List<FieldProblem> problems, String path, boolean found) {
    if (found) {
      problems.add(
          new FieldProblem(path, "not_permitted", "goes further than the credential of the maker"));
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
