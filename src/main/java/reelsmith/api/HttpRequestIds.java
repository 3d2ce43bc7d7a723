package reelsmith.api;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reelsmith.operation.RequestIds;

/// Names every HTTP request, so that an answer, an error and a log line can be found together.
@Component
public final class HttpRequestIds {

  /// The answer's header with the request id.
  public static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = "reelsmith.request_id";

  private final RequestIds ids;

  HttpRequestIds(RequestIds ids) {
    this.ids = ids;
  }

  /// The id of a request, always the same for one exchange. The answer carries it in [#HEADER] from
  /// the first time it is asked for.
  public String of(ServerWebExchange exchange) {
    String known = exchange.getAttribute(ATTRIBUTE);
    if (known != null) {
      return known;
    }
    String id = ids.next();
    exchange.getAttributes().put(ATTRIBUTE, id);
    exchange.getResponse().getHeaders().set(HEADER, id);
    return id;
  }
}
