package reelsmith.studio;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reelsmith.studio.MortalStages.Death;

/// A worker as a process of its own, which is killed at the first of some moments that comes.
final class MortalWorker implements AutoCloseable {

  private static final int KILLED = 128 + 9;

  private final Process process;
  private final Path note;

  private MortalWorker(Process process, Path note) {
    this.process = process;
    this.note = note;
  }

  static MortalWorker start(Path home, Collection<Death> deaths) {
    Path note = home.resolve("death-of-test");
    List<String> arguments = new ArrayList<>(List.of(home.toString(), note.toString()));
    deaths.forEach(death -> arguments.add(death.toString()));
    var builder = new ProcessBuilder(ServerProcess.command(MortalWorker.class, arguments));
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(new File(home.toFile(), "mortal-of-test.log")));
    try {
      return new MortalWorker(builder.start(), note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What runs in the process.
  public static void main(String[] arguments) throws IOException {
    var deaths = Stream.of(arguments).skip(2).map(Death::parse).collect(Collectors.toSet());
    TestStudio studio =
        TestStudio.with(
            MortalStages.killing(deaths, Path.of(arguments[1])), Path.of(arguments[0]), settings());
    while (System.in.read() >= 0) {
      // Ends with whoever started it.
    }
    studio.close();
  }

  /// With which the work of the dead is soon taken over, however many of them there were.
  static String[] settings() {
    return new String[] {
      "--reelsmith.engine.stages-at-once=1",
      "--reelsmith.engine.lease=2s",
      "--reelsmith.engine.heartbeat=500ms",
      "--reelsmith.engine.crashes-allowed=100"
    };
  }

  long id() {
    return process.pid();
  }

  boolean isDead() {
    return !process.isAlive();
  }

  /// When it was killed.
  Death death() {
    if (!isDead() || process.exitValue() != KILLED) {
      throw new IllegalStateException("It was not killed");
    }
    try {
      return Death.parse(Files.readString(note));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
