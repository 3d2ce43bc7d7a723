package reelsmith.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.JsonNode;

/// What became of an HTTP request, for the request log. Whoever learns something notes it here.
public final class RequestTrace {

  private static final String ATTRIBUTE = "reelsmith.trace";

  private volatile @Nullable String operation;
  private volatile @Nullable JsonNode sent;
  private volatile @Nullable JsonNode answered;
  private volatile @Nullable String code;
  private volatile boolean isCall;
  private final @Nullable String requestId;

  private RequestTrace(@Nullable String requestId) {
    this.requestId = requestId;
  }

  /// The trace of an exchange, always the same.
  public static RequestTrace of(ServerWebExchange exchange) {
    return (RequestTrace)
        exchange
            .getAttributes()
            .computeIfAbsent(
                ATTRIBUTE,
                name ->
                    new RequestTrace(
                        exchange.getResponse().getHeaders().getFirst(HttpRequestIds.HEADER)));
  }

  /// It brought a call of an operation, which is logged when it is over, by the name of the request
  /// if that has one.
  public Optional<String> becomesCall() {
    isCall = true;
    return Optional.ofNullable(requestId);
  }

  public boolean isCall() {
    return isCall;
  }

  /// An operation was found for it.
  public void calls(String name) {
    operation = name;
  }

  /// Its body or query was understood.
  public void sent(JsonNode body) {
    sent = body;
  }

  public void answered(JsonNode body) {
    answered = body;
  }

  /// @param failed stable code of the error
  public void failed(String failed, JsonNode body) {
    code = failed;
    answered = body;
  }

  public @Nullable String operation() {
    return operation;
  }

  public @Nullable JsonNode sent() {
    return sent;
  }

  public @Nullable JsonNode answered() {
    return answered;
  }

  public @Nullable String code() {
    return code;
  }
}
