package reelsmith.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcmFileTests {

  @TempDir private Path folder;

  @Test
  void what_was_written_is_read_again() throws IOException {
    var sound = new Pcm(new short[] {0, 1, -1, Short.MAX_VALUE, Short.MIN_VALUE, 77}, 48_000, 2);
    var file = folder.resolve("sound.wav");

    PcmFile.write(sound, file);

    var read = PcmFile.read(file);
    assertThat(read.samples()).isEqualTo(sound.samples());
    assertThat(read.sampleRate()).isEqualTo(48_000);
    assertThat(read.channels()).isEqualTo(2);
  }

  @Test
  void a_file_is_replaced_and_nothing_else_is_left() throws IOException {
    var file = folder.resolve("sound.wav");
    PcmFile.write(new Pcm(new short[100], 8000, 1), file);

    PcmFile.write(new Pcm(new short[7], 16_000, 1), file);

    assertThat(PcmFile.read(file).samples()).hasSize(7);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void what_is_not_sound_is_refused() throws IOException {
    var file = Files.writeString(folder.resolve("text.wav"), "Not a sound at all.");

    assertThatThrownBy(() -> PcmFile.read(file)).isInstanceOf(IOException.class);
  }
}
