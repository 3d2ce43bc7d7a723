package reelsmith.database.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelsmith.database.DatabaseUnavailable;

/// The files of one PostgreSQL server and the four things done to them: make, look, start, stop.
/// Only one process at a time may do any of them.
final class PostgresCluster {

  static final String USER = "reelsmith";
  static final String DATABASE = "postgres";

  /// A start after a crash replays the log, which may take a while.
  private static final Duration START = Duration.ofSeconds(90);

  private static final Duration STOP = Duration.ofSeconds(40);
  private static final int ATTEMPTS = 3;
  private static final int LARGEST_PORT = 65535;

  private final PostgresBinaries binaries;
  private final ServerAccount account;
  private final Commands commands;
  private final Path folder;
  private final Path log;

  PostgresCluster(
      PostgresBinaries binaries, ServerAccount account, Commands commands, Path folder, Path log) {
    this.binaries = binaries;
    this.account = account;
    this.commands = commands;
    this.folder = folder;
    this.log = log;
  }

  boolean exists() {
    return Files.exists(data().resolve("PG_VERSION"));
  }

  /// Makes an empty database. It appears all at once, so being killed halfway leaves nothing
  /// broken.
  void make(Path password) throws IOException {
    var unfinished = folder.resolve("data.unfinished");
    PostgresBinaries.deleteTree(unfinished);
    account.own(folder);
    account.own(password);
    var made =
        run(
            START,
            "initdb",
            "--pgdata=" + unfinished,
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions");
    if (made != 0) {
      throw new DatabaseUnavailable(
          "A new database cannot be made in %s; see %s.".formatted(folder, log.getParent()));
    }
    Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Throws when the files were made by another PostgreSQL than this program's.
  void requireSameVersion() throws IOException {
    var version = Files.readString(data().resolve("PG_VERSION")).strip();
    if (!version.equals(Integer.toString(binaries.majorVersion()))) {
      throw DatabaseUnavailable.foreign(
          "The database in %s belongs to PostgreSQL %s, but this Reelsmith brings %d. Use the Reelsmith that made it, or set REELSMITH_HOME to another folder."
              .formatted(data(), version, binaries.majorVersion()));
    }
  }

  /// The port of the running server, waiting while it starts. Empty when none runs.
  Optional<Integer> runningPort() throws IOException {
    var answer =
        Patience.until(
            START,
            () -> {
              var server = running();
              if (server.isEmpty()) {
                return Optional.of(Optional.<Integer>empty());
              }
              return server.filter(PostmasterFile::isReady).map(it -> Optional.of(it.port()));
            });
    return answer.orElseThrow(
        () ->
            new DatabaseUnavailable(
                "The PostgreSQL server in %s runs but does not become ready; see %s."
                    .formatted(folder, log)));
  }

  /// Whether a server was started from where its process cannot be seen from here.
  boolean mayRunElsewhere() throws IOException {
    return Files.exists(machine()) && !Files.readString(machine()).equals(Machine.identity());
  }

  /// Starts the server, on the same port as last time if possible, so that processes which lost it
  /// find it again.
  int start() throws IOException {
    if (running().isEmpty()) {
      PostmasterFile.forget(data());
    }
    account.own(data());
    keepLogSmall();
    Files.writeString(machine(), Machine.identity());
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var port = freePort(attempt == 1 ? lastPort() : 0);
      if (start(port) == 0) {
        remember(port);
        return port;
      }
    }
    throw new DatabaseUnavailable("PostgreSQL does not start; %s says why.".formatted(log));
  }

  /// Stops the server, ending its connections. Does nothing when none runs.
  void stop() throws IOException {
    if (running().isEmpty()) {
      return;
    }
    var stopped =
        run(STOP, "pg_ctl", "stop", "--pgdata=" + data(), "--mode=fast", "--wait", "--timeout=30");
    if (stopped != 0) {
      throw new IOException("PostgreSQL in %s did not stop; see %s".formatted(data(), log));
    }
  }

  private int start(int port) throws IOException {
    var options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=60 -c timezone=UTC -c log_timezone=UTC"
            .formatted(port);
    return run(
        START.plusSeconds(10),
        "pg_ctl",
        "start",
        "--pgdata=" + data(),
        "--log=" + log,
        "--wait",
        "--timeout=" + START.toSeconds(),
        "--options=" + options);
  }

  private Optional<PostmasterFile> running() throws IOException {
    var programs = binaries.programs().toRealPath();
    return PostmasterFile.read(data()).filter(server -> server.isAlive(programs));
  }

  private int run(Duration limit, String program, String... arguments) throws IOException {
    var command = new ArrayList<>(account.command());
    command.add(binaries.program(program));
    command.addAll(List.of(arguments));
    return commands.run(limit, command);
  }

  private void keepLogSmall() throws IOException {
    if (Files.exists(log) && Files.size(log) > 10_000_000) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log)) {
      Files.createFile(log);
    }
    account.own(log);
  }

  /// 0 when there was none, or what stands there is none: the port of last time is only a wish.
  private int lastPort() throws IOException {
    var file = folder.resolve("port");
    var port = Files.exists(file) ? Files.readString(file, ISO_8859_1).strip() : "";
    var number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
    return number <= LARGEST_PORT ? number : 0;
  }

  private void remember(int port) throws IOException {
    var unfinished = folder.resolve("port.unfinished");
    Files.writeString(unfinished, Integer.toString(port));
    Files.move(
        unfinished,
        folder.resolve("port"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static int freePort(int wanted) throws IOException {
    try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      if (wanted == 0) {
        throw e;
      }
      return freePort(0);
    }
  }

  private Path machine() {
    return folder.resolve("machine");
  }

  private Path data() {
    return folder.resolve("data");
  }
}
