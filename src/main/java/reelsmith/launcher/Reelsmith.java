package reelsmith.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import reelsmith.database.DataFolder;
import reelsmith.database.DatabaseUnavailable;

/// The program `reelsmith`.
@Command(
    name = "reelsmith",
    description = "Makes short vertical videos, for people and for agents.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Reelsmith.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed, with the reason on standard error",
      "2:asked wrongly, or a port or file is not as needed",
      "130:ended with Ctrl-C"
    },
    footerHeading = "%nThe launcher script adds:%n",
    footer = {
      "  build    build the program",
      "  schema   rewrite the files that are derived from the code",
      "  test     build and test everything; --long for the long tests too"
    })
public final class Reelsmith implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Reelsmith() {}

  public static void main(String[] arguments) {
    // Before Spring has set logging up it would go to standard output.
    LoggingSystem.get(Reelsmith.class.getClassLoader()).beforeInitialize();
    System.exit(run(Console.takeOver(), DataFolder.location(System.getenv()), arguments));
  }

  /// Runs one command to its end and gives the exit code.
  static int run(Console console, Path home, String... arguments) {
    return commandLine(console, home).execute(arguments);
  }

  /// Without a command: says what there is.
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.BAD_USAGE;
  }

  private static CommandLine commandLine(Console console, Path home) {
    var line = new CommandLine(new Reelsmith());
    line.addSubcommand(new MakeCommand(console, home));
    line.addSubcommand(new ServeCommand(console, home));
    line.addSubcommand(new StdioCommand(console, home));
    line.addSubcommand(new WorkerCommand(home));
    line.addSubcommand(new DoctorCommand(console, home));
    var desk = new HostRequests(console, home, new SecureRandom());
    line.addSubcommand(AccountCommand.line(desk));
    line.addSubcommand(new KeyCommand(desk));
    line.addSubcommand(new PlanCommand(desk));
    line.addSubcommand(new GrantCommand(desk));
    line.addSubcommand(new PersonCommand(desk));
    line.addSubcommand(new MaintenanceCommand(desk));
    line.addSubcommand(new PricesCommand(desk));
    line.addSubcommand(new TrainCommand(console));
    nameWholeNumbersPlainly(line);
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, _, _) -> explain(console, failure));
    line.setParameterExceptionHandler(
        (failure, _) -> {
          var command = failure.getCommandLine().getCommandSpec().qualifiedName();
          console.err().println("reelsmith: " + failure.getMessage());
          console.err().println("See: ./%s --help".formatted(command));
          return ExitCode.BAD_USAGE;
        });
    return line;
  }

  private static void nameWholeNumbersPlainly(CommandLine line) {
    ITypeConverter<Integer> integers = wholeNumber(Integer::valueOf);
    line.registerConverter(Integer.class, integers).registerConverter(int.class, integers);
    ITypeConverter<Long> longs = wholeNumber(Long::valueOf);
    line.registerConverter(Long.class, longs).registerConverter(long.class, longs);
  }

  private static <N> ITypeConverter<N> wholeNumber(Function<String, N> reading) {
    return text -> {
      try {
        return reading.apply(text);
      } catch (NumberFormatException unreadable) {
        throw new TypeConversionException(
            "'%s' is not a whole number, or out of range".formatted(text));
      }
    };
  }

  private static int explain(Console console, Exception failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return ExitCode.ABORTED;
    }
    console.err().println("reelsmith: " + failure.getMessage());
    if (failure instanceof CommandFailure known) {
      return known.exitCode();
    }
    if (failure instanceof DatabaseUnavailable) {
      return ExitCode.FAILED;
    }
    failure.printStackTrace(console.err());
    return ExitCode.FAILED;
  }

  /// What `--version` prints.
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      var version = Reelsmith.class.getPackage().getImplementationVersion();
      return new String[] {"reelsmith " + (version == null ? "(not packaged)" : version)};
    }
  }
}
