package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelsmith.database.DataFolder;
import reelsmith.database.embedded.Folders;

/// `./reelsmith make` from its words to the file, the whole program in this process.
@Tag("long")
class MakeTests {

  @TempDir Path out;

  private final Screen screen = new Screen();
  private DataFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Folders.make();
  }

  @AfterEach
  void removeFolder() throws IOException {
    Folders.remove(folder);
  }

  @Test
  void a_small_draft_is_previewed_and_rendered_in_one_go() {
    var film = out.resolve("fox.mp4");

    var exitCode = run("A fox learns to fly", "--slides=2", "--draft", "--out=" + film);

    assertThat(exitCode).as(screen.complaints()).isZero();
    assertThat(film).isNotEmptyFile();
    assertThat(out.resolve("fox.jpg")).isNotEmptyFile();
    assertThat(out.resolve("fox.srt")).content().contains("-->");
    assertThat(out.resolve("fox.vtt")).content().startsWith("WEBVTT");
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder("fox.mp4", "fox.jpg", "fox.srt", "fox.vtt");
    assertThat(screen.printed()).contains("100 %  Finished", film.toString(), "540 × 960");
    assertThat(
            screen
                .printed()
                .lines()
                .filter(line -> line.matches(" *\\d+ %  .*"))
                .map(line -> Integer.valueOf(line.strip().split(" ")[0])))
        .isSorted();
  }

  @Test
  void a_mistake_in_the_script_is_told_in_words_of_the_command_line() throws IOException {
    var script = Files.writeString(out.resolve("s.json"), "{\"slides\":[{\"text\":\"Hi\"}]}");

    var exitCode =
        run("A fox learns to fly", "--script=" + script, "--out=" + out.resolve("fox.mp4"));

    assertThat(exitCode).isEqualTo(1);
    assertThat(screen.complaints())
        .isEqualTo(
            "reelsmith: Slide 1 of the script, text is not a field here; check the spelling.\n");
  }

  private int run(String idea, String... options) {
    var arguments = new String[options.length + 2];
    arguments[0] = "make";
    arguments[1] = idea;
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Reelsmith.run(screen.pipe(), folder.root(), arguments);
  }
}
