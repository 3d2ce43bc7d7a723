package reelsmith.api.docs;

import java.util.Locale;
import java.util.stream.Collectors;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Route;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The shortest call of an operation that can work, for a shell.
final class ExampleCall {

  private static final JsonMapper JSON = WireFormat.mapper();

  private ExampleCall() {}

  static String curl(RestView view, String base) {
    var call = new StringBuilder("curl ");
    if (view.route().method() != Route.Method.GET) {
      call.append("-X ").append(view.route().method()).append(' ');
    }
    call.append("'%s%s%s'".formatted(base, path(view), query(view)));
    call.append(" \\\n  -H \"Authorization: Bearer $REELSMITH_KEY\"");
    if (view.spec().idempotency() == IdempotencyRule.REQUIRED) {
      call.append(" \\\n  -H \"Idempotency-Key: $(uuidgen)\"");
    }
    if (view.hasBody() && !view.others().isEmpty()) {
      call.append(" \\\n  -H 'Content-Type: application/json'");
      call.append(" \\\n  -d '%s'".formatted(JSON.writeValueAsString(example(view.body()))));
    }
    return call.toString();
  }

  private static String path(RestView view) {
    String path = view.route().path();
    for (String field : view.pathFields()) {
      path = path.replace("{%s}".formatted(field), value(field, view.schemaOf(field)).asString(""));
    }
    return path;
  }

  private static String query(RestView view) {
    if (view.hasBody()) {
      return "";
    }
    String query =
        view.others().stream()
            .filter(field -> view.isRequired(field.getKey()))
            .map(
                field ->
                    field.getKey() + "=" + value(field.getKey(), field.getValue()).asString(""))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  /// An object with what is required and nothing else.
  static ObjectNode example(JsonNode schema) {
    ObjectNode example = JSON.createObjectNode();
    schema
        .path("required")
        .forEach(
            field -> {
              String name = field.stringValue();
              example.set(name, value(name, schema.path("properties").path(name)));
            });
    return example;
  }

  private static JsonNode value(String name, JsonNode schema) {
    if (schema.has("default")) {
      return schema.path("default");
    }
    if (schema.path("enum").isArray()) {
      return schema.path("enum").get(0);
    }
    return switch (schema.path("type").asString("")) {
      case "array" -> list(name, schema);
      case "boolean" -> JSON.valueToTree(true);
      case "integer", "number" -> JSON.valueToTree(Math.max(1, schema.path("minimum").asLong(1)));
      case "object" -> example(schema);
      default -> JSON.valueToTree(text(name, schema.path("format").asString("")));
    };
  }

  private static JsonNode list(String name, JsonNode schema) {
    var list = JSON.createArrayNode();
    for (int i = 0; i < Math.max(1, schema.path("minItems").asInt(1)); i++) {
      list.add(value(name, schema.path("items")));
    }
    return list;
  }

  private static String text(String name, String format) {
    return switch (format) {
      case "date" -> "2026-12-24";
      case "date-time" -> "2026-12-24T18:00:00Z";
      case "uri" -> "https://example.com";
      case "uuid" -> "123e4567-e89b-12d3-a456-426614174000";
      default -> name.toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
