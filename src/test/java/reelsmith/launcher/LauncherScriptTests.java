package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script `reelsmith` in a folder where nothing is built.
class LauncherScriptTests {

  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path folder;

  @BeforeEach
  void layScriptDown() throws IOException {
    Files.copy(
        Path.of("reelsmith"), folder.resolve("reelsmith"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  void an_unknown_command_is_refused_before_anything_is_built() throws Exception {
    Outcome outcome = run(Map.of(), "frobnicate");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.printed()).contains("there is no command 'frobnicate'");
    assertThat(folder.resolve("target")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "make --help", "key create -h", ""})
  void help_does_not_build(String arguments) throws Exception {
    Outcome outcome = run(Map.of(), arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.printed()).contains("Usage: ./reelsmith COMMAND", "make \"IDEA\"");
    assertThat(folder.resolve("target")).doesNotExist();
  }

  @Test
  void a_build_says_its_steps_and_one_that_fails_leaves_only_its_log() throws Exception {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    Path maven = tools.resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho '[ERROR] no such class'\nexit 1\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    String path = tools + ":" + System.getenv("PATH");

    Outcome outcome =
        run(Map.of("PATH", path, "JAVA_HOME", System.getProperty("java.home")), "build");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.printed())
        .contains("1 of 3: compiling", "[ERROR] no such class", "target/build.log")
        .doesNotContain("2 of 3");
    try (var left = Files.list(folder.resolve("target"))) {
      assertThat(left).containsExactly(folder.resolve("target/build.log"));
    }
  }

  @Test
  void testing_everything_without_npm_is_refused_before_maven_is_started() throws Exception {
    Outcome outcome = run(onlyWith("mvn"), "test");

    assertThat(outcome.exitCode()).as(outcome.printed()).isEqualTo(2);
    assertThat(outcome.printed())
        .contains("Node.js with npm is needed", "apt-get install nodejs npm")
        .doesNotContain("mvn runs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"test", "test --long"})
  void with_npm_everything_is_tested(String command) throws Exception {
    Outcome outcome = run(onlyWith("mvn", "npm"), command.split(" "));

    assertThat(outcome.exitCode()).as(outcome.printed()).isZero();
    assertThat(outcome.printed()).contains("mvn runs", "verify");
  }

  @Test
  void a_chosen_test_needs_no_npm() throws Exception {
    Outcome outcome = run(onlyWith("mvn"), "test", "-Dtest=FoxTests");

    assertThat(outcome.printed()).contains("mvn runs", "-Dtest=FoxTests verify");
  }

  /// An environment whose PATH holds these programs, which only say that they run, and what the
  /// script itself is made with.
  private Map<String, String> onlyWith(String... programs) throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String program : programs) {
      Path file =
          Files.writeString(
              tools.resolve(program), "#!/bin/sh\necho \"%s runs $*\"\n".formatted(program));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    for (String needed : List.of("dirname", "readlink")) {
      Files.createSymbolicLink(tools.resolve(needed), Path.of("/usr/bin", needed));
    }
    return Map.of("PATH", tools.toString(), "JAVA_HOME", System.getProperty("java.home"));
  }

  /// Hides every other Java of this machine, which needs rights that only root has.
  @Test
  void a_java_that_is_too_old_is_refused_with_what_to_install() throws Exception {
    Assumptions.assumeTrue("root".equals(System.getProperty("user.name")));
    Path old = Files.createDirectories(folder.resolve("old/bin")).getParent();
    for (String program : List.of("java", "javac")) {
      Path file = Files.writeString(old.resolve("bin").resolve(program), "#!/bin/sh\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
    String hide =
        "mount -t tmpfs none /usr/lib/jvm && exec sh '%s' build"
            .formatted(folder.resolve("reelsmith"));
    var builder = new ProcessBuilder("unshare", "-m", "sh", "-c", hide).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", old.toString());
    builder.environment().put("HOME", folder.toString());

    Outcome outcome = outcome(builder);

    assertThat(outcome.exitCode()).as(outcome.printed()).isEqualTo(2);
    assertThat(outcome.printed())
        .contains("a JDK 25 or newer is needed. Install one", "or set JAVA_HOME to it");
    assertThat(folder.resolve("target")).doesNotExist();
  }

  private record Outcome(int exitCode, String printed) {}

  private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", folder.resolve("reelsmith").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return outcome(builder);
  }

  private static Outcome outcome(ProcessBuilder builder) throws Exception {
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), printed);
  }
}
