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
    "--slides=1, --slides must be from 2 to 30.",
    "--slides=31, --slides must be from 2 to 30.",
    "--seconds=4, --seconds must be from 5 to 600.",
    "--seconds=601, --seconds must be from 5 to 600.",
    "--out=film.avi, --out must end in .mp4",
    "--out=missing/film.mp4, The film cannot be written there",
    "--script=missing.json, The script cannot be read"
  })
  void what_cannot_be_meant_is_refused(String option, String message) {
    assertThatThrownBy(() -> request("A fox", option))
        .isInstanceOfSatisfying(
            CommandFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.BAD_USAGE))
        .hasMessageContaining(message);
  }

  @Test
  void an_unknown_style_is_answered_with_those_there_are() {
    assertThatThrownBy(() -> request("A fox", "--style=clay"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("anime, 3d_animated");
  }

  @Test
  void a_script_must_hold_slides_and_rules_over_their_number() throws IOException {
    Files.writeString(folder.resolve("good.json"), "{\"slides\":[{\"narration\":\"Hi\"}]}");
    Files.writeString(folder.resolve("empty.json"), "{\"slides\":[]}");
    Files.writeString(folder.resolve("broken.json"), "{\"slides\":[\n}");

    assertThat(request("A fox", "--script=good.json").script())
        .isNotNull()
        .hasToString("{\"slides\":[{\"narration\":\"Hi\"}]}");
    assertThatThrownBy(() -> request("A fox", "--script=good.json", "--slides=2"))
        .hasMessageContaining("leave --slides out");
    assertThatThrownBy(() -> request("A fox", "--script=empty.json"))
        .hasMessageContaining("1 to 30 slides");
    assertThatThrownBy(() -> request("A fox", "--script=broken.json"))
        .hasMessageContaining("not JSON")
        .hasMessageContaining("line 2");
  }

  private MakeRequest request(String... arguments) {
    return CommandLine.populateCommand(new MakeOptions(), arguments).request(folder);
  }
}
