package reelsmith.account;

import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Tells what the caller's account is and what its plan allows.
@Component
class GetAccount implements Operation<GetAccount.Input, AccountView> {

  static final OperationSpec<Input, AccountView> SPEC =
      OperationSpec.reading(
              "get_account",
              "Get the account",
              "Tells this account's name, its plan, what the plan allows and how the subscription stands.",
              Toolset.ACCOUNT,
              Route.get("/api/v1/account"),
              Input.class,
              AccountView.class)
          .permitting(Permission.ASK);

  private final Accounts accounts;
  private final Memberships memberships;
  private final Clock clock;

  GetAccount(Accounts accounts, Memberships memberships, Clock clock) {
    this.accounts = accounts;
    this.memberships = memberships;
    this.clock = clock;
  }

  record Input() {}

  @Override
  public OperationSpec<Input, AccountView> spec() {
    return SPEC;
  }

  @Override
  public Mono<AccountView> run(Call<Input> call) {
    return accounts
        .find(call.caller().account())
        .switchIfEmpty(
            Mono.error(() -> OperationFailure.notFound("account " + call.caller().account())))
        .zipWhen(memberships::of)
        .map(found -> AccountView.of(found.getT1(), found.getT2(), clock.instant()));
  }
}
