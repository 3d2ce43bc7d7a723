package reelsmith.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ArrayNode;

/// The tools as clients know them. What breaks a client must be named in
/// `src/docs/tool-changes.md`; `-Dbaseline=true` makes the tools as they are the ones clients know.
class ToolSurfaceTests {

  private static final Path BASELINE = Path.of("src", "test", "resources", "tool-surface.json");
  private static final Path CHANGES = Path.of("src", "docs", "tool-changes.md");

  /// A line such as ``- `render_video: removed` why``.
  private static final Pattern CHANGE = Pattern.compile("(?m)^- `([^`]+)` \\S.*");

  @Test
  void what_breaks_a_client_is_named_in_the_list_of_changes() throws IOException {
    JsonNode now = tools();
    if (Boolean.getBoolean("baseline")) {
      Files.writeString(
          BASELINE,
          WireFormat.mapper()
                  .writer()
                  .with(SerializationFeature.INDENT_OUTPUT)
                  .writeValueAsString(now)
              + "\n");
    }
    JsonNode before = WireFormat.mapper().readTree(Files.readString(BASELINE));

    List<String> broken = ToolSurface.breaking(before, now);

    assertThat(named())
        .as("the list in %s under “Since the baseline”", CHANGES)
        .containsExactlyInAnyOrderElementsOf(broken);
  }

  private static List<String> named() throws IOException {
    String text = Files.readString(CHANGES);
    String since = text.substring(text.indexOf("## Since the baseline"));
    int end = since.indexOf("\n## ", 1);
    return CHANGE
        .matcher(end < 0 ? since : since.substring(0, end))
        .results()
        .map(line -> line.group(1))
        .toList();
  }

  private static JsonNode tools() {
    ArrayNode tools = WireFormat.mapper().createArrayNode();
    var writer = new ToolFileWriter();
    for (OperationSpec<?, ?> spec : Operations.specs()) {
      tools.add(writer.document(spec).put(ToolSurface.TOOLSET, WireFormat.name(spec.toolset())));
    }
    return tools;
  }

  private static final String TOOL =
      """
      [{"name":"film","toolset":"story","annotations":{"readOnlyHint":true},
        "inputSchema":{"type":"object","required":["id"],"additionalProperties":false,
          "properties":{"id":{"type":"integer","minimum":1},
            "look":{"type":"string","enum":["dark","light"],"maxLength":9},
            "tags":{"type":"array","items":{"type":"string"}}}},
        "outputSchema":{"type":"object","required":["id"],
          "properties":{"id":{"type":"integer"},"more":{"type":["string","null"]},
            "state":{"type":"string","enum":["queued","done"]}}}}]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "name":"film"            | "name":"movie"                  | film: removed
          "readOnlyHint":true      | "readOnlyHint":false            | film: annotation readOnlyHint changed
          "required":["id"],"addit | "required":["id","look"],"addit | film: input /look is required now
          "look":{                 | "style":{                       | film: input /look removed
          "minimum":1              | "minimum":2                     | film: input /id is narrower
          "dark","light"           | "dark"                          | film: input /look is narrower
          "maxLength":9            | "maxLength":8                   | film: input /look is narrower
          "items":{"type":"string" | "items":{"type":"integer"       | film: input /tags/* is narrower
          "minimum":1              | "minimum":1,"pattern":"x"       | film: input /id is narrower
          "more":{                 | "other":{                       | film: output /more removed
          "required":["id"]        | "required":[]                   | film: output /id may be missing now
          ["string","null"]        | "string"                        | film: output /more is of another type
          "queued","done"          | "queued","done","lost"          | film: output /state has other values
          "queued","done"          | "queued"                        | film: output /state has other values
          ,"enum":["queued","done"]| ,"x":0                          | film: output /state has other values
          "toolset":"story"        | "toolset":"developer"           | film: moved from the toolset story to developer
          """)
  void each_kind_of_change_that_breaks_is_found(String before, String after, String change) {
    String changed = replaced(before, after);

    assertThat(ToolSurface.breaking(json(TOOL), json(changed))).containsExactly(change);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "minimum":1              | "minimum":0
          "dark","light"           | "dark","light","loud"
          "maxLength":9            | "maxLength":10
          ,"maxLength":9           | ,"description":"x"
          "look":{                 | "new":{"type":"string"},"look":{
          "more":{                 | "new":{"type":"string"},"more":{
          "queued","done"          | "done","queued"
          "type":"integer","minimum" | "type":["integer","null"],"minimum"
          """)
  void what_only_allows_or_tells_more_is_none(String before, String after) {
    String changed = replaced(before, after);

    assertThat(changed).isNotEqualTo(TOOL);
    assertThat(ToolSurface.breaking(json(TOOL), json(changed))).isEmpty();
  }

  private static String replaced(String before, String after) {
    int at = TOOL.lastIndexOf(before);
    return TOOL.substring(0, at) + after + TOOL.substring(at + before.length());
  }

  private static JsonNode json(String text) {
    return WireFormat.mapper().readTree(text);
  }
}
