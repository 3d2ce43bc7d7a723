package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.KeyUsage;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Page;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Lists the keys of the caller's account, the newest first, those that were revoked too.
@Component
class ListApiKeys implements Operation<ListApiKeys.Input, ListApiKeys.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "list_api_keys",
          "List API keys",
          "Lists the API keys of this account, the newest first: how far each goes, when it was last used,"
              + " and its requests and errors of the last 24 hours. The keys themselves are never shown again.",
          Toolset.ACCOUNT,
          Route.get("/api/v1/account/api-keys"),
          Input.class,
          Answer.class);

  private static final int PAGE = 50;
  private static final KeyUsage.Usage NOT_USED = new KeyUsage.Usage(0, 0);

  private final ApiKeys keys;
  private final KeyUsage usage;

  ListApiKeys(ApiKeys keys, KeyUsage usage) {
    this.keys = keys;
    this.usage = usage;
  }

  record Input(
      @JsonPropertyDescription("How many at most; default 50.") @Min(1) @Max(100)
          @Nullable Integer limit,
      @JsonPropertyDescription("next_cursor of the page before.") @Min(1) @Nullable Long cursor) {}

  record Answer(
      List<KeyView> apiKeys,
      @JsonPropertyDescription("Give this as cursor for the next page; null on the last.")
          @Nullable Long nextCursor) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    int limit = input.limit() == null ? PAGE : input.limit();
    long before = input.cursor() == null ? Long.MAX_VALUE : input.cursor();
    return keys.list(call.caller().account(), before, limit + 1)
        .collectList()
        .zipWith(usage.last24Hours(call.caller().account()))
        .map(found -> answer(Page.of(found.getT1(), limit), found.getT2()));
  }

  private static Answer answer(Page<ApiKey> page, Map<Long, KeyUsage.Usage> used) {
    return new Answer(
        page.entries().stream()
            .map(key -> KeyView.of(key, used.getOrDefault(key.id(), NOT_USED)))
            .toList(),
        page.nextCursor(ApiKey::id));
  }
}
