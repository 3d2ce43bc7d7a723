package reelsmith.api.rest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Puts body, query and path together into the one flat object that a client of the Model Context
/// Protocol would have sent. What stands in a path or query is text; the schema says what it means.
final class FlatInput {

  /// How values of a type are written in JSON, by the type's name.
  private static final Map<String, Pattern> LITERALS =
      Map.of(
          "boolean", Pattern.compile("true|false"),
          "integer", Pattern.compile("-?(0|[1-9][0-9]{0,29})"),
          "number", Pattern.compile("-?(0|[1-9][0-9]{0,29})(\\.[0-9]{1,30})?"));

  private final JsonNode properties;
  private final ObjectNode input;

  private FlatInput(JsonNode schema, ObjectNode body) {
    this.properties = schema.path("properties");
    this.input = body.deepCopy();
  }

  /// The object. Signals `validation_failed` when one field was sent twice with two meanings.
  static ObjectNode of(
      JsonNode schema,
      ObjectNode body,
      Map<String, List<String>> query,
      Map<String, String> variables) {
    var flat = new FlatInput(schema, body);
    query.forEach((name, texts) -> flat.add(name, flat.value(name, texts), "query"));
    variables.forEach((name, text) -> flat.add(name, flat.value(name, List.of(text)), "path"));
    return flat.input;
  }

  private void add(String name, JsonNode value, String where) {
    JsonNode other = input.get(name);
    if (other != null && !other.equals(value) && !other.asString("").equals(value.asString(""))) {
      throw OperationFailure.invalid(
          "/" + name,
          "contradiction",
          "is sent twice, and with another value in the %s; send it once".formatted(where));
    }
    input.set(name, value);
  }

  private JsonNode value(String name, List<String> texts) {
    JsonNode schema = properties.path(name);
    if (!schema.path("type").asString("").equals("array")) {
      return converted(texts.getLast(), schema);
    }
    ArrayNode items = WireFormat.mapper().createArrayNode();
    texts.forEach(text -> items.add(converted(text, schema.path("items"))));
    return items;
  }

  /// What isn't of the right kind stays text, so that the schema can say what is wrong with it.
  ///
  /// @param sent null, whatever Spring's types say, for a query parameter without `=`; that means
  ///   the same as one without a value
  private static JsonNode converted(@Nullable String sent, JsonNode schema) {
    String text = Objects.requireNonNullElse(sent, "");
    Pattern literal = LITERALS.get(schema.path("type").asString(""));
    return literal != null && literal.matcher(text).matches()
        ? WireFormat.mapper().readTree(text)
        : StringNode.valueOf(text);
  }
}
