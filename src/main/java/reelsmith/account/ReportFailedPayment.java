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

/// Says that a customer's payment failed.
@Component
class ReportFailedPayment
    implements Operation<ReportFailedPayment.Input, ReportFailedPayment.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "report_failed_payment",
              "Report a failed payment",
              "Says that an account could not pay for its next term: credits it has stay, and it gets no new"
                  + " ones until renew_subscription says that a payment succeeded. For hosts.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ACCEPTED,
              Route.post("/api/v1/host/accounts/{account_id}/failed-payments"),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.HOST);

  private final Subscriptions subscriptions;

  ReportFailedPayment(Subscriptions subscriptions) {
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
        .paymentFailed(new AccountId(call.input().accountId()))
        .map(outcome -> new Answer(outcome.account()));
  }
}
