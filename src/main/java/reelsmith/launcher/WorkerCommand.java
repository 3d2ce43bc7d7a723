package reelsmith.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `reelsmith worker`: makes the films that others asked for.
@Command(
    name = "worker",
    description = "Make the films that were asked for through other processes.",
    mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

  private final Path home;

  @Option(names = "--until-idle", description = "End when there is nothing left to do.")
  private boolean untilIdle;

  WorkerCommand(Path home) {
    this.home = home;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var studio = Studio.start(Mode.WORKER, home, List.of())) {
      var worker = studio.part(Worker.class);
      if (untilIdle) {
        worker.idle().toFuture().get();
      } else {
        studio.awaitClose();
      }
      return ExitCode.OK;
    } catch (ExecutionException e) {
      throw new CommandFailure(ExitCode.FAILED, "The worker has failed: " + e.getCause(), e);
    }
  }
}
