package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long the program takes to start, by the launcher and as the plain packaged jar, in turns.
/// Needs the program built: `./reelsmith bench` does that first.
class StartBenchmarks {

  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
      "capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}
      """;

  @TempDir Path folder;

  @Test
  void stdio_answers_initialize() throws Exception {
    List<Double> plain = new ArrayList<>();
    List<Double> launched = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double jar = initialized(java("stdio"), home("plain", round));
      double launcher = initialized(List.of("./reelsmith", "stdio"), home("launched", round));
      // The first round fills the caches of the file system.
      if (round > 0) {
        plain.add(jar);
        launched.add(launcher);
      }
    }
    report("stdio until initialize is answered", plain, launched, 0.35);
  }

  @Test
  void serve_is_ready() throws Exception {
    List<Double> plain = new ArrayList<>();
    List<Double> launched = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double jar = ready(java("serve"), home("plain-serve", 0));
      double launcher = ready(List.of("./reelsmith", "serve"), home("launched-serve", 0));
      if (round > 0) {
        plain.add(jar);
        launched.add(launcher);
      }
    }
    report("serve until it is healthy", plain, launched, 0.4);
  }

  private Path home(String name, int round) throws IOException {
    return Files.createDirectories(folder.resolve(name + "-" + round));
  }

  private static List<String> java(String mode) throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target"))) {
      Path jar =
          jars.filter(file -> file.getFileName().toString().matches("reelsmith-.*\\.jar"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("Build it first: ./reelsmith build"));
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      return List.of(java, "-jar", jar.toString(), mode);
    }
  }

  private double initialized(List<String> command, Path home) throws Exception {
    long started = System.nanoTime();
    Process process = start(command, home);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      process.getOutputStream().write(INITIALIZE.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      String answer = out.readLine();
      double seconds = since(started);
      assertThat(answer).contains("\"protocolVersion\"");
      return seconds;
    } finally {
      stop(process);
    }
  }

  private double ready(List<String> command, Path home) throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    List<String> withPort = new ArrayList<>(command);
    withPort.addAll(List.of("--port", Integer.toString(port)));
    long started = System.nanoTime();
    Process process = start(withPort, home);
    try (var client = HttpClient.newHttpClient()) {
      while (!isHealthy(client, port)) {
        assertThat(process.isAlive()).as("the server runs").isTrue();
        assertThat(since(started)).as("seconds").isLessThan(120);
      }
      return since(started);
    } finally {
      stop(process);
    }
  }

  private static boolean isHealthy(HttpClient client, int port) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d/actuator/health".formatted(port)))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      TimeUnit.MILLISECONDS.sleep(20);
      return false;
    }
  }

  private Process start(List<String> command, Path home) throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().put("REELSMITH_HOME", home.toString());
    builder.redirectError(folder.resolve("errors.log").toFile());
    if (!command.contains("stdio")) {
      builder.redirectOutput(folder.resolve("output.log").toFile());
    }
    return builder.start();
  }

  private static void stop(Process process) throws InterruptedException, IOException {
    process.getOutputStream().close();
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static void report(String what, List<Double> plain, List<Double> launched, double aim) {
    double jar = median(plain);
    double launcher = median(launched);
    System.out.printf(
        Locale.ROOT,
        "%s: plain jar %.2f s, launcher %.2f s, ratio %.2f (aim: at most %.2f; load %.1f)%n",
        what,
        jar,
        launcher,
        launcher / jar,
        aim,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static double since(long started) {
    return (System.nanoTime() - started) / 1e9;
  }
}
