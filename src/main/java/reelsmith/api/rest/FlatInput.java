package reelsmith.api.rest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Puts body, query and path together into the one flat object that a client of the Model Context
/// Protocol would have sent. What stands in a path or query is text; the schema says what it means.
final class FlatInput {

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,30}");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");

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
  private static JsonNode converted(String text, JsonNode schema) {
    String type = schema.path("type").asString("");
    if (type.equals("integer") && INTEGER.matcher(text).matches()) {
      return BigIntegerNode.valueOf(new BigInteger(text));
    }
    if (type.equals("number") && NUMBER.matcher(text).matches()) {
      return DecimalNode.valueOf(new BigDecimal(text));
    }
    if (type.equals("boolean") && (text.equals("true") || text.equals("false"))) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    return StringNode.valueOf(text);
  }
}
