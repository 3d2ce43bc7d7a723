package reelsmith.person;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.account.Delegation;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Gives a member another role.
///
/// Codes: `not_found`, `not_permitted`, `last_owner`.
@Component
class ChangeMemberRole implements Operation<ChangeMemberRole.Input, ChangeMemberRole.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "change_member_role",
              "Change a member's role",
              "Gives a person of this account another role, which counts at once, also for sessions"
                  + " that are open. The last owner stays one.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ACCEPTED,
              new Route(Route.Method.PATCH, "/api/v1/account/members/{member_id}", 200),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.ADMIN);

  private final Members members;
  private final Delegation delegation;

  ChangeMemberRole(Members members, Delegation delegation) {
    this.members = members;
    this.delegation = delegation;
  }

  record Input(
      @JsonPropertyDescription("The member's id, as list_members says.") long memberId,
      @JsonPropertyDescription("What the person may do from now on.") Role role) {}

  record Answer(long memberId, Role role) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    return delegation
        .requirePeople(call.caller().identity())
        .then(Mono.defer(() -> members.locked(call.caller().account())))
        .map(present -> required(call, present))
        .flatMap(
            member ->
                members.changeRole(call.caller().account(), member.personId(), call.input().role()))
        .thenReturn(new Answer(call.input().memberId(), call.input().role()));
  }

  private static Member required(Call<Input> call, List<Member> present) {
    Member member = MemberRules.named(present, call.input().memberId());
    MemberRules.require(
        MemberRules.speaksForOwners(call.caller().credential(), present),
        present,
        member,
        call.input().role());
    return member;
  }
}
