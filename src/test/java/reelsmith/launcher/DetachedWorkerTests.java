package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DetachedWorkerTests {

  private static final String FILE = "src/main/resources/worker.options";

  @Test
  void java_takes_the_options_of_its_file_and_the_launcher_gives_it_the_same_file()
      throws Exception {
    assertThat(DetachedWorker.options()).contains("-XX:+UseSerialGC").hasSizeGreaterThan(3);
    assertThat(java(DetachedWorker.options())).isEqualTo(java(List.of("@" + FILE)));
    assertThat(Files.readString(Path.of("reelsmith"))).contains("\"@$root/" + FILE + "\"");
  }

  /// What Java says about the largest heap and the collector it would run with.
  private static String java(List<String> options) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-XX:+PrintCommandLineFlags", "--version"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .findFirst()
            .orElse("");
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).contains("-XX:+UseSerialGC", "-XX:MaxHeapSize=");
    return said;
  }
}
