package reelsmith.requestlog;

import org.springframework.stereotype.Component;
import reelsmith.operation.AnsweredCall;
import reelsmith.operation.CallListener;
import reelsmith.operation.Door;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Logs calls that came through the Model Context Protocol. REST logs its own, since it also knows
/// requests that never became a call.
@Component
class ProtocolCalls implements CallListener {

  private final RequestLog log;

  ProtocolCalls(RequestLog log) {
    this.log = log;
  }

  @Override
  public void answered(AnsweredCall call) {
    if (!isLogged(call.door())) {
      return;
    }
    OperationFailure failure = call.failure();
    log.record(
        new AnsweredRequest(
            call.requestId(),
            call.identity(),
            null,
            call.door(),
            call.operation(),
            null,
            null,
            null,
            call.code(),
            call.took().toMillis(),
            call.input(),
            failure == null ? call.answer() : body(failure)));
  }

  private static boolean isLogged(Door door) {
    return switch (door) {
      case MCP_HTTP, MCP_SSE, MCP_STDIO -> true;
      case REST, COMMAND_LINE -> false;
    };
  }

  private static JsonNode body(OperationFailure failure) {
    ObjectNode error = WireFormat.mapper().createObjectNode();
    error.put("code", failure.code());
    error.put("message", failure.getMessage());
    error.set("details", WireFormat.mapper().valueToTree(failure.details()));
    return error;
  }
}
