package reelsmith.operation;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Says what a validator of schemas has found in words that somebody can act upon.
final class SchemaProblems {

  private SchemaProblems() {}

  /// The same in our words and in wire names.
  static FieldProblem of(Error error) {
    String path = error.getInstanceLocation().toString();
    String field = error.getProperty() == null ? path : path + "/" + escaped(error.getProperty());
    JsonNode allowed = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "required" -> one(field, "required", "is missing");
      case "additionalProperties", "unevaluatedProperties" -> unknown(field);
      case "type" -> one(path, "wrong_type", "must be of type " + words(allowed));
      case "enum" -> one(path, "unknown_value", "must be one of " + words(allowed));
      case "const" -> one(path, "unknown_value", "must be " + words(allowed));
      case "minimum" -> one(path, "too_small", "must be at least " + words(allowed));
      case "exclusiveMinimum" -> one(path, "too_small", "must be more than " + words(allowed));
      case "maximum" -> one(path, "too_large", "must be at most " + words(allowed));
      case "exclusiveMaximum" -> one(path, "too_large", "must be less than " + words(allowed));
      case "minLength" ->
          one(
              path,
              "too_short",
              "must have at least " + counted(allowed, "character", "characters"));
      case "maxLength" ->
          one(path, "too_long", "must have at most " + counted(allowed, "character", "characters"));
      case "minItems" ->
          one(path, "too_few", "must have at least " + counted(allowed, "entry", "entries"));
      case "maxItems" -> tooMany(path, allowed);
      case "pattern" -> one(path, "wrong_format", format(words(allowed)));
      case "format" -> one(path, "wrong_format", "must be a valid " + words(allowed));
      default -> one(path, "invalid", String.valueOf(error.getMessage()));
    };
  }

  static FieldProblem unknown(String path) {
    return one(path, "unknown_field", "is not a field here; check the spelling");
  }

  static FieldProblem tooMany(String path, JsonNode most) {
    return one(path, "too_many", "must have at most " + counted(most, "entry", "entries"));
  }

  private static FieldProblem one(String path, String code, String message) {
    return new FieldProblem(path, code, message);
  }

  private static String format(String pattern) {
    return pattern.equals(OneLine.PATTERN) ? OneLine.PROBLEM : "must match " + pattern;
  }

  /// A keyword's value in words: `1, 2 or 3` for a list. The validator hands over either the
  /// keyword's value or the schema around it, depending on the keyword.
  private static String words(JsonNode allowed) {
    if (allowed == null) {
      return "what the schema says";
    }
    if (!(allowed instanceof ArrayNode list)) {
      return allowed.asString();
    }
    List<String> values = new ArrayList<>();
    list.forEach(value -> values.add(value.asString()));
    if (values.size() == 1) {
      return values.getFirst();
    }
    return String.join(", ", values.subList(0, values.size() - 1)) + " or " + values.getLast();
  }

  private static String counted(JsonNode allowed, String one, String many) {
    String number = words(allowed);
    return "%s %s".formatted(number, number.equals("1") ? one : many);
  }

  /// A name as it stands in a pointer.
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
