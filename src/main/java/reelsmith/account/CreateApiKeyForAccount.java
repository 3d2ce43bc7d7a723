package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;

/// Makes a key for any account, for the host. It takes no idempotency key, for the same reason as
/// [CreateApiKey].
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
              IdempotencyRule.NONE,
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
      @JsonPropertyDescription("What you call it, to tell it from others.")
          @NotBlank
          @Size(max = 100)
          @Pattern(regexp = OneLine.PATTERN)
          String label,
      @JsonPropertyDescription(
              "agent: whatever must be approved needs a person's yes; integration: your product asks"
                  + " its users itself. Default agent.")
          @JsonProperty("for")
          @Nullable KeyUse use,
      @JsonPropertyDescription(
              "What it may do: read (see), spend (create and change videos), admin (keys and people)."
                  + " Default read and spend.")
          @Size(min = 1, max = 3)
          @Nullable List<Scope> scopes,
      @JsonPropertyDescription("The only groups of tools it may use. Default all.")
          @Size(min = 1, max = 10)
          @Nullable List<Toolset> toolsets,
      @JsonPropertyDescription("Refuses everything that changes something. Default false.")
          @Nullable Boolean readOnly,
      @JsonPropertyDescription(
              "How many credits it may set aside in one day (UTC). Default any number.")
          @Min(0)
          @Nullable Long dailyCredits,
      @JsonPropertyDescription("When it ends. Default never.") @Nullable Instant expiresAt) {

    KeyWishes wishes() {
      return new KeyWishes(label, use, scopes, toolsets, readOnly, dailyCredits, expiresAt);
    }
  }

  @Override
  public OperationSpec<Input, CreatedKey> spec() {
    return SPEC;
  }

  @Override
  public Mono<CreatedKey> run(Call<Input> call) {
    return making.make(
        call.caller().identity(), new AccountId(call.input().accountId()), call.input().wishes());
  }
}
