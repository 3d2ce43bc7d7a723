package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How much memory `serve` takes while it makes a film of full size, FFmpeg apart; a new server for
/// each length (`-Dlengths=60,600`, in seconds). Needs the program built: `./reelsmith bench` does
/// that first. Linux only.
class MemoryBenchmarks {

  private static final String LENGTHS = System.getProperty("lengths", "60,600");
  private static final int SECONDS_PER_SLIDE = 20;

  /// Words of five letters are read in this time.
  private static final double SECONDS_PER_WORD = 0.4;

  private static final double MEBIBYTE = 1024 * 1024;
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  /// By now all pictures are decoded and segments are being encoded.
  private static final int FILMING_PERCENT = 60;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void serve_while_it_films() throws Exception {
    for (String length : LENGTHS.split(",")) {
      measure(Integer.parseInt(length.strip()));
    }
  }

  private void measure(int seconds) throws Exception {
    Path home = Files.createDirectories(folder.resolve("home-" + seconds));
    int port = freePort();
    Process launched = start(home, port);
    try {
      awaitReady(launched, port);
      ProcessHandle server = java(launched);
      String address = "http://localhost:" + port;
      String key = Files.readString(home.resolve("keys/owner")).strip();
      JsonNode created = created(address, key, seconds);
      String poll = created.required("poll_url").asString();
      long liveWhileFilming = 0;
      JsonNode view = get(address, poll, key);
      while (!view.required("poll_after_seconds").isNull()) {
        TimeUnit.SECONDS.sleep(1);
        view = get(address, poll, key);
        // Once, because a forced collection makes the heap smaller than it would be by itself.
        if (liveWhileFilming == 0 && view.required("progress_percent").asInt() >= FILMING_PERCENT) {
          liveWhileFilming = live(server);
        }
      }
      assertThat(view.required("status").asString()).as(view.toString()).isEqualTo("completed");
      double peak = peak(server);
      double live = Math.max(liveWhileFilming, live(server)) / MEBIBYTE;
      System.out.printf(
          Locale.ROOT,
          "serve making a film of %.0f s: peak RSS %.0f MiB (aim: at most 600), live heap %.0f MiB"
              + " (aim: at most 200; load %.1f)%n",
          view.at("/render/duration_seconds").asDouble(),
          peak,
          live,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    } finally {
      launched.destroy();
      if (!launched.waitFor(60, TimeUnit.SECONDS)) {
        launched.destroyForcibly();
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Process start(Path home, int port) throws IOException {
    var builder = new ProcessBuilder("./reelsmith", "serve", "--port", Integer.toString(port));
    builder.environment().put("REELSMITH_HOME", home.toString());
    builder.redirectError(folder.resolve("errors.log").toFile());
    builder.redirectOutput(folder.resolve("output.log").toFile());
    return builder.start();
  }

  private void awaitReady(Process server, int port) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d/actuator/health".formatted(port)))
            .timeout(Duration.ofSeconds(2))
            .build();
    long started = System.nanoTime();
    while (true) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        assertThat(server.isAlive()).as("the server runs").isTrue();
      }
      assertThat(System.nanoTime() - started).isLessThan(TimeUnit.MINUTES.toNanos(3));
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /// The launcher itself becomes Java, or starts it.
  private static ProcessHandle java(Process launched) {
    return Stream.concat(Stream.of(launched.toHandle()), launched.descendants())
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode created(String address, String key, int seconds) throws Exception {
    ObjectNode brief = WireFormat.mapper().createObjectNode().put("target_seconds", seconds);
    brief.putObject("voice").put("enabled", false);
    var slides = brief.putObject("script").putArray("slides");
    int words = (int) Math.round((SECONDS_PER_SLIDE - 0.55) / SECONDS_PER_WORD);
    for (int slide = 1; slide <= seconds / SECONDS_PER_SLIDE; slide++) {
      slides
          .addObject()
          .put("narration", "river ".repeat(words).strip() + ".")
          .put("picture", "a river under the moon, number " + slide);
    }
    var request =
        HttpRequest.newBuilder(URI.create(address + "/api/v1/story/videos"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(brief.toString()))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return WireFormat.mapper().readTree(answer.body());
  }

  private JsonNode get(String address, String path, String key) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address + path))
            .header("Authorization", "Bearer " + key)
            .build();
    return WireFormat.mapper()
        .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /// In MiB.
  private static double peak(ProcessHandle server) throws IOException {
    var found =
        PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(server.pid()), "status")));
    assertThat(found.find()).isTrue();
    return Long.parseLong(found.group(1)) / 1024.0;
  }

  /// Bytes of what is still referred to: counting collects the garbage first.
  private static long live(ProcessHandle server) throws IOException {
    Process counting =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(server.pid()),
                "GC.class_histogram")
            .start();
    String counted = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var total = TOTAL.matcher(counted);
    assertThat(total.find()).as(counted).isTrue();
    return Long.parseLong(total.group(1));
  }
}
