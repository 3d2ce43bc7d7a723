package reelsmith.requestlog;

import org.springframework.stereotype.Component;
import reelsmith.operation.AnsweredCall;
import reelsmith.operation.CallListener;
import reelsmith.operation.Caller;
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
    Caller caller = call.invocation().caller();
    if (!isLogged(caller.door())) {
      return;
    }
    OperationFailure failure = call.failure();
    log.record(
        new AnsweredRequest(
            caller.requestId(),
            caller.identity(),
            caller.door(),
            call.invocation().operation(),
            null,
            null,
            null,
            failure == null ? null : failure.code(),
            call.took().toMillis(),
            call.invocation().input(),
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
