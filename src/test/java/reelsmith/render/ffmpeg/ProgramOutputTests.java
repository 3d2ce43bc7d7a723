package reelsmith.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProgramOutputTests {

  private static final Path SHELL = Path.of("/bin/sh");

  /// It ends while what it printed is still being read.
  @Test
  void what_a_program_prints_is_read_to_the_end_every_time() throws IOException {
    for (int call = 0; call < 100; call++) {
      assertThat(ProgramOutput.of(SHELL, "-c", "seq 20000")).hasSize(108_894).endsWith("20000\n");
    }
  }

  @Test
  void one_that_fails_is_told() {
    assertThatThrownBy(() -> ProgramOutput.of(SHELL, "-c", "exit 3"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("failed");
  }

  @Test
  @Tag("long")
  void one_that_hangs_is_ended_and_told() {
    assertThatThrownBy(() -> ProgramOutput.of(SHELL, "-c", "exec sleep 600"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not end");
  }
}
