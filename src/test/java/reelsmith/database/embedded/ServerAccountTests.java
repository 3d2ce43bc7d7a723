package reelsmith.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reelsmith.database.DataFolder;
import reelsmith.database.DatabaseUnavailable;

class ServerAccountTests {

  private DataFolder folder;

  @BeforeEach
  void onlyRootNeedsAnotherAccount() {
    assumeTrue(new UnixSystem().getUid() == 0);
  }

  @BeforeEach
  void makeFolder() throws IOException {
    folder = DataFolder.open(Files.createTempDirectory("reelsmith-test"));
  }

  @AfterEach
  void removeFolder() throws IOException {
    Folders.remove(folder);
  }

  @Test
  void where_namespaces_are_forbidden_the_server_runs_as_nobody() throws IOException {
    Folders.addPrograms(folder);
    var commands = without(folder, "unshare");
    var cluster = cluster(folder, commands);
    var password = Files.writeString(folder.postgres().resolve("password"), "secret");

    cluster.make(password);
    cluster.start();
    var pid = PostmasterFile.read(folder.postgres().resolve("data")).orElseThrow().pid();
    var owner = Files.getAttribute(Path.of("/proc/" + pid), "unix:uid");
    cluster.stop();

    assertThat(owner).isEqualTo(65534);
  }

  @Test
  void a_folder_that_nobody_can_reach_is_refused_with_words() throws IOException {
    var hidden = Files.createTempDirectory(folder.temporary(), "hidden");
    var inside = DataFolder.open(hidden.resolve("home"));
    var commands = without(folder, "unshare");

    assertThatThrownBy(() -> ServerAccount.choose(inside, commands))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("Set REELSMITH_HOME to a folder");
  }

  @Test
  void root_without_any_way_to_give_up_rights_is_refused_with_words() {
    var commands = without(folder, "unshare", "setpriv");

    assertThatThrownBy(() -> ServerAccount.choose(folder, commands))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("Run Reelsmith as another user");
  }

  private static PostgresCluster cluster(DataFolder folder, Commands commands) throws IOException {
    return new PostgresCluster(
        PostgresBinaries.unpack(folder.programs()),
        ServerAccount.choose(folder, commands),
        commands,
        folder.postgres(),
        folder.logs().resolve("postgres.log"));
  }

  private static Commands without(DataFolder folder, String... missing) {
    return new Commands(folder.postgres(), folder.logs().resolve("commands.log")) {
      @Override
      boolean succeeds(List<String> command) throws IOException {
        return !List.of(missing).contains(command.getFirst()) && super.succeeds(command);
      }
    };
  }
}
