package reelsmith.operation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Turns what a caller sent into the input record of an operation, or says field by field what is
/// wrong. The same for every door: only the schema decides, in wire names.
public final class InputReader {

  private final JsonMapper json = WireFormat.mapper();

  /// An input and what the caller should know about it.
  public record Reading<I>(I input, ObjectNode normalized, List<Warning> warnings) {}

  /// Signals `not_available_yet` or `validation_failed` by throwing an [OperationFailure].
  ///
  /// @param lenient whether unknown fields are left out with a warning instead of refused
  public <I extends Record> Reading<I> read(
      OperationSpec<I, ?> spec, ToolFile file, ObjectNode sent, boolean lenient) {
    ObjectNode input = (ObjectNode) normalized(sent);
    refuse(UnstorableText.in(input, OperationFailure.MOST_PROBLEMS));
    refuseWhatIsNotAvailableYet(spec, input);
    List<Warning> warnings = new ArrayList<>();
    if (lenient) {
      warnings.addAll(UnknownFields.removeFrom(input, file.inputSchema()));
    }
    refuse(OversizedInput.in(input, file.inputSchema(), OperationFailure.MOST_PROBLEMS));
    refuse(problems(file, input));
    refuse(KnownTimes.missedIn(input, file.inputSchema()));
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

  private List<FieldProblem> problems(ToolFile file, ObjectNode input) {
    return file.input().validate(input).stream()
        .map(SchemaProblems::of)
        .sorted(Comparator.comparing(FieldProblem::path))
        .distinct()
        .limit(OperationFailure.MOST_PROBLEMS)
        .toList();
  }
}
