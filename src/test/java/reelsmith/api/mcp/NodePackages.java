package reelsmith.api.mcp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Clients of other makers, which come as npm packages. They are installed once, outside the source
/// tree, because npm writes down where it got them.
public final class NodePackages {

  private final Path folder;

  private NodePackages(Path folder) {
    this.folder = folder;
  }

  /// Installs packages, given as `name@version`, into a folder of that set's own.
  public static NodePackages installed(String set, String... packages) throws Exception {
    Path folder =
        Path.of(System.getProperty("user.home"), ".cache", "reelsmith", "npm", set)
            .toAbsolutePath();
    Path done = folder.resolve("installed");
    String wanted = String.join("\n", packages);
    if (Files.exists(done) && Files.readString(done).equals(wanted)) {
      return new NodePackages(folder);
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("package.json"), "{\"private\": true}\n");
    List<String> command =
        new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--no-save"));
    command.addAll(List.of(packages));
    Run run = run(folder, 300, command);
    if (run.exitCode() != 0) {
      throw new IllegalStateException("npm install failed:\n" + run.output());
    }
    Files.writeString(done, wanted);
    return new NodePackages(folder);
  }

  public Path folder() {
    return folder;
  }

  /// The Node this set brings along, else the machine's own.
  public String node() {
    Path own = folder.resolve("node_modules/node/bin/node");
    return Files.isExecutable(own) ? own.toString() : "node";
  }

  /// How a program ended, and what it printed.
  public record Run(int exitCode, String output) {}

  /// Runs a program to its end. One that is not installed fails with words.
  public static Run run(Path folder, int limitSeconds, List<String> command) throws Exception {
    Path output = Files.createTempFile("client", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new IllegalStateException(
            "%s took longer than %d s:\n%s"
                .formatted(command, limitSeconds, Files.readString(output)));
      }
      return new Run(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s cannot be started. These tests need Node.js and npm; .ci/run installs them."
              .formatted(command.getFirst()),
          e);
    } finally {
      Files.delete(output);
    }
  }
}
