package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.ffmpeg.ProgramOutput;

/// How long the first film takes on a machine on which the program was just built: an empty data
/// folder, one command. Needs the program built: `./reelsmith bench` does that first.
class FirstFilmBenchmarks {

  private static final int MORE_SECONDS = 30;
  private static final Pattern STAGE =
      Pattern.compile("stage=(\\w+) outcome=(?:done|ask_again) ms=(\\d+)");

  @TempDir Path folder;

  @Test
  void the_first_film() throws Exception {
    Path home = folder.resolve("home");
    Path film = folder.resolve("film.mp4");
    var builder =
        new ProcessBuilder(
            "./reelsmith", "make", "A robot who learns to paint", "--out", film.toString());
    builder.environment().put("REELSMITH_HOME", home.toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("output.log").toFile());
    long started = System.nanoTime();
    Process making = builder.start();
    assertThat(making.waitFor(20, TimeUnit.MINUTES)).isTrue();
    double seconds = (System.nanoTime() - started) / 1e9;
    assertThat(making.exitValue()).as(Files.readString(folder.resolve("output.log"))).isZero();

    double length = length(home, film);
    System.out.printf(
        Locale.ROOT,
        "first film: %.1f s for %.1f s of film (aim: at most %.1f: ratio %.2f); %s (load %.1f)%n",
        seconds,
        length,
        length + MORE_SECONDS,
        seconds / (length + MORE_SECONDS),
        stages(home.resolve("logs/reelsmith.log")),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static double length(Path home, Path film) throws IOException {
    Path ffprobe = new FfmpegBinaries(null, home.resolve("bin")).find().ffprobe();
    return Double.parseDouble(
        ProgramOutput.of(
                ffprobe,
                "-v",
                "error",
                "-show_entries",
                "format=duration",
                "-of",
                "csv=p=0",
                film.toString())
            .strip());
  }

  /// Where the time went, by the log. Stages run side by side, so it is more than passed.
  private static String stages(Path log) throws IOException {
    Map<String, Long> spent = new LinkedHashMap<>();
    STAGE
        .matcher(Files.readString(log))
        .results()
        .forEach(line -> spent.merge(line.group(1), Long.parseLong(line.group(2)), Long::sum));
    return spent.entrySet().stream()
        .map(stage -> String.format(Locale.ROOT, "%s %.1f", stage.getKey(), stage.getValue() / 1e3))
        .collect(Collectors.joining(", "));
  }
}
