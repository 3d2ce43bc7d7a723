package reelsmith.account;

import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Makes a key for the caller's account. A retry with the same idempotency key makes no second one,
/// and does not show the first again: it is stored nowhere.
@Component
class CreateApiKey implements Operation<KeyWishes, CreatedKey> {

  static final OperationSpec<KeyWishes, CreatedKey> SPEC =
      new OperationSpec<>(
              "create_api_key",
              "Create an API key",
              "Makes an API key for this account and shows it this once: give it to whoever will use it and do"
                  + " not repeat it elsewhere. It can never reach further than the credential that makes it.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ONCE,
              new Route(Route.Method.POST, "/api/v1/account/api-keys", 201),
              List.of(),
              KeyWishes.class,
              CreatedKey.class)
          .permitting(Permission.ADMIN);

  private final KeyMaking making;

  CreateApiKey(KeyMaking making) {
    this.making = making;
  }

  @Override
  public OperationSpec<KeyWishes, CreatedKey> spec() {
    return SPEC;
  }

  @Override
  public Mono<CreatedKey> run(Call<KeyWishes> call) {
    return making.make(call.caller().identity(), call.caller().account(), call.input());
  }
}
