package reelsmith.operation;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One file of `tools-schema/`: the MCP tool as it stands on the wire. It is generated from the
/// operation's records, committed, and it is what is served and validated against at run time.
///
/// @param document the whole file: `name, title, description, annotations, inputSchema,
///   outputSchema`
/// @param input the compiled input schema
public record ToolFile(ObjectNode document, Schema input) {

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
    return new ToolFile(document, SCHEMAS.getSchema(document.required("inputSchema")));
  }

  public JsonNode inputSchema() {
    return document.required("inputSchema");
  }
}
