package reelsmith.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `reelsmith make "<idea>"`: a film, here and now.
@Command(name = "make", description = "Make a film.", mixinStandardHelpOptions = true)
final class MakeCommand implements Callable<Integer> {

  private final Console console;
  private final Path home;

  @Mixin private MakeOptions options = new MakeOptions();

  MakeCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws InterruptedException {
    var request = options.request(Path.of("").toAbsolutePath());
    var display = ProgressDisplay.on(console);
    display.show(new MakeProgress.Working("Starting", 0, null));
    try (var studio = Studio.start(Mode.MAKE, home, options.settings())) {
      var making = new Making(studio.part(FilmMaker.class), display);
      studio.beforeClosing(making::abort);
      console.out().println(FilmSummary.of(making.make(request)));
      return ExitCode.OK;
    } finally {
      display.end();
    }
  }
}
