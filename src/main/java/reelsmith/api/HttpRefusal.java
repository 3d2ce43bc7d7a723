package reelsmith.api;

import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;
import reelsmith.operation.OperationFailure;

/// Why a request may not go on, left for a door that answers in words of its own.
public final class HttpRefusal {

  private static final String ATTRIBUTE = "reelsmith.refusal";

  private HttpRefusal() {}

  public static void leave(ServerWebExchange exchange, OperationFailure failure) {
    exchange.getAttributes().put(ATTRIBUTE, failure);
  }

  public static Optional<OperationFailure> of(ServerWebExchange exchange) {
    return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
  }
}
