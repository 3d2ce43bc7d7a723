package reelsmith.launcher;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.WebApplicationType;

/// What the program was started for. Beans that belong to one mode ask for the property
/// `reelsmith.mode` by its name in lower case.
enum Mode {
  /// Answers over HTTP and makes films.
  SERVE(true, true, true, "INFO"),

  /// Answers over standard input and output, and does nothing else.
  STDIO(false, false, false, "WARN"),

  /// Makes one film while a person looks on.
  MAKE(false, true, true, "ERROR"),

  /// Makes films that others asked for.
  WORKER(false, true, true, "INFO"),

  /// Does one thing for whoever runs the installation, such as adding an account.
  HOST(false, true, false, "ERROR"),

  /// Looks whether everything is in order.
  DOCTOR(false, false, false, "OFF");

  private final boolean web;
  private final boolean awaitsDatabase;
  private final boolean makesFilms;
  private final String consoleLevel;

  Mode(boolean web, boolean awaitsDatabase, boolean makesFilms, String consoleLevel) {
    this.web = web;
    this.awaitsDatabase = awaitsDatabase;
    this.makesFilms = makesFilms;
    this.consoleLevel = consoleLevel;
  }

  WebApplicationType webApplicationType() {
    return web ? WebApplicationType.REACTIVE : WebApplicationType.NONE;
  }

  /// The properties of this mode, in the form of command-line arguments of Spring Boot.
  List<String> properties() {
    return List.of(
        "--reelsmith.mode=" + name().toLowerCase(Locale.ROOT),
        "--reelsmith.console-level=" + consoleLevel,
        "--reelsmith.database.await=" + awaitsDatabase,
        "--reelsmith.engine.works=" + makesFilms,
        // A client waits for the first answer, and needs a fraction of the studio for it.
        "--spring.main.lazy-initialization=" + (this == STDIO));
  }
}
