package reelsmith.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// What callers are told about inputs; about a second.
class InputReaderTests {

  private static final ToolFile FILE =
      ToolFile.of(
          object(
              """
              {"inputSchema": {"type": "object", "additionalProperties": false, "properties": {
                "size": {"type": "integer", "minimum": 1, "maximum": 9},
                "seed": {"type": "integer"},
                "weight": {"type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 9},
                "names": {"type": "array", "maxItems": 30, "items": {"type": "string"}},
                "parts": {"type": "array", "maxItems": 30, "items": {"type": "object",
                  "additionalProperties": false, "properties": {"size": {"type": "integer"}}}}}}}
              """));

  record Input(Integer size, Long seed, Integer weight, List<String> names, List<Object> parts) {}

  private static final OperationSpec<Input, Input> SPEC =
      new OperationSpec<>(
          "describe_sizes",
          "Describe sizes",
          "Gives back what it was given.",
          Toolset.LIBRARY,
          Effect.READS,
          IdempotencyRule.NONE,
          Route.post("/api/v1/sizes"),
          List.of(),
          Input.class,
          Input.class);

  @Test
  void of_a_list_that_is_too_long_only_that_is_told() {
    String entries = "1,".repeat(300_000) + "1";

    OperationFailure failure = refused("{\"names\": [%s]}".formatted(entries), true);

    assertThat(failure).hasMessage("/names: must have at most 30 entries");
    assertThat(problems(failure)).containsExactly("/names too_many");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"size\": 1e30}', /size too_large, must be at most 9",
    "'{\"size\": -1e30}', /size too_small, must be at least 1",
    "'{\"seed\": 1e30}', /seed too_large, must be at most 9223372036854775807",
    "'{\"seed\": 9223372036854775808}', /seed too_large, must be at most 9223372036854775807",
    "'{\"seed\": 1e400}', /seed too_large, must be at most 9223372036854775807",
    "'{\"parts\": [{\"size\": -1e19}]}', /parts/0/size too_small, must be at least"
        + " -9223372036854775808",
    "'{\"size\": 10}', /size too_large, must be at most 9",
    "'{\"weight\": 1}', /weight too_small, must be more than 1",
    "'{\"weight\": 9}', /weight too_large, must be less than 9"
  })
  void bounds_are_told_as_they_are(String input, String problem, String message) {
    OperationFailure failure = refused(input, false);

    assertThat(problems(failure)).containsExactly(problem);
    assertThat(failure).hasMessageEndingWith(": " + message);
  }

  @Test
  void a_list_of_problems_that_was_cut_does_not_pretend_to_be_whole() {
    OperationFailure cut = refused(unknownFields(20_000), false);
    OperationFailure whole = refused(unknownFields(49), false);

    assertThat(problems(cut)).hasSize(50).allMatch(problem -> problem.endsWith(" unknown_field"));
    assertThat(cut).hasMessageEndingWith("(and at least 49 more problems)");
    assertThat(whole).hasMessageEndingWith("(and 48 more problems)");
  }

  @Test
  void of_very_many_unknown_fields_the_first_are_named_and_the_others_counted() {
    var reading = new InputReader().read(SPEC, FILE, object(unknownFields(20_000)), true);

    assertThat(reading.normalized().isEmpty()).isTrue();
    assertThat(reading.warnings()).hasSize(51);
    assertThat(reading.warnings().getFirst().path()).isEqualTo("/field0");
    assertThat(reading.warnings().getLast().message()).startsWith("19950 more fields");
  }

  private static String unknownFields(int count) {
    return IntStream.range(0, count)
        .mapToObj("\"field%d\": 1"::formatted)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static OperationFailure refused(String input, boolean lenient) {
    return catchThrowableOfType(
        OperationFailure.class, () -> new InputReader().read(SPEC, FILE, object(input), lenient));
  }

  private static List<String> problems(OperationFailure failure) {
    return ((List<?>) failure.details().get("fields"))
        .stream()
            .map(FieldProblem.class::cast)
            .map(problem -> "%s %s".formatted(problem.path(), problem.code()))
            .toList();
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) WireFormat.mapper().readTree(json);
  }
}
