package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import reelsmith.operation.Warning;

/// Gives an account another plan: a higher one at once, a lower one from the next renewal on.
@Component
class ChangePlan implements Operation<ChangePlan.Input, ChangePlan.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "change_plan",
              "Change the plan",
              "Gives an account another plan. A higher one is effective at once and brings the credits it has"
                  + " more for the running term; a lower one comes with the next renewal. One that was cancelled"
                  + " goes on, one that ended starts anew. For hosts.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ACCEPTED,
              Route.post("/api/v1/host/accounts/{account_id}/plan"),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.HOST);

  private final Subscriptions subscriptions;
  private final PlanWarnings warnings;

  ChangePlan(Subscriptions subscriptions, PlanWarnings warnings) {
    this.subscriptions = subscriptions;
    this.warnings = warnings;
  }

  record Input(
      @JsonPropertyDescription("The account it is about; list_accounts names them.") @Min(1)
          long accountId,
      @JsonPropertyDescription("The plan's code; list_plans names them.") @Size(max = 40)
          String planCode,
      @JsonPropertyDescription(
              "How long one payment lasts, from the next term on. Default as before.")
          @Nullable Term term) {}

  record Answer(
      AccountView account,
      @JsonPropertyDescription("Whether the plan is effective now.") boolean appliedAtOnce,
      @JsonPropertyDescription("When the next renewal is due that brings it; null when it is here.")
          @Nullable Instant appliesAt,
      @JsonPropertyDescription("How many credits it brought.") long grantedCredits,
      List<Warning> warnings) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    return subscriptions
        .change(new AccountId(input.accountId()), input.planCode(), input.term())
        .zipWhen(outcome -> warnings.of(input.planCode()), ChangePlan::answer);
  }

  private static Answer answer(Subscriptions.Outcome outcome, List<Warning> warnings) {
    AccountView account = outcome.account();
    Instant termEnd = Objects.requireNonNull(account.subscription()).termEndsAt();
    return new Answer(
        account, outcome.atOnce(), outcome.atOnce() ? null : termEnd, outcome.credits(), warnings);
  }
}
