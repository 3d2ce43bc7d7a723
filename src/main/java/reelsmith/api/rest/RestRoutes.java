package reelsmith.api.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reelsmith.api.HttpRequestIds;
import reelsmith.api.RequestBody;
import reelsmith.api.RequestTrace;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.FieldProblem;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.Route;
import reelsmith.operation.ToolFile;
import reelsmith.operation.ToolFiles;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.node.ObjectNode;

/// The REST interface, derived from the catalogue: every operation at its route.
@Configuration(proxyBeanMethods = false)
class RestRoutes {

  /// The header that carries the idempotency key.
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final RouteTable table;
  private final OperationRunner runner;
  private final ToolFiles files;
  private final HttpRequestIds requestIds;

  RestRoutes(
      OperationCatalog catalog,
      OperationRunner runner,
      ToolFiles files,
      HttpRequestIds requestIds) {
    this.table = new RouteTable(catalog.all());
    this.runner = runner;
    this.files = files;
    this.requestIds = requestIds;
  }

  @Bean
  RouterFunction<ServerResponse> operations() {
    return RouterFunctions.route(RequestPredicates.path("/api/**"), this::answered);
  }

  private Mono<ServerResponse> answered(ServerRequest request) {
    RouteTable.Match match =
        table.match(request.method(), request.requestPath().pathWithinApplication());
    RequestTrace trace = RequestTrace.of(request.exchange());
    trace.calls(match.spec().name());
    return body(request)
        .map(body -> invocation(request, match, body))
        .doOnNext(invocation -> trace.sent(invocation.input()))
        .flatMap(invocation -> run(invocation, match))
        .doOnNext(trace::answered)
        .flatMap(answer -> answer(match, answer));
  }

  private Mono<ObjectNode> run(Invocation invocation, RouteTable.Match match) {
    return runner
        .run(invocation)
        .onErrorMap(OperationFailure.class, failure -> unknownPlace(failure, match));
  }

  private static Mono<ObjectNode> body(ServerRequest request) {
    boolean reads =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    return reads
        ? Mono.fromSupplier(WireFormat.mapper()::createObjectNode)
        : RequestBody.of(request.exchange().getRequest());
  }

  private Invocation invocation(ServerRequest request, RouteTable.Match match, ObjectNode body) {
    String operation = match.spec().name();
    var caller =
        new Caller(
            KeyAuthentication.identity(request.exchange()),
            Door.REST,
            requestIds.of(request.exchange()));
    ObjectNode input =
        FlatInput.of(
            files.of(operation).inputSchema(), body, request.queryParams(), match.variables());
    return new Invocation(operation, caller, input, idempotencyKey(request), ProgressListener.NONE);
  }

  /// Signals `validation_failed` when two keys were sent: nobody can say which one counts.
  private static @Nullable String idempotencyKey(ServerRequest request) {
    List<String> keys = request.headers().header(IDEMPOTENCY_KEY).stream().distinct().toList();
    if (keys.size() > 1) {
      throw OperationFailure.invalid(
          "/" + ToolFile.IDEMPOTENCY_KEY,
          "contradiction",
          "is sent twice, with two values; send one Idempotency-Key header");
    }
    return keys.isEmpty() ? null : keys.getFirst();
  }

  /// A path whose variables no operation accepts leads nowhere: that is `not_found`.
  private static OperationFailure unknownPlace(OperationFailure failure, RouteTable.Match match) {
    if (!failure.code().equals("validation_failed")) {
      return failure;
    }
    boolean inPath =
        failure.details().get("fields") instanceof List<?> problems
            && problems.stream()
                .anyMatch(problem -> problem instanceof FieldProblem field && isIn(match, field));
    return inPath ? OperationFailure.notFound("such thing at this path") : failure;
  }

  /// A PUT ends in the name of what it puts there, which need not exist yet.
  private static boolean isIn(RouteTable.Match match, FieldProblem field) {
    Route route = match.spec().route();
    return match.variables().keySet().stream()
        .filter(
            name -> route.method() != Route.Method.PUT || !route.path().endsWith("{" + name + "}"))
        .anyMatch(name -> field.path().equals("/" + name));
  }

  private static Mono<ServerResponse> answer(RouteTable.Match match, ObjectNode answer) {
    return ServerResponse.status(match.spec().route().status())
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .bodyValue(WireFormat.mapper().writeValueAsBytes(answer));
  }
}
