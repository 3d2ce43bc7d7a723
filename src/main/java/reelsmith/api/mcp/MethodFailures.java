package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reelsmith.operation.OperationFailure;

/// What a client is told of a method that failed: never where it happened. Revisions differ in the
/// numbers only.
///
/// @param codes the number of what an operation refused
record MethodFailures(ToIntFunction<OperationFailure.Kind> codes) {

  /// Under which an error's data holds the details of what an operation refused.
  static final String DETAILS = "details";

  private static final Logger LOG = LoggerFactory.getLogger(MethodFailures.class);

  /// As revisions with a handshake number them.
  static MethodFailures ofSessions() {
    return new MethodFailures(
        kind ->
            switch (kind) {
              case NOT_FOUND -> ErrorCodes.RESOURCE_NOT_FOUND;
              case INVALID, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, METHOD_NOT_ALLOWED ->
                  ErrorCodes.INVALID_PARAMS;
              case INTERNAL -> ErrorCodes.INTERNAL_ERROR;
              case UNAUTHENTICATED,
                  PAYMENT_REQUIRED,
                  FORBIDDEN,
                  CONFLICT,
                  TOO_MANY_REQUESTS,
                  UNAVAILABLE ->
                  -32000;
            });
  }

  /// As 2026-07-28 numbers them: nothing of ours in the range that JSON-RPC reserves. Our own
  /// numbers are those of HTTP.
  static MethodFailures withoutSession() {
    return new MethodFailures(
        kind ->
            switch (kind) {
              case NOT_FOUND, INVALID, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, METHOD_NOT_ALLOWED ->
                  ErrorCodes.INVALID_PARAMS;
              case INTERNAL -> ErrorCodes.INTERNAL_ERROR;
              case UNAUTHENTICATED -> 401;
              case PAYMENT_REQUIRED -> 402;
              case FORBIDDEN -> 403;
              case CONFLICT -> 409;
              case TOO_MANY_REQUESTS -> 429;
              case UNAVAILABLE -> 503;
            });
  }

  /// @param params of the method, as they came
  RpcFailure of(String method, @Nullable Object params, Throwable error) {
    return switch (error) {
      case RpcFailure refused -> refused;
      case McpError known when known.getJsonRpcError() != null ->
          RpcFailure.of(200, known.getJsonRpcError().code(), known.getJsonRpcError().message());
      case OperationFailure failed ->
          RpcFailure.of(
                  200,
                  codes.applyAsInt(failed.kind()),
                  failed.getMessage() == null ? failed.code() : failed.getMessage())
              .with(data(failed, params));
      default -> {
        LOG.error("{} failed", method, error);
        yield JsonRpc.internalError();
      }
    };
  }

  /// Says which resource there is not, as the protocol wants it (SEP-2164).
  private static Map<String, Object> data(OperationFailure failed, @Nullable Object params) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("code", failed.code());
    data.put(DETAILS, failed.details());
    if (failed.kind() == OperationFailure.Kind.NOT_FOUND
        && params instanceof Map<?, ?> given
        && given.get("uri") instanceof String uri) {
      data.put("uri", uri);
    }
    return data;
  }
}
