package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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

/// Says that a customer paid for the next term.
@Component
class RenewSubscription implements Operation<RenewSubscription.Input, RenewSubscription.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "renew_subscription",
              "Renew a subscription",
              "Says that an account paid for its next term: the term begins, a plan change that was waiting is"
                  + " effective, and its credits are granted. The same payment counts once. For hosts.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ACCEPTED,
              Route.post("/api/v1/host/accounts/{account_id}/renewals"),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.HOST);

  private final Subscriptions subscriptions;

  RenewSubscription(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  record Input(
      @JsonPropertyDescription("The account it is about; list_accounts names them.") @Min(1)
          long accountId,
      @JsonPropertyDescription("What the payment is called by whoever collected it.")
          @NotBlank
          @Size(max = 200)
          String paymentReference) {}

  record Answer(
      AccountView account,
      @JsonPropertyDescription("How many credits the term brought.") long grantedCredits,
      @JsonPropertyDescription("Whether this payment was recorded before and changed nothing.")
          boolean alreadyRecorded) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    return subscriptions
        .renew(new AccountId(input.accountId()), input.paymentReference())
        .map(
            outcome -> new Answer(outcome.account(), outcome.credits(), outcome.alreadyRecorded()));
  }
}
