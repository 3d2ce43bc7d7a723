package reelsmith.requestlog;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Page;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.requestlog.RequestLogTable.Stored;

/// Lists what the account asked for and how it was answered.
@Component
class ListRequests implements Operation<ListRequests.Input, ListRequests.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "list_requests",
          "List requests",
          "Lists the account's API and MCP requests, the newest first, with how each was answered."
              + " Call get_request for the bodies of one. Free of charge.",
          Toolset.DEVELOPER,
          Route.get("/api/v1/requests"),
          Input.class,
          Answer.class);

  private static final int PAGE = 50;

  private final RequestLogTable table;

  ListRequests(RequestLogTable table) {
    this.table = table;
  }

  record Input(
      @JsonPropertyDescription("How many at most; default 50.") @Min(1) @Max(200)
          @Nullable Integer limit,
      @JsonPropertyDescription("next_cursor of the page before.") @Min(1) @Nullable Long cursor,
      @JsonPropertyDescription("Only requests with this API key.") @Nullable Long keyId,
      @JsonPropertyDescription("Only requests refused with this code.") @Size(max = 60)
          @Nullable String code,
      @JsonPropertyDescription("Only calls of this operation.") @Size(max = 60)
          @Nullable String operation,
      @JsonPropertyDescription("Only requests answered at this time or later.")
          @Nullable Instant from,
      @JsonPropertyDescription("Only requests answered before this time.") @Nullable Instant to,
      @JsonPropertyDescription("Only requests that were refused or failed.")
          @Nullable Boolean errorsOnly) {}

  record Answer(
      List<Entry> requests,
      @JsonPropertyDescription("Give this as cursor for the next page; null on the last.")
          @Nullable Long nextCursor) {}

  record Entry(
      @JsonPropertyDescription("Give this to get_request.") String requestId,
      Instant at,
      @JsonPropertyDescription("rest, mcp_http, mcp_sse or mcp_stdio.") String door,
      @JsonPropertyDescription("Null when it was refused before an operation was found.")
          @Nullable String operation,
      @Nullable String httpMethod,
      @Nullable String path,
      @Nullable Integer status,
      @JsonPropertyDescription(
              "Of the error; null when it succeeded, cancelled when the caller did not wait.")
          @Nullable String code,
      long tookMs,
      @Nullable Long keyId,
      @Nullable Long personId,
      @JsonPropertyDescription(
              "How many requests this line stands for. When many are turned away for their rate,"
                  + " the first of a minute have lines of their own and the others are counted.")
          int times) {

    static Entry of(LogLine line) {
      return new Entry(
          line.requestId(),
          line.at(),
          line.door(),
          line.operation(),
          line.httpMethod(),
          line.path(),
          line.status(),
          line.code(),
          line.tookMillis(),
          line.keyId(),
          line.personId(),
          line.times());
    }
  }

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    int limit = input.limit() == null ? PAGE : input.limit();
    long before = input.cursor() == null ? Long.MAX_VALUE : input.cursor();
    var filter =
        new RequestLogTable.Filter(
            input.keyId(),
            input.code(),
            input.operation(),
            input.from(),
            input.to(),
            Boolean.TRUE.equals(input.errorsOnly()));
    return table
        .list(call.caller().account(), filter, before, limit + 1)
        .collectList()
        .map(found -> answer(Page.of(found, limit)));
  }

  private static Answer answer(Page<Stored> page) {
    return new Answer(
        page.entries().stream().map(stored -> Entry.of(stored.line())).toList(),
        page.nextCursor(Stored::id));
  }
}
