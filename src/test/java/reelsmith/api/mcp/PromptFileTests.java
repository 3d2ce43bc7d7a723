package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// The files of `prompts/` against each other and against `tools-schema/`.
class PromptFileTests {

  private static final Path PROMPTS = Path.of("prompts");
  private static final Path TOOLS = Path.of("tools-schema");

  /// A name as tools and their fields have it, set in back-ticks.
  private static final Pattern WIRE_NAME = Pattern.compile("`([a-z]+(?:_[a-z0-9]+)+)`");

  @Test
  void every_file_declares_exactly_the_variables_it_uses() throws Exception {
    for (Path file : files(PROMPTS, ".md")) {
      PromptDocument prompt = PromptDocument.parse(Files.readString(file));

      assertThat(prompt.arguments())
          .as(file.toString())
          .extracting(PromptDocument.Argument::name)
          .containsExactlyInAnyOrderElementsOf(prompt.variables());
    }
  }

  @Test
  void every_file_has_the_name_of_its_prompt() throws Exception {
    for (Path file : files(PROMPTS, ".md")) {
      PromptDocument prompt = PromptDocument.parse(Files.readString(file));

      assertThat(file).hasFileName(prompt.name() + ".md");
    }
  }

  @Test
  void what_may_be_left_out_has_something_to_stand_in_its_place() throws Exception {
    for (Path file : files(PROMPTS, ".md")) {
      PromptDocument prompt = PromptDocument.parse(Files.readString(file));

      assertThat(prompt.arguments())
          .as(file.toString())
          .allMatch(argument -> argument.required() || !argument.otherwise().isBlank());
    }
  }

  @Test
  void every_tool_and_field_that_is_named_exists() throws Exception {
    List<Path> tools = files(TOOLS, ".json");
    assertThat(tools).hasSizeGreaterThan(5);
    Set<String> known = new HashSet<>();
    for (Path tool : tools) {
      collect(WireFormat.mapper().readTree(Files.readString(tool)), known);
    }

    for (Path file : files(PROMPTS, ".md")) {
      var named =
          WIRE_NAME.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList();

      assertThat(known).as(file.toString()).containsAll(named);
    }
  }

  @Test
  void proposed_looks_are_those_the_tool_knows_by_name() throws Exception {
    JsonNode tool =
        WireFormat.mapper().readTree(Files.readString(TOOLS.resolve("create_story_video.json")));
    List<String> known =
        tool.at("/inputSchema/properties/script/properties/visual_style_preset/enum")
            .valueStream()
            .map(JsonNode::asString)
            .filter(preset -> !preset.equals("custom"))
            .toList();

    var proposed =
        PromptLibrary.load().named("make_short_film").orElseThrow().arguments().stream()
            .filter(argument -> argument.name().equals("visual_style"))
            .findFirst()
            .orElseThrow();

    assertThat(known).isNotEmpty();
    assertThat(proposed.values()).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void the_instructions_are_there_and_no_prompt_of_their_own() {
    PromptLibrary library = PromptLibrary.load();

    assertThat(library.instructions()).contains("`idempotency_key`", "spends credits");
    assertThat(library.named(PromptLibrary.INSTRUCTIONS)).isEmpty();
    assertThat(library.named("make_short_film")).isPresent();
  }

  /// Tools and all fields of their schemas.
  private static void collect(JsonNode node, Set<String> names) {
    if (node.path("name").isString()) {
      names.add(node.path("name").stringValue());
    }
    node.path("properties").propertyNames().forEach(names::add);
    node.forEach(child -> collect(child, names));
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
