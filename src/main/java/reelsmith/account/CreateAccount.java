package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import reelsmith.operation.Warning;

/// Adds an account with a plan, whose first term begins now.
@Component
class CreateAccount implements Operation<CreateAccount.Input, CreateAccount.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "create_account",
              "Create an account",
              "Adds an account to this installation and starts its plan: the first term begins now, and its"
                  + " credits are granted. For hosts.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ACCEPTED,
              new Route(Route.Method.POST, "/api/v1/host/accounts", 201),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.HOST);

  private final Accounts accounts;
  private final Subscriptions subscriptions;
  private final PlanWarnings warnings;

  CreateAccount(Accounts accounts, Subscriptions subscriptions, PlanWarnings warnings) {
    this.accounts = accounts;
    this.subscriptions = subscriptions;
    this.warnings = warnings;
  }

  record Input(
      @JsonPropertyDescription("What the account is called.")
          @NotBlank
          @Size(max = 200)
          @Pattern(regexp = OneLine.PATTERN)
          String name,
      @JsonPropertyDescription("The plan's code; list_plans names them.") @Size(max = 40)
          String planCode,
      @JsonPropertyDescription("How long one payment lasts. Default monthly.")
          @Nullable Term term) {}

  record Answer(
      AccountView account,
      @JsonPropertyDescription("How many credits the first term brought.") long grantedCredits,
      List<Warning> warnings) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    return accounts
        .add(input.name())
        .flatMap(account -> subscriptions.change(account, input.planCode(), input.term()))
        .zipWhen(
            outcome -> warnings.of(input.planCode()),
            (outcome, told) -> new Answer(outcome.account(), outcome.credits(), told));
  }
}
