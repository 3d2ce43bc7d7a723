package reelsmith.person;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.OneLine;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Invites somebody into the caller's account. A repeated call makes a new link and ends the
/// earlier one.
///
/// Codes: `already_member`, `answer_shown_once`, `not_permitted`.
@Component
class AddMember implements Operation<AddMember.Input, InvitedMember> {

  static final OperationSpec<Input, InvitedMember> SPEC =
      new OperationSpec<>(
              "add_member",
              "Add a member",
              "Invites a person into this account and answers the link on which they choose a"
                  + " password, or give the one they have, and join. The link works once and within"
                  + " three days; calling again makes a new one.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ONCE,
              Route.post("/api/v1/account/members"),
              List.of(),
              Input.class,
              InvitedMember.class)
          .permitting(Permission.ADMIN);

  private final Inviting inviting;

  AddMember(Inviting inviting) {
    this.inviting = inviting;
  }

  record Input(
      @JsonPropertyDescription("The person's e-mail address.") String email,
      @JsonPropertyDescription("What the person is called.")
          @Size(min = 1, max = Inviting.LONGEST_NAME)
          @Pattern(regexp = OneLine.PATTERN)
          String name,
      @JsonPropertyDescription(
              "What the person may do: viewer looks on, member makes videos and spends credits,"
                  + " admin also manages keys and people, owner also says who is an owner.")
          Role role) {}

  @Override
  public OperationSpec<Input, InvitedMember> spec() {
    return SPEC;
  }

  @Override
  public Mono<InvitedMember> run(Call<Input> call) {
    Input input = call.input();
    return inviting.invite(
        call.caller().identity(),
        call.caller().account(),
        input.email(),
        input.name(),
        input.role(),
        members -> MemberRules.speaksForOwners(call.caller().credential(), members));
  }
}
