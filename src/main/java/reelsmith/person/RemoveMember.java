package reelsmith.person;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Takes somebody out of the caller's account.
///
/// Codes: `not_found`, `not_permitted`, `last_owner`.
@Component
class RemoveMember implements Operation<RemoveMember.Input, RemoveMember.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "remove_member",
              "Remove a member",
              "Takes a person out of this account and ends their sessions of it at once. API keys"
                  + " stay: revoke those the person knows. The last owner cannot go.",
              Toolset.ACCOUNT,
              Effect.ENDS,
              IdempotencyRule.ACCEPTED,
              new Route(Route.Method.DELETE, "/api/v1/account/members/{member_id}", 200),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.ADMIN);

  private final Members members;
  private final Sessions sessions;

  RemoveMember(Members members, Sessions sessions) {
    this.members = members;
    this.sessions = sessions;
  }

  record Input(@JsonPropertyDescription("The member's id, as list_members says.") long memberId) {}

  record Answer(long memberId, boolean removed) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    AccountId account = call.caller().account();
    return members
        .locked(account)
        .map(present -> required(call, present).personId())
        .flatMap(person -> members.remove(account, person).then(sessions.endAll(person, account)))
        .thenReturn(new Answer(call.input().memberId(), true));
  }

  private static Member required(Call<Input> call, List<Member> present) {
    Member member = MemberRules.named(present, call.input().memberId());
    MemberRules.require(
        MemberRules.speaksForOwners(call.caller().credential(), present), present, member, null);
    return member;
  }
}
