package reelsmith.api.rest;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reelsmith.api.HttpRequestIds;
import reelsmith.api.RequestTrace;
import reelsmith.operation.Door;
import reelsmith.requestlog.AnsweredRequest;
import reelsmith.requestlog.RequestLog;

/// Tells the request log of every call of the API and of everything that was refused, at the moment
/// its answer begins. What an operation answered through the Model Context Protocol the log hears
/// from the operations themselves.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class RequestLogFilter implements WebFilter {

  private final RequestLog log;
  private final HttpRequestIds requestIds;

  RequestLogFilter(RequestLog log, HttpRequestIds requestIds) {
    this.log = log;
    this.requestIds = requestIds;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    long started = System.nanoTime();
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> answered(exchange, started)));
    return chain.filter(exchange);
  }

  private void answered(ServerWebExchange exchange, long started) {
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    int number = status == null ? 200 : status.value();
    String path = exchange.getRequest().getPath().pathWithinApplication().value();
    if (!path.startsWith("/api/") && number < 400) {
      return;
    }
    RequestTrace trace = RequestTrace.of(exchange);
    log.record(
        new AnsweredRequest(
            requestIds.of(exchange),
            exchange.getAttribute(KeyAuthentication.IDENTITY),
            door(path),
            trace.operation(),
            exchange.getRequest().getMethod().name(),
            sent(exchange.getRequest().getURI()),
            number,
            code(trace, number),
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
            trace.sent(),
            trace.answered()));
  }

  private static Door door(String path) {
    if (path.startsWith("/sse")) {
      return Door.MCP_SSE;
    }
    return path.startsWith("/mcp") ? Door.MCP_HTTP : Door.REST;
  }

  private static String sent(URI uri) {
    String query = uri.getRawQuery();
    return query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
  }

  /// An error that nobody put into words has its status for a code.
  private static @Nullable String code(RequestTrace trace, int status) {
    String code = trace.code();
    return code != null || status < 400 ? code : "http_" + status;
  }
}
