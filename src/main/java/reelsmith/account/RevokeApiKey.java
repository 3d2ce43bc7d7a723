package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Ends a key of the caller's account, on every server at once. A key may end itself.
@Component
class RevokeApiKey implements Operation<RevokeApiKey.Input, RevokeApiKey.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "revoke_api_key",
              "Revoke an API key",
              "Ends an API key of this account for good; whoever uses it is refused from now on. It cannot be"
                  + " undone: ask the user first. Revoking a key twice is no error.",
              Toolset.ACCOUNT,
              Effect.ENDS,
              IdempotencyRule.ACCEPTED,
              new Route(Route.Method.DELETE, "/api/v1/account/api-keys/{key_id}", 200),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.ADMIN);

  private final ApiKeys keys;

  RevokeApiKey(ApiKeys keys) {
    this.keys = keys;
  }

  record Input(
      @JsonPropertyDescription("The key's id; list_api_keys names them.") @Min(1) long keyId) {}

  record Answer(
      long keyId,
      String label,
      Instant revokedAt,
      @JsonPropertyDescription("Whether it had been revoked before this call.")
          boolean alreadyRevoked) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    AccountId account = call.caller().account();
    long id = call.input().keyId();
    return keys.revoke(account, id)
        .zipWhen(revoked -> keys.find(account, id))
        .map(found -> answer(found.getT1(), found.getT2()))
        .switchIfEmpty(Mono.error(() -> OperationFailure.notFound("API key " + id)));
  }

  private static Answer answer(boolean revokedNow, ApiKey key) {
    return new Answer(key.id(), key.label(), Objects.requireNonNull(key.revokedAt()), !revokedNow);
  }
}
