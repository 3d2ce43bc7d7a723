package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The protocol's TypeScript SDK, which most clients are built on, gets along with every door.
class TypeScriptClientTests {

  /// More than any machine needs, however loaded.
  private static final int PATIENCE_SECONDS = 300;

  private static NodePackages packages;
  private static ToyStudio studio;

  @BeforeAll
  static void install() throws Exception {
    packages = NodePackages.installed("typescript-sdk-1.32.2", "@modelcontextprotocol/sdk@1.32.2");
    studio = new ToyStudio();
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void over_streamable_http() throws Exception {
    int before = studio.operations.cancelled.get();

    var run = client("http", "http://localhost:" + studio.port(), "alice");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(studio.operations.cancelled.get()).isEqualTo(before + 1);
  }

  @Test
  void over_sse() throws Exception {
    int before = studio.operations.cancelled.get();

    var run = client("sse", "http://localhost:" + studio.port(), "alice");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(studio.operations.cancelled.get()).isEqualTo(before + 1);
  }

  @Test
  void over_stdio() throws Exception {
    var run =
        client(
            "stdio",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ToyStdio.class.getName());

    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  @Test
  void without_a_session_over_http() throws Exception {
    int before = studio.operations.cancelled.get();

    var run = second("http", "http://localhost:" + studio.port(), "alice");

    assertThat(run.exitCode()).as(run.output()).isZero();
    StatelessHttpTests.eventually(() -> studio.operations.cancelled.get() == before + 1);
  }

  @Test
  void without_a_session_over_stdio() throws Exception {
    var run =
        second(
            "stdio",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ToyStdio.class.getName());

    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  /// The SDK's second generation, which knows the revision without sessions.
  private static NodePackages.Run second(String... arguments) throws Exception {
    return run(
        NodePackages.installed("typescript-client-2.4.0", "@modelcontextprotocol/client@2.4.0"),
        "mcp-client-2.mjs",
        arguments);
  }

  private static NodePackages.Run client(String... arguments) throws Exception {
    return run(packages, "mcp-client.mjs", arguments);
  }

  private static NodePackages.Run run(NodePackages packages, String name, String... arguments)
      throws Exception {
    Path script = Path.of("src/test/clients", name).toAbsolutePath();
    List<String> command = new ArrayList<>(List.of("env"));
    command.add("NODE_CLIENTS=" + packages.folder());
    command.addAll(List.of(packages.node(), script.toString()));
    command.addAll(List.of(arguments));
    return NodePackages.run(packages.folder(), PATIENCE_SECONDS, command);
  }
}
