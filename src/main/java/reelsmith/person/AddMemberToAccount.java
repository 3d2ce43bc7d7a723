package reelsmith.person;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.OneLine;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// The host's way to give a customer's account its first people.
///
/// Codes: `not_found`, `already_member`, `answer_shown_once`.
@Component
class AddMemberToAccount implements Operation<AddMemberToAccount.Input, InvitedMember> {

  static final OperationSpec<Input, InvitedMember> SPEC =
      new OperationSpec<>(
              "add_member_to_account",
              "Add a member to any account",
              "For whoever runs this installation: invites a person into an account and answers the"
                  + " link on which they join. Use it for an account's first owner.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ONCE,
              Route.post("/api/v1/host/accounts/{account_id}/members"),
              List.of(),
              Input.class,
              InvitedMember.class)
          .permitting(Permission.HOST);

  private final Inviting inviting;

  AddMemberToAccount(Inviting inviting) {
    this.inviting = inviting;
  }

  record Input(
      @JsonPropertyDescription("The account's id.") long accountId,
      @JsonPropertyDescription("The person's e-mail address.") String email,
      @JsonPropertyDescription("What the person is called.")
          @Size(min = 1, max = Inviting.LONGEST_NAME)
          @Pattern(regexp = OneLine.PATTERN)
          String name,
      @JsonPropertyDescription("What the person may do in the account.") Role role) {}

  @Override
  public OperationSpec<Input, InvitedMember> spec() {
    return SPEC;
  }

  @Override
  public Mono<InvitedMember> run(Call<Input> call) {
    Input input = call.input();
    return inviting.invite(
        call.caller().identity(),
        new AccountId(input.accountId()),
        input.email(),
        input.name(),
        input.role(),
        members -> true);
  }
}
