package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reelsmith.api.mcp.NodePackages;

/// The protocol's TypeScript SDK makes a film through each transport; about 30 seconds each. Needs
/// Node.js and npm.
@Tag("long")
class RealClientTests {

  private static final int PATIENCE_SECONDS = 600;

  private static NodePackages packages;

  @BeforeAll
  static void install() throws Exception {
    packages = NodePackages.installed("typescript-sdk-1.32.2", "@modelcontextprotocol/sdk@1.32.2");
  }

  @Test
  void over_streamable_http() throws Exception {
    TestStudio studio = TestStudio.open();

    assertMakesFilm("http", "http://localhost:%d/mcp".formatted(studio.port()), studio.ownerKey());
  }

  @Test
  void over_sse() throws Exception {
    TestStudio studio = TestStudio.open();

    assertMakesFilm("sse", "http://localhost:%d/sse".formatted(studio.port()), studio.ownerKey());
  }

  @Test
  void over_stdio() throws Exception {
    Path home = TestStudio.temporaryFolder();
    List<String> command = new ArrayList<>(List.of("stdio", "env"));
    WorkerProcess.environment(home).forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(WorkerProcess.program("stdio"));

    assertMakesFilm(command.toArray(String[]::new));

    long worker = StdioProgram.startedWorker(home);
    TestStudio.await(() -> !StdioProgram.isAlive(worker));
  }

  private static void assertMakesFilm(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "NODE_CLIENTS=" + packages.folder(),
                packages.node(),
                Path.of("src/test/clients/make-film.mjs").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));

    var run = NodePackages.run(packages.folder(), PATIENCE_SECONDS, command);

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output())
        .contains("ready: true", "completed: ")
        .containsPattern("film: \\S+, [3-9][.\\d]* s");
  }
}
