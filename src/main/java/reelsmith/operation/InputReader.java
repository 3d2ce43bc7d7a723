package reelsmith.operation;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Turns what a caller sent into the input record of an operation, or says field by field what is
/// wrong. The same for every door: only the schema decides, in wire names.
public final class InputReader {

  /// More than this nobody reads at once.
  private static final int MOST_PROBLEMS = 50;

  private final JsonMapper json = WireFormat.mapper();

  /// An input and what the caller should know about it.
  public record Reading<I>(I input, ObjectNode normalized, List<Warning> warnings) {}

  /// Signals `not_available_yet` or `validation_failed` by throwing an [OperationFailure].
  ///
  /// @param lenient whether unknown fields are left out with a warning instead of refused
  public <I extends Record> Reading<I> read(
      OperationSpec<I, ?> spec, ToolFile file, ObjectNode sent, boolean lenient) {
    ObjectNode input = (ObjectNode) normalized(sent);
    refuse(UnstorableText.in(input, MOST_PROBLEMS));
    refuseWhatIsNotAvailableYet(spec, input);
    List<Warning> warnings = new ArrayList<>();
    if (lenient) {
      removeUnknownFields(file.inputSchema(), input, "", warnings);
    }
    refuse(problems(file, input));
    return new Reading<>(json.treeToValue(input, spec.input()), input, warnings);
  }

  private static void refuse(List<FieldProblem> problems) {
    if (!problems.isEmpty()) {
      throw OperationFailure.invalid(problems);
    }
  }

  /// Text without blanks around it, and no nulls: an explicit null means the same as no field.
  private JsonNode normalized(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode kept = json.createObjectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          if (!field.getValue().isNull()) {
            kept.set(field.getKey(), normalized(field.getValue()));
          }
        }
        yield kept;
      }
      case ArrayNode array -> {
        ArrayNode kept = json.createArrayNode();
        array.forEach(item -> kept.add(normalized(item)));
        yield kept;
      }
      case StringNode text -> StringNode.valueOf(text.stringValue().strip());
      default -> node;
    };
  }

  private void refuseWhatIsNotAvailableYet(OperationSpec<?, ?> spec, ObjectNode input) {
    List<FieldProblem> sent =
        spec.notAvailableYet().stream()
            .filter(pointer -> !input.at(pointer).isMissingNode())
            .map(
                pointer ->
                    new FieldProblem(
                        pointer,
                        "not_available_yet",
                        "this feature is not available yet; leave the field out"))
            .toList();
    if (!sent.isEmpty()) {
      throw OperationFailure.notAvailableYet(sent);
    }
  }

  private void removeUnknownFields(
      JsonNode schema, JsonNode value, String path, List<Warning> warnings) {
    switch (value) {
      case ObjectNode object when schema.path("properties").isObject() -> {
        boolean open = schema.path("additionalProperties").asBoolean(true);
        for (String name : List.copyOf(object.propertyNames())) {
          JsonNode known = schema.path("properties").path(name);
          String field = path + "/" + escaped(name);
          if (!known.isMissingNode()) {
            removeUnknownFields(known, object.get(name), field, warnings);
          } else if (!open) {
            object.remove(name);
            warnings.add(leftOut(name, field, schema.path("properties").propertyNames()));
          }
        }
      }
      case ArrayNode array when schema.path("items").isObject() -> {
        for (int i = 0; i < array.size(); i++) {
          removeUnknownFields(schema.path("items"), array.get(i), path + "/" + i, warnings);
        }
      }
      default -> {
        // A plain value has no fields.
      }
    }
  }

  private static Warning leftOut(String name, String path, Collection<String> known) {
    String meant =
        Spelling.nearest(name, known).map(it -> " Did you mean %s?".formatted(it)).orElse("");
    return new Warning(
        "unknown_field", "This field is not known here and was left out." + meant, path);
  }

  private List<FieldProblem> problems(ToolFile file, ObjectNode input) {
    return file.input().validate(input).stream()
        .map(InputReader::problem)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(FieldProblem::path))
        .distinct()
        .limit(MOST_PROBLEMS)
        .toList();
  }

  private static Optional<FieldProblem> problem(Error error) {
    String path = error.getInstanceLocation().toString();
    String field = error.getProperty() == null ? path : path + "/" + escaped(error.getProperty());
    JsonNode allowed = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "required" -> one(field, "required", "is missing");
      case "additionalProperties", "unevaluatedProperties" ->
          one(field, "unknown_field", "is not a field here; check the spelling");
      case "type" -> one(path, "wrong_type", "must be of type " + words(allowed));
      case "enum" -> one(path, "unknown_value", "must be one of " + words(allowed));
      case "const" -> one(path, "unknown_value", "must be " + words(allowed));
      case "minimum", "exclusiveMinimum" ->
          one(path, "too_small", "must be at least " + words(allowed));
      case "maximum", "exclusiveMaximum" ->
          one(path, "too_large", "must be at most " + words(allowed));
      case "minLength" ->
          one(path, "too_short", "must have at least " + counted(allowed, "character", "characters"));
      case "maxLength" ->
          one(path, "too_long", "must have at most " + counted(allowed, "character", "characters"));
      case "minItems" ->
          one(path, "too_few", "must have at least " + counted(allowed, "entry", "entries"));
      case "maxItems" ->
          one(path, "too_many", "must have at most " + counted(allowed, "entry", "entries"));
      case "pattern" -> one(path, "wrong_format", format(words(allowed)));
      case "format" -> one(path, "wrong_format", "must be a valid " + words(allowed));
      default -> one(path, "invalid", String.valueOf(error.getMessage()));
    };
  }

  private static Optional<FieldProblem> one(String path, String code, String message) {
    return Optional.of(new FieldProblem(path, code, message));
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

  private static String format(String pattern) {
    return pattern.equals(OneLine.PATTERN) ? OneLine.PROBLEM : "must match " + pattern;
  }

  private static String counted(JsonNode allowed, String one, String many) {
    String number = words(allowed);
    return "%s %s".formatted(number, number.equals("1") ? one : many);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
