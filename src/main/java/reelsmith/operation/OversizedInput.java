package reelsmith.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds what the validator of schemas had better not see: lists longer than allowed and crowds of
/// unknown fields, where it would describe every single entry, and whole numbers beyond 64 bits, at
/// which it breaks off.
final class OversizedInput {

  private static final int BITS_OF_LONG = 63;
  private static final double BEYOND_LONG = 0x1p63;

  private final int most;
  private final List<FieldProblem> problems = new ArrayList<>();
  private final List<FieldProblem> unknown = new ArrayList<>();

  private OversizedInput(int most) {
    this.most = most;
  }

  /// The first places where the input is larger than its schema allows; empty when the validator
  /// can be asked.
  ///
  /// @param most so many are enough, and so many unknown fields are a crowd
  static List<FieldProblem> in(JsonNode input, JsonNode schema, int most) {
    var found = new OversizedInput(most);
    found.look(input, schema, "");
    List<FieldProblem> crowd = found.unknown.size() < most ? List.of() : found.unknown;
    return Stream.concat(found.problems.stream(), crowd.stream()).limit(most).toList();
  }

  private void look(JsonNode node, JsonNode schema, String path) {
    switch (node) {
      case ObjectNode object -> lookAtFields(object, schema, path);
      case ArrayNode array when array.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE) ->
          note(problems, SchemaProblems.tooMany(path, schema.path("maxItems")));
      case ArrayNode array when schema.path("items").isObject() -> {
        for (int i = 0; i < array.size(); i++) {
          look(array.get(i), schema.path("items"), path + "/" + i);
        }
      }
      case NumericNode number when schema.path("type").asString("").equals("integer") ->
          lookAtNumber(number, schema, path);
      default -> {
        // Text is as long as the whole input at most, and only one problem each.
      }
    }
  }

  private void lookAtFields(ObjectNode object, JsonNode schema, String path) {
    JsonNode known = schema.path("properties");
    boolean open = schema.path("additionalProperties").asBoolean(true);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode its = known.path(field.getKey());
      if (!its.isMissingNode()) {
        look(field.getValue(), its, path + "/" + SchemaProblems.escaped(field.getKey()));
      } else if (!open) {
        note(unknown, SchemaProblems.unknown(path + "/" + SchemaProblems.escaped(field.getKey())));
      }
    }
  }

  private void lookAtNumber(NumericNode number, JsonNode schema, String path) {
    boolean beyond =
        number.isBigInteger()
            ? number.bigIntegerValue().bitLength() > BITS_OF_LONG
            : number.isFloatingPointNumber() && Math.abs(number.doubleValue()) >= BEYOND_LONG;
    if (!beyond) {
      return;
    }
    boolean large =
        number.isBigInteger() ? number.bigIntegerValue().signum() > 0 : number.doubleValue() > 0;
    note(
        problems,
        large
            ? new FieldProblem(
                path,
                "too_large",
                "must be at most " + schema.path("maximum").asLong(Long.MAX_VALUE))
            : new FieldProblem(
                path,
                "too_small",
                "must be at least " + schema.path("minimum").asLong(Long.MIN_VALUE)));
  }

  private void note(List<FieldProblem> where, FieldProblem problem) {
    if (where.size() < most) {
      where.add(problem);
    }
  }
}
