package reelsmith.api.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/// The fields of a schema as rows of a table, nested ones with dots: `slides[].narration`.
final class FieldTable {

  /// One row.
  ///
  /// @param type the JSON type with its limits, in words
  record Field(String name, String type, boolean required, String description) {}

  private FieldTable() {}

  static List<Field> fields(JsonNode schema) {
    List<Field> fields = new ArrayList<>();
    collect(schema, "", fields);
    return fields;
  }

  /// @param where says for a field, by its name, in which part of the request it stands
  static String html(List<Field> fields, UnaryOperator<String> where) {
    return fields.stream()
        .map(
            field ->
                """
                <tr><td><code>%s</code>%s</td><td>%s</td><td>%s</td></tr>
                """
                    .formatted(
                        escaped(field.name()),
                        escaped(where.apply(field.name())),
                        escaped(field.type()) + (field.required() ? ", <b>required</b>" : ""),
                        escaped(field.description())))
        .collect(
            Collectors.joining(
                "",
                "<table><thead><tr><th>Field</th><th>Type</th><th>Meaning</th></tr></thead><tbody>\n",
                "</tbody></table>\n"));
  }

  private static void collect(JsonNode schema, String prefix, List<Field> fields) {
    for (var property : schema.path("properties").properties()) {
      String name = prefix + property.getKey();
      JsonNode inner = property.getValue();
      boolean required =
          schema
              .path("required")
              .valueStream()
              .anyMatch(each -> each.asString("").equals(property.getKey()));
      fields.add(new Field(name, type(inner), required, inner.path("description").asString("")));
      collect(inner, name + ".", fields);
      collect(inner.path("items"), name + "[].", fields);
    }
  }

  private static String type(JsonNode schema) {
    List<String> parts = new ArrayList<>();
    parts.add(
        schema.path("items").isObject()
            ? "list of " + typeName(schema.path("items"))
            : typeName(schema));
    if (schema.path("enum").isArray()) {
      parts.add(joined(schema.path("enum"), ", "));
    }
    add(parts, schema, "format", "%s");
    range(parts, schema, "minimum", "maximum", "");
    range(parts, schema, "minLength", "maxLength", " characters");
    range(parts, schema, "minItems", "maxItems", " entries");
    add(parts, schema, "pattern", "matching %s");
    add(parts, schema, "default", "default %s");
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }

  private static String typeName(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? joined(type, " or ") : type.asString("any");
  }

  private static String joined(JsonNode list, String between) {
    return list.valueStream()
        .map(value -> value.isNull() ? "null" : value.asString(""))
        .collect(Collectors.joining(between));
  }

  private static void add(List<String> parts, JsonNode schema, String keyword, String words) {
    if (schema.has(keyword)) {
      parts.add(words.formatted(schema.path(keyword).asString("")));
    }
  }

  private static void range(
      List<String> parts, JsonNode schema, String least, String most, String unit) {
    String from = schema.path(least).asString("");
    String to = schema.path(most).asString("");
    boolean anyNumber = Math.abs(schema.path(most).asDouble(0)) >= Integer.MAX_VALUE;
    if (!from.isEmpty() && !to.isEmpty() && !anyNumber) {
      parts.add("%s to %s%s".formatted(from, to, unit));
    } else if (!from.isEmpty() && schema.path(least).asDouble(0) > -Integer.MAX_VALUE) {
      parts.add("at least %s%s".formatted(from, unit));
    } else if (!to.isEmpty() && !anyNumber) {
      parts.add("at most %s%s".formatted(to, unit));
    }
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
