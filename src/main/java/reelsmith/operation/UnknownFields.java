package reelsmith.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes fields out of an input that its schema does not know.
final class UnknownFields {

  private final List<Warning> warnings = new ArrayList<>();
  private int removed;

  private UnknownFields() {}

  /// Leaves only known fields.
  ///
  /// @return a warning for each of the others; of very many the first, and how many more there were
  static List<Warning> removeFrom(ObjectNode input, JsonNode schema) {
    var fields = new UnknownFields();
    fields.remove(schema, input, "");
    int unnamed = fields.removed - fields.warnings.size();
    if (unnamed > 0) {
      fields.warnings.add(
          new Warning(
              "unknown_field",
              "%d more fields are not known here and were left out.".formatted(unnamed),
              ""));
    }
    return fields.warnings;
  }

  private void remove(JsonNode schema, JsonNode value, String path) {
    switch (value) {
      case ObjectNode object when schema.path("properties").isObject() -> {
        boolean open = schema.path("additionalProperties").asBoolean(true);
        for (String name : List.copyOf(object.propertyNames())) {
          JsonNode known = schema.path("properties").path(name);
          String field = path + "/" + SchemaProblems.escaped(name);
          if (!known.isMissingNode()) {
            remove(known, object.get(name), field);
          } else if (!open) {
            object.remove(name);
            note(name, field, schema.path("properties").propertyNames());
          }
        }
      }
      case ArrayNode array when schema.path("items").isObject() -> {
        for (int i = 0; i < array.size(); i++) {
          remove(schema.path("items"), array.get(i), path + "/" + i);
        }
      }
      default -> {
        // A plain value has no fields.
      }
    }
  }

  private void note(String name, String path, Collection<String> known) {
    removed++;
    if (warnings.size() < OperationFailure.MOST_PROBLEMS) {
      String meant =
          Spelling.nearest(name, known).map(it -> " Did you mean %s?".formatted(it)).orElse("");
      warnings.add(
          new Warning(
              "unknown_field", "This field is not known here and was left out." + meant, path));
    }
  }
}
