package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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

/// Makes a key for any account, for the host.
@Component
class CreateApiKeyForAccount implements Operation<CreateApiKeyForAccount.Input, CreatedKey> {

  static final OperationSpec<Input, CreatedKey> SPEC =
      new OperationSpec<>(
              "create_api_key_for_account",
              "Create an API key for an account",
              "Makes an API key for an account of this installation and shows it this once. For hosts; an"
                  + " account makes its own keys with create_api_key.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ONCE,
              new Route(Route.Method.POST, "/api/v1/host/accounts/{account_id}/api-keys", 201),
              List.of(),
              Input.class,
              CreatedKey.class)
          .permitting(Permission.HOST);

  private final KeyMaking making;

  CreateApiKeyForAccount(KeyMaking making) {
    this.making = making;
  }

  record Input(
      @JsonPropertyDescription("The account it is about; list_accounts names them.") @Min(1)
          long accountId,
      @JsonUnwrapped KeyWishes key) {}

  @Override
  public OperationSpec<Input, CreatedKey> spec() {
    return SPEC;
  }

  @Override
  public Mono<CreatedKey> run(Call<Input> call) {
    return making.make(
        call.caller().identity(), new AccountId(call.input().accountId()), call.input().key());
  }
}
