package reelsmith.studio;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.pipeline.WorkQueue;
import reelsmith.studio.MortalStages.Death;

/// A worker as a process of its own that comes to a moment, can be frozen there, and then goes on
/// as if nothing had happened meanwhile: it hears of nothing and renews nothing.
final class LateWorker implements AutoCloseable {

  private final Process process;
  private final Path home;
  private final Path note;

  private LateWorker(Process process, Path home) {
    this.process = process;
    this.home = home;
    this.note = note(home);
  }

  static LateWorker start(Path home, Death moment) {
    var builder =
        new ProcessBuilder(
            ServerProcess.command(LateWorker.class, List.of(home.toString(), moment.toString())));
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(new File(home.toFile(), "late-of-test.log")));
    try {
      return new LateWorker(builder.start(), home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What runs in the process.
  public static void main(String[] arguments) throws IOException {
    Path home = Path.of(arguments[0]);
    var stages = MortalStages.holding(Death.parse(arguments[1]), note(home));
    TestStudio studio =
        TestStudio.with(
            new Deaf(stages),
            home,
            "--reelsmith.engine.stages-at-once=1",
            "--reelsmith.engine.lease=20m",
            "--reelsmith.engine.heartbeat=10m");
    while (System.in.read() >= 0) {
      // Ends with whoever started it.
    }
    studio.close();
  }

  private static Path note(Path home) {
    return home.resolve("late-of-test");
  }

  /// Whether it has come to its moment.
  boolean isThere() {
    return Files.exists(note);
  }

  void freeze() {
    signal("STOP");
  }

  void wakeUp() {
    try {
      Files.delete(note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    signal("CONT");
  }

  /// Whether it tried to record something of a stage and was refused, as its log says.
  boolean wasRefused(String stage) {
    try {
      return Files.readString(home.resolve("logs/reelsmith.log"))
          .lines()
          .filter(line -> line.contains(" %d [".formatted(process.pid())))
          .anyMatch(line -> line.contains("stage=%s outcome=dropped".formatted(stage)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
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

  /// Rings may be lost, so nobody relies on them.
  private record Deaf(MortalStages stages) implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof WorkQueue real
          ? new WithoutRings(real)
          : stages.postProcessAfterInitialization(bean, name);
    }
  }

  private record WithoutRings(WorkQueue real) implements WorkQueue {

    @Override
    public Mono<Void> hurry(UUID runId) {
      return real.hurry(runId);
    }

    @Override
    public Flux<UUID> doorbell() {
      return Flux.never();
    }
  }
}
