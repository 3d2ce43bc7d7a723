package reelsmith.person;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.account.Delegation;
import reelsmith.operation.AccountId;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;

/// Invites somebody into an account, whoever asked for it.
@Component
class Inviting {

  static final int LONGEST_NAME = 100;

  private final People people;
  private final Members members;
  private final Invitations invitations;
  private final LinkBase links;
  private final Delegation delegation;

  Inviting(
      People people,
      Members members,
      Invitations invitations,
      LinkBase links,
      Delegation delegation) {
    this.people = people;
    this.members = members;
    this.invitations = invitations;
    this.links = links;
    this.delegation = delegation;
  }

  /// Decides whether the one who asks may, from the members there are.
  @FunctionalInterface
  interface OwnersVoice {
    boolean speaksForOwners(List<Member> members);
  }

  /// Whoever has joined already is answered as they are; others get the role and a new link.
  ///
  /// @param by who asked
  Mono<InvitedMember> invite(
      Identity by, AccountId account, String email, String name, Role role, OwnersVoice voice) {
    EmailAddress address = EmailAddress.of(email);
    String calledName = named(name);
    return delegation
        .requirePeople(by)
        .then(Mono.defer(() -> members.locked(account)))
        .flatMap(
            present -> {
              Optional<Member> member = MemberRules.withEmail(present, address);
              if (member.isPresent() && member.get().joinedAt() != null) {
                return Mono.just(joined(member.get(), role));
              }
              MemberRules.require(
                  voice.speaksForOwners(present), present, member.orElse(null), role);
              return invited(account, address, calledName, role);
            });
  }

  private Mono<InvitedMember> invited(
      AccountId account, EmailAddress email, String name, Role role) {
    return people
        .findOrAdd(email, name)
        .flatMap(
            person ->
                members
                    .invite(account, person.id(), email, role)
                    .zipWhen(member -> invitations.make(account, person.id())))
        .map(
            made ->
                new InvitedMember(
                    made.getT1(),
                    email.text(),
                    role,
                    false,
                    links.address("/set-password?token=" + made.getT2().token()),
                    made.getT2().expiresAt()));
  }

  private static InvitedMember joined(Member member, Role asked) {
    if (member.role() != asked) {
      throw new OperationFailure(
          OperationFailure.Kind.CONFLICT,
          "already_member",
          "Member %d has joined with another role. Use change_member_role.".formatted(member.id()));
    }
    return new InvitedMember(member.id(), member.email(), asked, true, null, null);
  }

  private static String named(String name) {
    String text = name.strip();
    if (text.isEmpty()) {
      throw OperationFailure.invalid("/name", "wrong_length", "must not be blank");
    }
    return text;
  }
}
