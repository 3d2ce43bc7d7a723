package reelsmith.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import reelsmith.database.AbandonedServer;
import reelsmith.database.AbandonedServerCheck;
import reelsmith.database.DataFolder;
import reelsmith.database.DataFolderCheck;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// `reelsmith doctor`: is everything here that a film needs?
@Command(
    name = "doctor",
    description = "Look whether everything is in order, and say what to do.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  private final Console console;
  private final Path home;

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  @Option(
      names = "--stop",
      description = "Stop a database server that was left behind by killed processes.")
  private boolean stop;

  DoctorCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws InterruptedException {
    return stop ? stopAbandoned() : examine();
  }

  private int stopAbandoned() {
    var found = AbandonedServer.stop(DataFolder.open(home));
    console
        .out()
        .println(
            switch (found) {
              case NOTHING_RAN -> "No database server was left behind.";
              case STOPPED -> "The database server that was left behind is stopped.";
              case STILL_USED -> "The database server is in use. End the other Reelsmith first.";
            });
    return found == AbandonedServer.Outcome.STILL_USED ? ExitCode.FAILED : ExitCode.OK;
  }

  private int examine() throws InterruptedException {
    var examination = new Examination(this::checking);
    examination.ask(new JavaCheck());
    examination.ask(new StartCacheCheck());
    examination.ask(new DataFolderCheck(home));
    if (!examination.hasFailures()) {
      examination.ask(new AbandonedServerCheck(home));
      askStudio(examination);
    }
    if (json) {
      examination.printJson(console.out());
    } else {
      examination.print(console.out());
    }
    return examination.hasFailures() ? ExitCode.FAILED : ExitCode.OK;
  }

  /// On standard error, so that a report in a file stays clean.
  private void checking(String what) {
    console.err().printf("Checking: %s ...%n", what);
  }

  private void askStudio(Examination examination) throws InterruptedException {
    checking("Studio and database, which start for this");
    try (var studio = Studio.start(Mode.DOCTOR, home, List.of())) {
      examination.ask(
          new PortHealthCheck(
              studio.setting("server.address"), Integer.parseInt(studio.setting("server.port"))));
      for (var check : studio.parts(HealthCheck.class)) {
        examination.ask(check);
      }
    } catch (CommandFailure e) {
      examination.note(
          "Studio",
          Finding.failed(
              String.valueOf(e.getMessage()), "Read logs/reelsmith.log in the data folder."));
    }
  }
}
