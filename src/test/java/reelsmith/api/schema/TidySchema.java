package reelsmith.api.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings a generated schema into the form that agents and clients read best: no combinators, no
/// keywords that say nothing, and always the same order.
final class TidySchema {

  private static final List<String> ORDER =
      List.of("type", "description", "enum", "default", "properties", "required", "items");

  private TidySchema() {}

  static ObjectNode of(ObjectNode schema) {
    ObjectNode tidy = plain(joined(schema));
    tidy.remove("$schema");
    boolean object = tidy.path("type").toString().contains("\"object\"");
    if (!object || tidy.path("additionalProperties").asBoolean(false)) {
      tidy.remove("additionalProperties");
    }
    if (object && tidy.path("additionalProperties").isBoolean() && !tidy.has("properties")) {
      tidy.putObject("properties");
    }
    if (tidy.path("pattern").isString()) {
      tidy.put("pattern", whole(tidy.path("pattern").stringValue()));
    }
    if (tidy.path("properties") instanceof ObjectNode properties) {
      for (String name : List.copyOf(properties.propertyNames())) {
        properties.set(name, of((ObjectNode) properties.get(name)));
      }
    }
    for (String inner : List.of("items", "additionalProperties")) {
      if (tidy.path(inner) instanceof ObjectNode schemaOfInner) {
        tidy.set(inner, of(schemaOfInner));
      }
    }
    return ordered(tidy);
  }

  /// The parts of a record that are written as if they were its own fields.
  private static ObjectNode joined(ObjectNode schema) {
    if (!(schema.path("allOf") instanceof ArrayNode parts)) {
      return schema;
    }
    ObjectNode joined = schema.deepCopy();
    joined.remove("allOf");
    for (JsonNode part : parts) {
      joined.withObject("properties").setAll((ObjectNode) part.required("properties"));
      for (JsonNode name : part.path("required")) {
        if (joined.withArray("required").valueStream().noneMatch(name::equals)) {
          joined.withArray("required").add(name);
        }
      }
    }
    return joined;
  }

  /// `anyOf: [{type: null}, {…}]` says the same as a type of two names.
  private static ObjectNode plain(ObjectNode schema) {
    if (!(schema.path("anyOf") instanceof ArrayNode choices)) {
      return schema.deepCopy();
    }
    if (choices.size() != 2 || !choices.get(0).path("type").asString("").equals("null")) {
      throw new IllegalArgumentException("A schema without anyOf is needed: " + schema);
    }
    ObjectNode plain = (ObjectNode) choices.get(1).deepCopy();
    String type = plain.required("type").stringValue();
    plain.putArray("type").add(type).add("null");
    if (plain.path("enum") instanceof ArrayNode values) {
      values.addNull();
    }
    schema.properties().stream()
        .filter(keyword -> !keyword.getKey().equals("anyOf"))
        .forEach(keyword -> plain.set(keyword.getKey(), keyword.getValue()));
    return plain;
  }

  /// Jakarta Validation means the whole text, JSON schema any part of it.
  private static String whole(String pattern) {
    if (pattern.startsWith("^") && pattern.endsWith("$")) {
      return pattern;
    }
    return pattern.contains("|") ? "^(?:%s)$".formatted(pattern) : "^%s$".formatted(pattern);
  }

  private static ObjectNode ordered(ObjectNode schema) {
    Map<String, JsonNode> keywords = new LinkedHashMap<>();
    ORDER.stream()
        .filter(schema::has)
        .forEach(keyword -> keywords.put(keyword, schema.get(keyword)));
    schema.properties().forEach(each -> keywords.putIfAbsent(each.getKey(), each.getValue()));
    ObjectNode ordered = WireFormat.mapper().createObjectNode();
    keywords.forEach(ordered::set);
    return ordered;
  }
}
