package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Min;
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

/// Ends a subscription with its term.
@Component
class CancelSubscription implements Operation<CancelSubscription.Input, CancelSubscription.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "cancel_subscription",
              "Cancel a subscription",
              "Cancels the subscription of an account: its plan goes on to the end of the term and ends there."
                  + " Cancelling twice is no error; change_plan takes it back. For hosts.",
              Toolset.ACCOUNT,
              Effect.ENDS,
              IdempotencyRule.ACCEPTED,
              Route.post("/api/v1/host/accounts/{account_id}/cancellation"),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.HOST);

  private final Subscriptions subscriptions;

  CancelSubscription(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  record Input(
      @JsonPropertyDescription("The account it is about; list_accounts names them.") @Min(1)
          long accountId) {}

  record Answer(AccountView account) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    return subscriptions
        .cancel(new AccountId(call.input().accountId()))
        .map(outcome -> new Answer(outcome.account()));
  }
}
