package reelsmith.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Holds real answers against what the tool files promise of them.
public final class PromisedAnswers {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private PromisedAnswers() {}

  /// Fails unless the answer is as the operation's output schema says, with no field beside it.
  public static void assertKept(String operation, JsonNode answer) {
    JsonNode onTheWire = WireFormat.mapper().readTree(answer.toString());
    assertThat(SCHEMAS.computeIfAbsent(operation, PromisedAnswers::schema).validate(onTheWire))
        .as("What %s answered: %s", operation, onTheWire)
        .isEmpty();
  }

  private static Schema schema(String operation) {
    JsonNode promised = ToolFile.of(operation).document().required("outputSchema");
    close(promised);
    return REGISTRY.getSchema(promised);
  }

  /// Clients must bear fields they don't know, but we must know what we say.
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(PromisedAnswers::close);
  }
}
