package reelsmith.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders of processes on one disk, with real locks; about two seconds.
class WorkFolderTests {

  @TempDir Path home;

  @Test
  void a_folder_in_use_stays_though_another_process_has_the_same_number() throws Exception {
    var first = open();
    Path written = write(first);

    var second = open();
    second.removeAbandoned();

    assertThat(written).exists();
    assertThat(second.abandoned()).isZero();
    assertThat(write(second)).isNotEqualTo(written);
    first.close();
    second.close();
  }

  @Test
  void a_folder_locked_by_a_process_nobody_here_sees_stays_until_it_has_gone() throws Exception {
    Path foreign = Files.createDirectories(home.resolve("temp/work-999999999-elsewhere"));
    Path lock = home.resolve("temp/work-999999999-elsewhere.lock");
    Process owner = Locker.start(lock);

    var during = open();
    during.removeAbandoned();
    boolean stayed = Files.exists(foreign);
    owner.destroyForcibly().waitFor();
    during.close();
    var after = open();
    after.removeAbandoned();

    assertThat(stayed).isTrue();
    assertThat(foreign).doesNotExist();
    assertThat(lock).doesNotExist();
    after.close();
  }

  @Test
  void what_a_process_left_behind_is_removed_with_its_lock() throws Exception {
    var gone = open();
    Path left = write(gone);
    gone.close();

    var next = open();
    int told = next.abandoned();
    assertThat(left).as("telling changes nothing").exists();
    next.removeAbandoned();

    assertThat(told).isEqualTo(1);
    assertThat(next.abandoned()).isZero();
    assertThat(left).doesNotExist();
    try (Stream<Path> files = Files.list(home.resolve("temp"))) {
      assertThat(files).hasSize(2);
    }
    next.close();
  }

  private WorkFolder open() {
    return new WorkFolder(home.resolve("temp"), home.resolve("segments"));
  }

  private static Path write(WorkFolder folder) throws IOException {
    Path file = folder.unfinished(new WorkFolder.StageFile(new UUID(0, 1), "slide.png"));
    return Files.writeString(file, "unfinished");
  }
}
