package reelsmith.api.rest;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import reelsmith.api.ClientAddress;
import reelsmith.api.HttpRequestIds;
import reelsmith.api.RequestTrace;
import reelsmith.operation.AnsweredCall;
import reelsmith.operation.Door;
import reelsmith.requestlog.AnsweredRequest;
import reelsmith.requestlog.RequestLog;

/// Tells the request log of every call of the API, every message of the Model Context Protocol and
/// everything that was refused, at the moment its answer begins or its client hangs up. A message
/// that calls an operation is left out: the log hears of it from the operation.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class RequestLogFilter implements WebFilter {

  private final RequestLog log;
  private final HttpRequestIds requestIds;
  private final ClientAddress addresses;

  RequestLogFilter(RequestLog log, HttpRequestIds requestIds, ClientAddress addresses) {
    this.log = log;
    this.requestIds = requestIds;
    this.addresses = addresses;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    long started = System.nanoTime();
    var told = new AtomicBoolean();
    Runnable hungUp = () -> hungUp(exchange, started, told);
    exchange
        .getResponse()
        .beforeCommit(() -> Mono.fromRunnable(() -> answered(exchange, started, told)));
    return chain
        .filter(exchange)
        .doOnCancel(hungUp)
        .doOnError(DisconnectedClientHelper::isClientDisconnectedException, error -> hungUp.run());
  }

  private void answered(ServerWebExchange exchange, long started, AtomicBoolean told) {
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    int number = status == null ? 200 : status.value();
    if ((number >= 400 || isLogged(exchange)) && told.compareAndSet(false, true)) {
      record(exchange, number, code(RequestTrace.of(exchange), number), started);
    }
  }

  private void hungUp(ServerWebExchange exchange, long started, AtomicBoolean told) {
    if (isLogged(exchange) && told.compareAndSet(false, true)) {
      record(exchange, null, AnsweredCall.CANCELLED, started);
    }
  }

  private static boolean isLogged(ServerWebExchange exchange) {
    String path = path(exchange);
    boolean message =
        door(path) != Door.REST && exchange.getRequest().getMethod().equals(HttpMethod.POST);
    return path.startsWith("/api/") || (message && !RequestTrace.of(exchange).isCall());
  }

  private void record(
      ServerWebExchange exchange, @Nullable Integer status, @Nullable String code, long started) {
    RequestTrace trace = RequestTrace.of(exchange);
    log.record(
        new AnsweredRequest(
            requestIds.of(exchange),
            exchange.getAttribute(KeyAuthentication.IDENTITY),
            addresses.of(exchange.getRequest()),
            door(path(exchange)),
            trace.operation(),
            exchange.getRequest().getMethod().name(),
            sent(exchange.getRequest().getURI()),
            status,
            code,
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
            trace.sent(),
            trace.answered()));
  }

  private static String path(ServerWebExchange exchange) {
    return exchange.getRequest().getPath().pathWithinApplication().value();
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
