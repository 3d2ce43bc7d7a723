package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `reelsmith make` as a process of its own that is ended with Ctrl-C; about 30 seconds.
@Tag("long")
class CtrlCTests {

  @TempDir Path out;

  @Test
  void ctrl_c_while_ffmpeg_works_takes_the_film_back_and_leaves_nothing() throws Exception {
    Path home = TestStudio.temporaryFolder();
    Process making = make(home);
    try {
      TestStudio.await(() -> filmingProcesses(making) > 0);

      interrupt(making);

      assertThat(making.waitFor(TestStudio.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(making.exitValue()).isEqualTo(130);
      assertThat(Files.readString(home.resolve("make-of-test.log")))
          .contains("aborted, and no film was made")
          .doesNotContain("could not be taken back");
      assertThat(out).isEmptyDirectory();
    } finally {
      making.destroyForcibly();
    }
    TestStudio studio = new TestStudio(home, "--reelsmith.engine.works=false");
    try {
      assertThat(studio.texts("select state from run")).containsExactly("aborted");
      new Wreck(studio).assertNothingStays();
    } finally {
      studio.close();
    }
  }

  /// In full size, so that FFmpeg works for a while.
  private Process make(Path home) throws IOException {
    Path script = home.resolve("script.json");
    Files.writeString(
        script,
        """
        {"slides": [{"narration": "%s", "picture": "a lighthouse at night"}]}
        """
            .formatted("Nobody ever saw the keeper again. ".repeat(20)));
    // In the background of a shell the interrupt is ignored, and children inherit that.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(
        WorkerProcess.program(
            "make",
            "The keeper of a lighthouse",
            "--script=" + script,
            "--out=" + out.resolve("film.mp4")));
    var builder = new ProcessBuilder(command);
    builder.environment().put("REELSMITH_HOME", home.toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(new File(home.toFile(), "make-of-test.log"));
    return builder.start();
  }

  private static void interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  private static long filmingProcesses(Process process) {
    return process
        .descendants()
        .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
        .count();
  }
}
