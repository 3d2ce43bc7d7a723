package reelsmith.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reelsmith.operation.WireFormat;
import reelsmith.provider.ScriptRequest;
import reelsmith.provider.VoiceFormat;
import tools.jackson.databind.JsonNode;

/// What the files of `prompts/pipeline/` tell the language model, against what it is sent and must
/// answer.
class PipelinePromptTests {

  private static final Path FOLDER = Path.of("prompts", "pipeline");
  private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");
  private static final ScriptRequest REQUEST =
      new ScriptRequest("x", 2, VoiceFormat.NARRATED, false, List.of(), "en", null, 200, 1);

  private static final Map<String, String> ANSWERS =
      Map.of("write_script.md", ScriptAnswer.SCHEMA, "describe_video.md", CopyAnswer.SCHEMA);

  @Test
  void every_field_that_is_named_is_sent_or_asked_for() throws IOException {
    for (var file : ANSWERS.entrySet()) {
      Set<String> known = new HashSet<>();
      collect(WireFormat.mapper().readTree(file.getValue()), known);
      if (file.getKey().startsWith("write_script")) {
        known.addAll(ScriptPrompt.material(REQUEST).keySet());
      }

      List<String> named =
          NAME.matcher(Files.readString(FOLDER.resolve(file.getKey())))
              .results()
              .map((MatchResult match) -> match.group(1))
              .toList();

      assertThat(named).as(file.getKey()).isNotEmpty();
      assertThat(known).as(file.getKey()).containsAll(named);
    }
  }

  @Test
  void there_are_no_other_files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ANSWERS.keySet());
    }
  }

  private static void collect(JsonNode schema, Set<String> names) {
    names.addAll(schema.path("properties").propertyNames());
    schema.forEach(part -> collect(part, names));
  }
}
