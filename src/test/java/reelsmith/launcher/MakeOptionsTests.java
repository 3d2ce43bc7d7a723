package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import reelsmith.provider.VisualStyle;
import reelsmith.provider.VoiceFormat;

class MakeOptionsTests {

  @TempDir Path folder;

  @Test
  void every_option_reaches_the_request() {
    var request =
        request(
            "A fox learns to fly",
            "--out=fox.mp4",
            "--slides=4",
            "--style=3d_animated",
            "--voice-format=dialogue",
            "--aspect=1:1",
            "--seconds=20",
            "--seed=7",
            "--no-music");

    assertThat(request)
        .isEqualTo(
            new MakeRequest(
                "A fox learns to fly",
                folder.resolve("fox.mp4"),
                "story",
                4,
                VisualStyle.THREE_D_ANIMATED,
                VoiceFormat.DIALOGUE,
                MakeRequest.AspectRatio.SQUARE,
                20,
                7L,
                false,
                null));
  }

  @Test
  void what_is_left_out_is_left_to_the_template() {
    var request = request("Füchse können fliegen!");

    assertThat(request.out()).isEqualTo(folder.resolve("fuchse-konnen-fliegen.mp4"));
    assertThat(request.aspect()).isEqualTo(MakeRequest.AspectRatio.PORTRAIT);
    assertThat(request.slides()).isNull();
    assertThat(request.music()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "--template=nope, --template must be one of: story.",
    "--slides=1, --slides must be from 2 to 30.",
    "--slides=31, --slides must be from 2 to 30.",
    "--seconds=4, --seconds must be from 5 to 600.",
    "--seconds=601, --seconds must be from 5 to 600.",
    "--out=film.avi, --out must end in .mp4",
    "--out=missing/film.mp4, The film cannot be written there",
    "--script=missing.json, The script cannot be read"
  })
  void what_cannot_be_meant_is_refused(String option, String message) {
    assertThatThrownBy(() -> request("A fox dreams", option))
        .isInstanceOfSatisfying(
            CommandFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.BAD_USAGE))
        .hasMessageContaining(message);
  }

  @Test
  void an_unknown_style_is_answered_with_those_there_are() {
    assertThatThrownBy(() -> request("A fox dreams", "--style=clay"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("anime, 3d_animated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", " a fox  ", "🦊🦊🦊"})
  void an_idea_of_less_than_six_letters_is_refused_at_once(String idea) {
    assertThatThrownBy(() -> request(idea))
        .isInstanceOfSatisfying(
            CommandFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.BAD_USAGE))
        .hasMessage("The idea must have at least 6 characters.");
  }

  @Test
  void a_draft_has_half_the_width_and_height() {
    assertThat(options("A fox dreams", "--draft").settings())
        .containsExactly("--reelsmith.film.frame-percentage=50");
    assertThat(options("A fox dreams").settings()).isEmpty();
  }

  @Test
  void the_example_is_a_script() {
    var example = Path.of("src/docs/examples/script.json").toAbsolutePath();

    var request = request("The lighthouse", "--script=" + example);

    assertThat(request.script()).isNotNull();
    assertThat(request.script().required("slides")).hasSizeGreaterThan(1);
  }

  @Test
  void a_script_rules_over_the_number_of_slides() throws IOException {
    Files.writeString(folder.resolve("good.json"), "{\"slides\":[{\"narration\":\"Hi\"}]}");

    assertThat(request("A fox dreams", "--script=good.json").script())
        .isNotNull()
        .hasToString("{\"slides\":[{\"narration\":\"Hi\"}]}");
    assertThatThrownBy(() -> request("A fox dreams", "--script=good.json", "--slides=2"))
        .hasMessageContaining("leave --slides out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'slides': []} | The script must have 1 to 30 slides, not 0",
        "{} | The script has no \"slides\"",
        "{'slides': 3} | The script's \"slides\" is not a list",
        "[{'narration': 'Hi'}] | The script is a list without a name for it",
        "{'script': {'slides': []}} | slides are inside \"script\" and belong at the top",
        "{'slides': [} | The script is not valid JSON from line 1, column 13"
      })
  void a_script_of_another_form_is_refused_with_the_form(String text, String message)
      throws IOException {
    Files.writeString(folder.resolve("script.json"), text.replace('\'', '"'));

    assertThatThrownBy(() -> request("A fox dreams", "--script=script.json"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("Source:", "code 125");
  }

  @ParameterizedTest
  @CsvSource({
    "/prompt, The idea",
    "/script/images_requested, --slides",
    "/script/slides/0/narration, 'Slide 1 of the script, narration'",
    "/script/slides/11, Slide 12 of the script",
    "/script/characters/0/name, The script's characters/0/name",
    "/music/enabled, /music/enabled"
  })
  void a_field_is_called_what_the_command_line_calls_it(String pointer, String name) {
    assertThat(OptionNames.of(pointer)).isEqualTo(name);
  }

  private MakeRequest request(String... arguments) {
    return options(arguments).request(folder);
  }

  private static MakeOptions options(String... arguments) {
    return CommandLine.populateCommand(new MakeOptions(), arguments);
  }
}
