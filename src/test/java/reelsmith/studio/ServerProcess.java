package reelsmith.studio;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reelsmith.studio.BreakableConnections.Crash;

/// The product serving HTTP as a process of its own, on the same data folder as others. Works on
/// nothing, or on everything until it dies at a chosen moment.
final class ServerProcess implements AutoCloseable {

  private static final String LISTENS = "listens on ";

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static ServerProcess start(Path home) {
    return start(home, 0);
  }

  /// One with settings of its own, which is killed by nobody.
  ///
  /// @param settings as on the command line, instead of those without limits
  static ServerProcess withSettings(Path home, String... settings) {
    List<String> arguments = new ArrayList<>(List.of("0"));
    arguments.addAll(List.of(settings));
    return started(home, arguments.toArray(String[]::new));
  }

  /// @param moment at which the process kills itself, counted over what happens to the database in
  ///   calls that bring an idempotency key; 0 for never
  static ServerProcess start(Path home, int moment) {
    return started(home, Integer.toString(moment));
  }

  /// One that works.
  ///
  /// @param moment at which the process kills itself, counted over what happens to the database
  ///   from the end of the run on
  static ServerProcess working(Path home, UUID run, int moment) {
    return started(home, Integer.toString(moment), run.toString());
  }

  /// One that works.
  ///
  /// @param item the process kills itself before it records so manieth item of the run, when its
  ///   provider has succeeded
  static ServerProcess workingUntilItem(Path home, UUID run, int item) {
    return started(home, Integer.toString(item), run.toString(), Crash.RECORDS_AN_ITEM);
  }

  private static ServerProcess started(Path home, String... doom) {
    List<String> arguments = new ArrayList<>(List.of(home.toString()));
    arguments.addAll(List.of(doom));
    List<String> command = command(ServerProcess.class, arguments);
    var builder = new ProcessBuilder(command);
    builder.redirectError(
        ProcessBuilder.Redirect.appendTo(new File(home.toFile(), "server-of-test.log")));
    try {
      Process process = builder.start();
      return new ServerProcess(process, portOf(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How a program of these tests is run as a process of its own.
  static List<String> command(Class<?> program, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AllowRedefinitionToAddDeleteMethods",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(arguments);
    return command;
  }

  private static int portOf(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(LISTENS)) {
        return Integer.parseInt(line.substring(LISTENS.length()));
      }
    }
    throw new IllegalStateException("The server did not start");
  }

  /// What runs in the process.
  public static void main(String[] words) throws IOException {
    Map<Boolean, List<String>> sorted =
        Stream.of(words).collect(Collectors.partitioningBy(word -> word.startsWith("--")));
    List<String> own = sorted.get(true);
    serve(
        sorted.get(false).toArray(String[]::new),
        own.isEmpty() ? List.of(TestStudio.UNLIMITED) : own);
  }

  private static void serve(String[] arguments, List<String> limits) throws IOException {
    int moment = Integer.parseInt(arguments[1]);
    String words = arguments.length > 3 ? arguments[3] : "";
    boolean works = arguments.length > 2;
    Crash crash =
        moment == 0
            ? Crash.never()
            : works && words.isEmpty()
                ? Crash.ofProcessSince(Crash.ENDS_A_RUN, moment)
                : Crash.ofProcessBefore(words, moment);
    List<String> settings = new ArrayList<>(limits);
    settings.add("--reelsmith.engine.works=" + works);
    settings.add("--reelsmith.engine.lease=2s");
    settings.add("--reelsmith.engine.heartbeat=500ms");
    TestStudio studio =
        new TestStudio(
            Path.of(arguments[0]),
            works ? Map.of(UUID.fromString(arguments[2]), crash) : Map.of(),
            works ? Crash.never() : crash,
            settings.toArray(String[]::new));
    System.out.println(LISTENS + studio.port());
    while (System.in.read() >= 0) {
      // Ends with whoever started it.
    }
    studio.close();
  }

  String address(String path) {
    return "http://localhost:" + port + path;
  }

  boolean isDead() {
    return !process.isAlive();
  }

  /// Whether it ended by itself; a moment is given to it.
  boolean died() {
    try {
      return process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
