package reelsmith.api.mcp;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.ToolFile;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client sent with a tool call: the operation's input, and beside it, for writing tools,
/// the idempotency key.
record ToolArguments(ObjectNode sent) {

  static ToolArguments of(@Nullable Object arguments) {
    if (arguments == null) {
      return new ToolArguments(WireFormat.mapper().createObjectNode());
    }
    if (!(arguments instanceof Map<?, ?>)) {
      throw RpcFailure.invalidParams("The arguments must be an object");
    }
    return new ToolArguments((ObjectNode) WireFormat.mapper().<JsonNode>valueToTree(arguments));
  }

  ObjectNode input(OperationSpec<?, ?> spec) {
    ObjectNode input = sent.deepCopy();
    if (spec.idempotency() != IdempotencyRule.NONE) {
      input.remove(ToolFile.IDEMPOTENCY_KEY);
    }
    return input;
  }

  @Nullable String idempotencyKey(OperationSpec<?, ?> spec) {
    JsonNode key = sent.path(ToolFile.IDEMPOTENCY_KEY);
    if (spec.idempotency() == IdempotencyRule.NONE || key.isMissingNode() || key.isNull()) {
      return null;
    }
    if (!key.isString()) {
      throw OperationFailure.invalid(
          "/" + ToolFile.IDEMPOTENCY_KEY, "wrong_type", "must be of type string");
    }
    return key.stringValue();
  }
}
