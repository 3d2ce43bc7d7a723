package reelsmith.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import reelsmith.ReelsmithApplication;
import reelsmith.database.DataFolder;
import reelsmith.database.DatabaseSettings;
import reelsmith.database.DatabaseUnavailable;

/// The studio, running in one mode until it is closed: by its command, by a part of it, or because
/// the process is asked to end.
final class Studio implements AutoCloseable {

  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Thread hook = new Thread(this::end, "closing");
  private volatile @Nullable GenericApplicationContext context;
  private volatile Runnable last = () -> {};

  private Studio() {}

  /// Starts it in the data folder `home`.
  ///
  /// Throws [CommandFailure] when that fails; the reason in full is in the log file.
  ///
  /// @param properties more settings, such as `--server.port=8081`, which rule over all others
  static Studio start(Mode mode, Path home, List<String> properties) {
    return new Studio().run(mode, home, properties, null);
  }

  /// As above, with the pipe that the MCP transport is to use.
  static Studio start(Mode mode, Path home, List<String> properties, ProtocolStreams streams) {
    return new Studio().run(mode, home, properties, streams);
  }

  /// The only bean of a type, which some part of the studio must provide.
  <T> T part(Class<T> type) {
    var part = context().getBeanProvider(type).getIfAvailable();
    if (part == null) {
      throw new CommandFailure(
          ExitCode.FAILED, "This build has no %s.".formatted(type.getSimpleName()));
    }
    return part;
  }

  /// All beans of a type, in their order.
  <T> List<T> parts(Class<T> type) {
    return context().getBeanProvider(type).orderedStream().toList();
  }

  String setting(String name) {
    return context().getEnvironment().getRequiredProperty(name);
  }

  /// What is to be done before everything is closed.
  void beforeClosing(Runnable last) {
    this.last = last;
  }

  /// Waits until somebody closes it.
  void awaitClose() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending, and its hook finds nothing left to do.
    }
  }

  private Studio run(
      Mode mode, Path home, List<String> properties, @Nullable ProtocolStreams streams) {
    requireDataFolder(home);
    var arguments = new ArrayList<>(mode.properties());
    arguments.add("--reelsmith.home=" + home);
    arguments.addAll(properties);
    var application = new SpringApplication(ReelsmithApplication.class);
    application.setWebApplicationType(mode.webApplicationType());
    application.setLogStartupInfo(false);
    // Spring's own hook would close the studio while a film is still being taken back.
    application.setRegisterShutdownHook(false);
    application.addInitializers(starting -> prepare((GenericApplicationContext) starting, streams));
    if (mode == Mode.SERVE) {
      application.addInitializers(starting -> requirePort(starting.getEnvironment()));
    }
    if (mode == Mode.MAKE) {
      application.addInitializers(starting -> requireOwnDatabase(starting.getEnvironment()));
    }
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      application.run(arguments.toArray(String[]::new));
      return this;
    } catch (RuntimeException e) {
      var interrupted = closing.get();
      close();
      throw interrupted ? new CommandFailure(ExitCode.ABORTED, "aborted", e) : explained(e, home);
    }
  }

  /// Before logging begins, which would complain about a folder it cannot write to in its own way.
  private static void requireDataFolder(Path home) {
    try {
      DataFolder.open(home);
    } catch (DatabaseUnavailable e) {
      throw new CommandFailure(ExitCode.BAD_USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private static void requirePort(Environment settings) {
    PortCheck.require(
        settings.getProperty("server.address", ""),
        settings.getRequiredProperty("server.port", Integer.class));
  }

  /// Whoever makes a film here is the local owner, who owns nothing in a database that others use.
  private static void requireOwnDatabase(Environment settings) {
    var database = Binder.get(settings).bindOrCreate("reelsmith.database", DatabaseSettings.class);
    if (!database.isEmbedded()) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE,
          "make works on the data folder's own database only, and REELSMITH_DATABASE_URL names"
              + " another. Unset it, or start ./reelsmith serve and make the film with an API key.");
    }
  }

  private void prepare(GenericApplicationContext starting, @Nullable ProtocolStreams streams) {
    context = starting;
    starting.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>) _ -> closed.countDown());
    if (streams != null) {
      starting.registerBean(ProtocolStreams.class, () -> streams);
    }
  }

  private void end() {
    if (closing.compareAndSet(false, true)) {
      last.run();
      var running = context;
      if (running != null) {
        running.close();
      }
      closed.countDown();
    }
  }

  private ConfigurableApplicationContext context() {
    var running = context;
    if (running == null) {
      throw new IllegalStateException("The studio was not started");
    }
    return running;
  }

  private static CommandFailure explained(RuntimeException failure, Path home) {
    Throwable deepest = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      deepest = cause;
      if (cause instanceof CommandFailure known) {
        return known;
      }
      if (cause instanceof PortInUseException busy) {
        return new CommandFailure(
            ExitCode.BAD_USAGE,
            "Port %d is in use. Choose another with --port, or end the program that uses it."
                .formatted(busy.getPort()),
            failure);
      }
      if (cause instanceof DatabaseUnavailable known) {
        return new CommandFailure(ExitCode.FAILED, String.valueOf(known.getMessage()), failure);
      }
    }
    return new CommandFailure(
        ExitCode.FAILED,
        "Reelsmith does not start: %s (the log is %s)"
            .formatted(deepest.getMessage(), home.resolve("logs/reelsmith.log")),
        failure);
  }
}
