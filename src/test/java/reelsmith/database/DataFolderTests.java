package reelsmith.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelsmith.doctor.Finding;

class DataFolderTests {

  @TempDir Path temporary;

  @Test
  void a_new_folder_and_its_parts_are_for_their_owner_only() throws IOException {
    var folder = DataFolder.open(temporary.resolve("some/where"));

    for (var part :
        new Path[] {
          folder.root(), folder.postgres(), folder.keys(), folder.files(), folder.logs()
        }) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(part)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void a_place_that_cannot_be_a_folder_is_refused_with_words() throws IOException {
    var file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> DataFolder.open(file.resolve("home")))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("set REELSMITH_HOME to a folder that is");
  }

  @Test
  void the_place_is_taken_from_the_environment() {
    var user = Path.of(System.getProperty("user.home"));

    assertThat(DataFolder.location(Map.of())).isEqualTo(user.resolve(".reelsmith"));
    assertThat(DataFolder.location(Map.of("REELSMITH_HOME", " ")))
        .isEqualTo(user.resolve(".reelsmith"));
    assertThat(DataFolder.location(Map.of("REELSMITH_HOME", "~/films")))
        .isEqualTo(user.resolve("films"));
    assertThat(DataFolder.location(Map.of("REELSMITH_HOME", "/data/films")))
        .isEqualTo(Path.of("/data/films"));
  }

  @Test
  void little_room_is_a_warning_and_no_room_a_failure() {
    var folder = DataFolder.open(temporary.resolve("home"));

    assertThat(DataFolderCheck.roomFor(folder, 80_000_000_000L).outcome())
        .isEqualTo(Finding.Outcome.OK);
    assertThat(DataFolderCheck.roomFor(folder, 3_000_000_000L).outcome())
        .isEqualTo(Finding.Outcome.WARNING);
    assertThat(DataFolderCheck.roomFor(folder, 100_000_000L).outcome())
        .isEqualTo(Finding.Outcome.FAILED);
  }
}
