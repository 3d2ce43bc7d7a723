package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.OperationFailure;

/// A message was refused before any method saw it. Carries the JSON-RPC error and the HTTP status
/// that go with it.
final class RpcFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// The detail that says which HTTP methods are possible.
  static final String ALLOWED = "allowed";

  /// The detail that says after how many seconds to come again.
  static final String RETRY_AFTER = "retry_after_seconds";

  private final int status;
  private final int code;
  private final transient Map<String, Object> data;
  private final transient @Nullable Object requestId;

  private RpcFailure(
      int status, int code, String message, Map<String, Object> data, @Nullable Object requestId) {
    // A refusal is an answer, not a fault, so nobody needs to know where it was made.
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.data = data;
    this.requestId = requestId;
  }

  static RpcFailure of(int status, int code, String message) {
    return new RpcFailure(status, code, message, Map.of(), null);
  }

  static RpcFailure invalidRequest(String message) {
    return of(400, ErrorCodes.INVALID_REQUEST, message);
  }

  static RpcFailure invalidRequest(int status, String message) {
    return of(status, ErrorCodes.INVALID_REQUEST, message);
  }

  /// A refusal in the words of the operations, whose code and details go along as data.
  static RpcFailure refusing(int status, OperationFailure failure) {
    Map<String, Object> data = new LinkedHashMap<>(failure.details());
    data.put("code", failure.code());
    return invalidRequest(status, String.valueOf(failure.getMessage())).with(data);
  }

  static RpcFailure invalidParams(String message) {
    return of(400, ErrorCodes.INVALID_PARAMS, message);
  }

  static RpcFailure methodNotAllowed(String method, String... allowed) {
    return invalidRequest(405, "%s is not possible here".formatted(method))
        .with(Map.of(ALLOWED, List.of(allowed)));
  }

  static RpcFailure notJson() {
    return of(400, ErrorCodes.PARSE_ERROR, "This is not valid JSON");
  }

  /// The same for a session that ended, one that never was and one of somebody else.
  static RpcFailure unknownSession() {
    return of(404, -32001, "There is no such session: call initialize again");
  }

  RpcFailure with(Map<String, Object> data) {
    return new RpcFailure(status, code, message(), data, requestId);
  }

  RpcFailure answering(@Nullable Object id) {
    return new RpcFailure(status, code, message(), data, id);
  }

  /// This refusal as an answer to a message, if that is a request.
  RpcFailure about(JSONRPCMessage message) {
    return message instanceof JSONRPCRequest request ? answering(request.id()) : this;
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  Map<String, Object> data() {
    return data;
  }

  @Nullable Object requestId() {
    return requestId;
  }
}
