package reelsmith.operation;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One file of `tools-schema/`: the MCP tool as it stands on the wire. It is generated from the
/// operation's records, committed, and it is what is served and validated against at run time.
///
/// @param document the whole file: `name, title, description, annotations, inputSchema,
///   outputSchema`
/// @param inputSchema what the input alone must look like, without the idempotency key
/// @param input the same, compiled
public record ToolFile(ObjectNode document, ObjectNode inputSchema, Schema input) {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .pathType(PathType.JSON_POINTER)
                      .formatAssertionsEnabled(true)
                      .build()));

  /// The field of the input schema that carries the idempotency key. It travels beside the input.
  public static final String IDEMPOTENCY_KEY = "idempotency_key";

  /// Reads the file of the named operation from the class path.
  public static ToolFile of(String operation) {
    String resource = "/tools-schema/%s.json".formatted(operation);
    try (InputStream file = ToolFile.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException(
            "There is no %s. Run ./reelsmith schema to write it.".formatted(resource));
      }
      return of((ObjectNode) WireFormat.mapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ToolFile of(ObjectNode document) {
    ObjectNode input = (ObjectNode) document.required("inputSchema").deepCopy();
    if (input.path("properties") instanceof ObjectNode properties) {
      properties.remove(IDEMPOTENCY_KEY);
    }
    if (input.path("required") instanceof ArrayNode required) {
      required.removeIf(name -> name.asString().equals(IDEMPOTENCY_KEY));
    }
    return new ToolFile(document, input, SCHEMAS.getSchema(input));
  }
}
