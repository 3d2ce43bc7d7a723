package reelsmith.api.rest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import reelsmith.api.HttpRequestIds;
import reelsmith.api.RequestBody;
import reelsmith.api.RequestTrace;
import reelsmith.limit.BodyLimit;
import reelsmith.limit.Standing;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationFailure.Kind;
import reelsmith.operation.Outage;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers everything that goes wrong over HTTP, whoever noticed it, with one envelope:
/// `{request_id, error: {code, message, details}}`. Stands before Spring Boot's own handler.
@Component
@Order(-2)
final class RestErrors implements WebExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RestErrors.class);
  private static final String RETRY_AFTER_SECONDS = "retry_after_seconds";

  private final HttpRequestIds requestIds;
  private final JsonMapper json = WireFormat.mapper();

  RestErrors(HttpRequestIds requestIds) {
    this.requestIds = requestIds;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(error)) {
      return Mono.error(error);
    }
    OperationFailure failure = failure(exchange, error);
    response.setStatusCode(status(failure.kind()));
    addHeaders(response.getHeaders(), error, failure);
    ObjectNode envelope = envelope(requestIds.of(exchange), failure);
    RequestTrace.of(exchange).failed(failure.code(), envelope);
    DataBuffer body = response.bufferFactory().wrap(json.writeValueAsBytes(envelope));
    return response.writeWith(Mono.just(body));
  }

  /// What HTTP calls each kind of failure.
  static HttpStatus status(Kind kind) {
    return switch (kind) {
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case PAYMENT_REQUIRED -> HttpStatus.PAYMENT_REQUIRED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
      case CONFLICT -> HttpStatus.CONFLICT;
      case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
      case TOO_MANY_REQUESTS -> HttpStatus.TOO_MANY_REQUESTS;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
      case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  private static void addHeaders(HttpHeaders headers, Throwable error, OperationFailure failure) {
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.setCacheControl("no-store");
    if (error instanceof ErrorResponse response) {
      response.getHeaders().forEach((name, values) -> headers.put(name, values));
    }
    switch (failure.kind()) {
      case UNAUTHENTICATED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge(failure));
      case TOO_MANY_REQUESTS -> {
        headers.set(HttpHeaders.RETRY_AFTER, retryAfter(failure, 5));
        // There are several rates; the headers tell of the one that was passed.
        Standing.of(failure).ifPresent(standing -> RateLimitFilter.say(headers, standing));
      }
      case UNAVAILABLE -> headers.set(HttpHeaders.RETRY_AFTER, retryAfter(failure, 60));
      default -> {
        // The others need no header.
      }
    }
  }

  private static String challenge(OperationFailure failure) {
    String realm = "Bearer realm=\"reelsmith\"";
    return failure.code().equals("missing_api_key") ? realm : realm + ", error=\"invalid_token\"";
  }

  private static String retryAfter(OperationFailure failure, int usualSeconds) {
    Object asked = failure.details().getOrDefault(RETRY_AFTER_SECONDS, usualSeconds);
    return String.valueOf(asked);
  }

  private ObjectNode envelope(String requestId, OperationFailure failure) {
    ObjectNode envelope = json.createObjectNode();
    envelope.put("request_id", requestId);
    ObjectNode error = envelope.putObject("error");
    error.put("code", failure.code());
    error.put("message", failure.getMessage());
    error.set("details", json.valueToTree(failure.details()));
    return envelope;
  }

  private OperationFailure failure(ServerWebExchange exchange, Throwable error) {
    if (error instanceof OperationFailure failure) {
      return failure;
    }
    if (error instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
      return refused(exchange, response.getStatusCode());
    }
    if (Outage.isCause(error)) {
      return Outage.refusal(requestIds.of(exchange), error);
    }
    LOG.error("Request {} failed", requestIds.of(exchange), error);
    return OperationFailure.internal();
  }

  /// What Spring refused before one of our own handlers saw it.
  private static OperationFailure refused(ServerWebExchange exchange, HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> OperationFailure.notFound("route " + exchange.getRequest().getPath().value());
      case 405 ->
          new OperationFailure(
              Kind.METHOD_NOT_ALLOWED,
              "method_not_allowed",
              "%s is not possible here. The Allow header says what is."
                  .formatted(exchange.getRequest().getMethod()));
      case 413 -> BodyLimit.exceeded();
      case 415 -> RequestBody.notJson();
      default ->
          OperationFailure.invalid("", "wrong_format", "the request could not be understood");
    };
  }
}
