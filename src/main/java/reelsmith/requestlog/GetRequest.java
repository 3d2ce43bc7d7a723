package reelsmith.requestlog;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Caller;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Finds one request by its id. The host also finds requests of nobody, such as those without a
/// key.
///
/// Codes: `not_found`.
@Component
class GetRequest implements Operation<GetRequest.Input, GetRequest.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "get_request",
          "Get a request",
          "Finds one API or MCP request of the account by its request_id and shows what was sent and"
              + " answered, shortened and without secrets. Free of charge.",
          Toolset.DEVELOPER,
          Route.get("/api/v1/requests/{request_id}"),
          Input.class,
          Answer.class);

  /// Lines are written a moment after the answer, perhaps by another process.
  private static final Duration ON_ITS_WAY = Duration.ofMillis(600);

  private final RequestLogTable table;

  GetRequest(RequestLogTable table) {
    this.table = table;
  }

  record Input(
      @JsonPropertyDescription("The request_id of the answer in question.")
          @NotBlank
          @Size(max = 100)
          String requestId) {}

  record Answer(
      ListRequests.Entry request,
      @JsonPropertyDescription("What was sent, as JSON text; null when it was not read.")
          @Nullable String sent,
      @JsonPropertyDescription("What was answered, as JSON text.") @Nullable String answered) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Mono<Answer> found = found(call.caller(), call.input().requestId());
    return found
        .switchIfEmpty(Mono.delay(ON_ITS_WAY).then(found))
        .switchIfEmpty(Mono.error(() -> OperationFailure.notFound("request with this id")));
  }

  private Mono<Answer> found(Caller caller, String requestId) {
    return Mono.defer(() -> table.find(caller.account(), caller.credential().host(), requestId))
        .map(RequestLogTable.Stored::line)
        .map(line -> new Answer(ListRequests.Entry.of(line), line.request(), line.response()));
  }
}
