package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// `./reelsmith stdio` as a client starts it: the script with a program that looks built, whose
/// database accepts connections and says nothing. About 6 seconds for each program.
class StdioProgramTests {

  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
      "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
      """;

  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path folder;
  private Path app;

  @BeforeEach
  void layProgramDown() throws IOException {
    Files.copy(
        Path.of("reelsmith"), folder.resolve("reelsmith"), StandardCopyOption.COPY_ATTRIBUTES);
    app = Files.createDirectories(folder.resolve("target/app"));
    jar(app.resolve("reelsmith.jar"), Reelsmith.class.getName(), libraries());
    Files.createFile(app.resolve(".built"));
  }

  @Test
  void initialize_is_answered_while_the_database_cannot_be_reached() throws Exception {
    Conversation conversation = conversation();

    assertThat(conversation.answers()).singleElement().satisfies(StdioProgramTests::isHandshake);
    assertThat(conversation.wasAlive()).isTrue();
  }

  @Test
  @Tag("long")
  void a_start_cache_that_is_none_never_prints_on_standard_output() throws Exception {
    Files.writeString(app.resolve("reelsmith.aot"), "of no Java");

    assertThat(conversation().answers()).singleElement().satisfies(StdioProgramTests::isHandshake);
  }

  @Test
  @Tag("long")
  void a_start_cache_of_another_program_never_prints_on_standard_output() throws Exception {
    Path other = folder.resolve("other.jar");
    jar(other, OtherProgram.class.getName(), "");
    Process training =
        new ProcessBuilder(
                java(), "-XX:AOTCacheOutput=" + app.resolve("reelsmith.aot"), "-jar", other + "")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("training.log").toFile())
            .start();
    assertThat(training.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(app.resolve("reelsmith.aot")).isNotEmptyFile();

    assertThat(conversation().answers()).singleElement().satisfies(StdioProgramTests::isHandshake);
  }

  private static void isHandshake(String line) {
    JsonNode answer = WireFormat.mapper().readTree(line);
    assertThat(answer.at("/id").asInt()).isEqualTo(1);
    assertThat(answer.at("/result/serverInfo/name").asString("")).isNotEmpty();
  }

  /// @param answers all that was printed on standard output
  /// @param wasAlive whether the program went on after its answer
  private record Conversation(List<String> answers, boolean wasAlive) {}

  /// Says hello, waits for the answer and kills the program, which else waits for its database.
  private Conversation conversation() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var builder = new ProcessBuilder("sh", folder.resolve("reelsmith").toString(), "stdio");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("REELSMITH_HOME", folder.resolve("home").toString());
      builder.environment().put("REELSMITH_PEPPER", "0123456789".repeat(4));
      builder
          .environment()
          .put(
              "REELSMITH_DATABASE_URL",
              "postgresql://me:secret@127.0.0.1:%d/films".formatted(silent.getLocalPort()));
      builder.redirectError(folder.resolve("complaints.log").toFile());
      Process process = builder.start();
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        OutputStream in = process.getOutputStream();
        in.write(INITIALIZE.getBytes(StandardCharsets.UTF_8));
        in.flush();
        List<String> answers = new ArrayList<>();
        String first = out.readLine();
        boolean alive = process.isAlive();
        assertThat(first).as(Files.readString(folder.resolve("complaints.log"))).isNotNull();
        answers.add(first);
        // That of the process itself would throw away what it has printed.
        process.toHandle().destroyForcibly();
        out.lines().forEach(answers::add);
        return new Conversation(answers, alive);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// What the program is made of, without what belongs to tests.
  private static String libraries() {
    String tests = location(StdioProgramTests.class);
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(Files::exists)
        .map(entry -> entry.toUri().getPath())
        .filter(entry -> !entry.equals(tests))
        .collect(Collectors.joining(" "));
  }

  private static String location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static void jar(Path file, String mainClass, String classPath) throws IOException {
    var manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
    attributes.put(Attributes.Name.CLASS_PATH, classPath);
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      String program = OtherProgram.class.getName().replace('.', '/') + ".class";
      jar.putNextEntry(new ZipEntry(program));
      try (var code = OtherProgram.class.getClassLoader().getResourceAsStream(program)) {
        code.transferTo(jar);
      }
      jar.closeEntry();
    }
  }

  /// Prints a word.
  static final class OtherProgram {

    private OtherProgram() {}

    public static void main(String[] arguments) {
      System.out.println("hello");
    }
  }
}
