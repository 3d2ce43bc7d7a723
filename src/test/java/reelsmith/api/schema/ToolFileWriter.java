package reelsmith.api.schema;

import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.ToolFile;
import reelsmith.operation.WireFormat;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the file of an operation: the MCP tool exactly as it goes on the wire.
final class ToolFileWriter {

  private final JsonMapper json = WireFormat.mapper();
  private final RecordSchemas schemas = new RecordSchemas();

  String text(OperationSpec<?, ?> spec) {
    var lines = new DefaultIndenter("  ", "\n");
    var colons =
        Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
    var printer =
        new DefaultPrettyPrinter()
            .withSeparators(colons)
            .withObjectIndenter(lines)
            .withArrayIndenter(lines);
    return json.writer().with(printer).writeValueAsString(document(spec)) + "\n";
  }

  ObjectNode document(OperationSpec<?, ?> spec) {
    ObjectNode tool = json.createObjectNode();
    tool.put("name", spec.name());
    tool.put("title", spec.title());
    tool.put("description", spec.description());
    tool.set("annotations", annotations(spec));
    tool.set("inputSchema", input(spec));
    tool.set("outputSchema", output(spec));
    return tool;
  }

  private ObjectNode annotations(OperationSpec<?, ?> spec) {
    return json.createObjectNode()
        .put("title", spec.title())
        .put("readOnlyHint", spec.effect().isReadOnly())
        .put("destructiveHint", spec.effect().isDestructive())
        .put("idempotentHint", spec.effect().isIdempotent())
        .put("openWorldHint", spec.effect() == Effect.SPENDS);
  }

  private ObjectNode input(OperationSpec<?, ?> spec) {
    ObjectNode schema = schemas.input(spec.input());
    if (spec.idempotency() != IdempotencyRule.NONE) {
      schema.withObjectProperty("properties").set(ToolFile.IDEMPOTENCY_KEY, idempotencyKey());
    }
    if (spec.idempotency() == IdempotencyRule.REQUIRED) {
      schema.withArrayProperty("required").add(ToolFile.IDEMPOTENCY_KEY);
    }
    return TidySchema.of(schema);
  }

  private ObjectNode idempotencyKey() {
    return json.createObjectNode()
        .put("type", "string")
        .put("minLength", 1)
        .put("maxLength", 255)
        .put(
            "description",
            "Names this one request, for example a UUID. Reuse the same key when you retry.");
  }

  private ObjectNode output(OperationSpec<?, ?> spec) {
    ObjectNode schema = schemas.answer(spec.answer());
    ObjectNode own = schema.withObjectProperty("properties");
    own.remove("warnings");
    ObjectNode properties = json.createObjectNode();
    properties.putObject("request_id").put("type", "string");
    own.properties().forEach(property -> properties.set(property.getKey(), property.getValue()));
    properties.set("warnings", warnings());
    schema.set("properties", properties);
    ArrayNode required = schema.putArray("required");
    properties.propertyNames().forEach(required::add);
    return TidySchema.of(schema);
  }

  private ObjectNode warnings() {
    ObjectNode warnings = json.createObjectNode().put("type", "array");
    ObjectNode item = warnings.putObject("items").put("type", "object");
    ObjectNode properties = item.putObject("properties");
    ArrayNode required = item.putArray("required");
    for (String name : new String[] {"code", "message", "path"}) {
      properties.putObject(name).put("type", "string");
      required.add(name);
    }
    return warnings;
  }
}
