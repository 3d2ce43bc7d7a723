package reelsmith.person;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.Credential;
import reelsmith.operation.OperationFailure;

/// Who may change whose place in an account. An account that has owners keeps one, and only owners
/// say who is one.
final class MemberRules {

  private MemberRules() {}

  /// Whether somebody speaks for the owners. As long as an account has none, whoever manages it
  /// does, so that it can get its first.
  static boolean speaksForOwners(Credential credential, List<Member> members) {
    Long person = credential.personId();
    return credential.kind() == Credential.Kind.LOCAL
        || members.stream().noneMatch(Member::isOwner)
        || members.stream()
            .anyMatch(member -> member.isOwner() && Long.valueOf(member.personId()).equals(person));
  }

  /// Signals `not_permitted` or `last_owner` for a change that must not be.
  ///
  /// @param member as they are now; null for a new one
  /// @param role the new one; null when the member goes
  static void require(
      boolean speaksForOwners, List<Member> members, @Nullable Member member, @Nullable Role role) {
    boolean concernsOwners = role == Role.OWNER || (member != null && member.role() == Role.OWNER);
    if (concernsOwners && !speaksForOwners) {
      throw new OperationFailure(
          OperationFailure.Kind.FORBIDDEN,
          "not_permitted",
          "Only an owner of the account may say who is one. Ask an owner.");
    }
    long owners = members.stream().filter(Member::isOwner).count();
    if (member != null && member.isOwner() && role != Role.OWNER && owners == 1) {
      throw new OperationFailure(
          OperationFailure.Kind.CONFLICT,
          "last_owner",
          "This is the account's last owner. Make somebody else an owner first.");
    }
  }

  /// The member with this id. Signals `not_found`.
  static Member named(List<Member> members, long id) {
    return members.stream()
        .filter(member -> member.id() == id)
        .findFirst()
        .orElseThrow(() -> OperationFailure.notFound("member " + id));
  }

  static Optional<Member> withEmail(List<Member> members, EmailAddress email) {
    return members.stream()
        .filter(member -> EmailAddress.key(member.email()).equals(email.key()))
        .findFirst();
  }
}
