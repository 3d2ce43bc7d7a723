package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reelsmith.api.RequestTrace;
import reelsmith.operation.Identity;
import reelsmith.operation.WireFormat;

/// The forms in which HTTP carries messages to a client.
final class HttpReplies {

  private static final Logger LOG = LoggerFactory.getLogger(HttpReplies.class);

  private final Duration keepAlive;
  private final ProtectedResource resource;
  private final OpenStreams streams;

  HttpReplies(McpSettings settings, ProtectedResource resource, OpenStreams streams) {
    this.keepAlive = settings.keepAlive();
    this.resource = resource;
    this.streams = streams;
  }

  static Mono<ServerResponse> json(Object message) {
    return json(ServerResponse.ok(), message);
  }

  static Mono<ServerResponse> json(ServerResponse.BodyBuilder response, Object message) {
    return response
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .bodyValue(JsonRpc.writeBytes(message));
  }

  /// The beginning of a response, which says when to come again where it sends a client away.
  ///
  /// @param seconds after which to come again; null when nobody knows
  static ServerResponse.BodyBuilder status(int status, @Nullable Object seconds) {
    ServerResponse.BodyBuilder response = ServerResponse.status(status);
    boolean later =
        status == HttpStatus.TOO_MANY_REQUESTS.value()
            || status == HttpStatus.SERVICE_UNAVAILABLE.value();
    return seconds != null || later
        ? response.header(HttpHeaders.RETRY_AFTER, seconds == null ? "60" : seconds.toString())
        : response;
  }

  static Mono<ServerResponse> accepted() {
    return ServerResponse.accepted().build();
  }

  /// A stream that no proxy holds back. It begins with a comment, because the headers only leave
  /// with the first event, and has another whenever it was time for one. It ends when the key of
  /// who listens works no more.
  Mono<ServerResponse> events(Identity listener, Flux<ServerSentEvent<String>> events) {
    Sinks.Empty<Void> over = Sinks.empty();
    Flux<ServerSentEvent<String>> comments =
        Flux.interval(Duration.ZERO, keepAlive)
            .onBackpressureDrop()
            .map(tick -> ServerSentEvent.<String>builder().comment("keep-alive").build())
            .takeUntilOther(over.asMono());
    return ServerResponse.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Accel-Buffering", "no")
        .body(
            whileConnected(
                Flux.merge(
                    streams.of(listener, events).doOnTerminate(over::tryEmitEmpty), comments)));
  }

  /// WebFlux does not cancel a body whose client has gone at the moment it begins.
  private static BodyInserter<?, ServerHttpResponse> whileConnected(
      Flux<ServerSentEvent<String>> events) {
    return (response, context) ->
        BodyInserters.fromServerSentEvents(events.takeUntilOther(disconnected(response)))
            .insert(response, context);
  }

  private static Mono<Void> disconnected(ServerHttpResponse response) {
    return ServerHttpResponseDecorator.getNativeResponse(response) instanceof Connection connection
        ? connection.onTerminate()
        : Mono.never();
  }

  static ServerSentEvent<String> event(JSONRPCMessage message) {
    return ServerSentEvent.builder(JsonRpc.write(message)).event("message").build();
  }

  /// A handler whose every failure becomes an answer, also one it throws.
  HandlerFunction<ServerResponse> answering(HandlerFunction<ServerResponse> handler) {
    return request ->
        Mono.defer(() -> handler.handle(request)).onErrorResume(error -> failure(request, error));
  }

  /// A handler for all methods that a path does not know. Refuses (405) whoever may come in at all.
  HandlerFunction<ServerResponse> allowingOnly(HttpRules rules, String... methods) {
    return answering(
        request -> {
          rules.admit(request);
          throw RpcFailure.methodNotAllowed(request.method().name(), methods);
        });
  }

  /// What a failure looks like from outside: a JSON-RPC error, never where it happened.
  private Mono<ServerResponse> failure(ServerRequest request, Throwable error) {
    RpcFailure failure = error instanceof RpcFailure known ? known : unexpected(request, error);
    ServerResponse.BodyBuilder response =
        status(failure.status(), failure.data().get(RpcFailure.RETRY_AFTER));
    if (failure.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, resource.challenge(request));
    }
    if (failure.data().get(RpcFailure.ALLOWED) instanceof List<?> methods) {
      methods.forEach(method -> response.header(HttpHeaders.ALLOW, String.valueOf(method)));
    }
    Map<String, Object> body = JsonRpc.error(failure);
    RequestTrace.of(request.exchange())
        .failed(code(failure), WireFormat.mapper().valueToTree(body));
    return json(response, body);
  }

  /// What the request log calls it: the code of REST where there is one.
  private static String code(RpcFailure failure) {
    if (failure.data().get("code") instanceof String code) {
      return code;
    }
    return switch (failure.status()) {
      case 401 -> "missing_api_key";
      case 403 -> "origin_not_allowed";
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 415 -> "unsupported_media_type";
      case 429 -> "rate_limited";
      case 500 -> "internal_error";
      default -> "json_rpc_%d".formatted(failure.code());
    };
  }

  private static RpcFailure unexpected(ServerRequest request, Throwable error) {
    if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
      LOG.debug("{} {} was left by its client", request.method(), request.path());
      return JsonRpc.internalError();
    }
    LOG.error("{} {} failed", request.method(), request.path(), error);
    return JsonRpc.internalError();
  }
}
