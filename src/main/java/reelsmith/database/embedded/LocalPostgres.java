package reelsmith.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reelsmith.database.AbandonedServer;
import reelsmith.database.DataFolder;
import reelsmith.database.DatabaseAddress;
import reelsmith.database.DatabaseUnavailable;

/// A data folder's own PostgreSQL server, as long as it is open. The first process starts it,
/// others join, the last one to close stops it. After a crash of everybody the next one goes on
/// with what was committed.
public final class LocalPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);

  /// File locks are held by the process as a whole, so all openings of one folder share one server.
  private static final Map<Path, SharedServer> OPEN = new HashMap<>();

  private final DataFolder folder;
  private final DatabaseAddress address;
  private boolean closed;

  private LocalPostgres(DataFolder folder, DatabaseAddress address) {
    this.folder = folder;
    this.address = address;
  }

  /// Starts or joins the server. Takes some seconds the first time and less than one later.
  ///
  /// Throws [DatabaseUnavailable] when that is not possible.
  public static LocalPostgres open(DataFolder folder) {
    synchronized (OPEN) {
      try {
        var server = OPEN.get(folder.root());
        if (server == null) {
          server = SharedServer.join(folder);
          OPEN.put(folder.root(), server);
        }
        server.openings++;
        return new LocalPostgres(folder, server.address);
      } catch (IOException e) {
        throw new DatabaseUnavailable(
            "The database in %s cannot be opened: %s".formatted(folder.postgres(), e.getMessage()),
            e);
      }
    }
  }

  /// Stops a server that nobody uses any more, because all its processes were killed.
  public static AbandonedServer.Outcome stopAbandoned(DataFolder folder) {
    synchronized (OPEN) {
      if (OPEN.containsKey(folder.root())) {
        return AbandonedServer.Outcome.STILL_USED;
      }
      try (var locks = new ProcessLocks(folder.postgres());
          var _ = locks.exclusively()) {
        if (locks.isUsedByOthers()) {
          return AbandonedServer.Outcome.STILL_USED;
        }
        var cluster = SharedServer.cluster(folder);
        if (!cluster.exists() || cluster.runningPort().isEmpty()) {
          return AbandonedServer.Outcome.NOTHING_RAN;
        }
        cluster.stop();
        return AbandonedServer.Outcome.STOPPED;
      } catch (IOException e) {
        throw new DatabaseUnavailable(
            "The abandoned PostgreSQL server cannot be stopped: " + e.getMessage(), e);
      }
    }
  }

  /// The port of a server that runs though nobody uses it. Changes nothing.
  public static Optional<Integer> abandonedPort(DataFolder folder) throws IOException {
    synchronized (OPEN) {
      if (OPEN.containsKey(folder.root())) {
        return Optional.empty();
      }
      try (var locks = new ProcessLocks(folder.postgres());
          var _ = locks.exclusively()) {
        var programs = folder.programs().toRealPath();
        return locks.isUsedByOthers()
            ? Optional.empty()
            : PostmasterFile.read(folder.postgres().resolve("data"))
                .filter(server -> server.isAlive(programs))
                .map(PostmasterFile::port);
      }
    }
  }

  /// Where the server listens, on this machine only.
  public DatabaseAddress address() {
    return address;
  }

  /// Gives the server up. Stops it when nobody else uses it.
  @Override
  public void close() {
    synchronized (OPEN) {
      if (closed) {
        return;
      }
      closed = true;
      var server = OPEN.get(folder.root());
      if (server != null && --server.openings == 0) {
        OPEN.remove(folder.root());
        server.leave();
      }
    }
  }

  /// The server as this process knows it, however often it is open.
  private static final class SharedServer {

    private final ProcessLocks locks;
    private final PostgresCluster cluster;
    private final DatabaseAddress address;
    private int openings;

    private SharedServer(ProcessLocks locks, PostgresCluster cluster, DatabaseAddress address) {
      this.locks = locks;
      this.cluster = cluster;
      this.address = address;
    }

    static SharedServer join(DataFolder folder) throws IOException {
      var locks = new ProcessLocks(folder.postgres());
      try (var _ = locks.exclusively()) {
        var password = password(folder);
        var cluster = cluster(folder);
        if (!cluster.exists()) {
          cluster.make(password);
        }
        cluster.requireSameVersion();
        var port = joinOrStart(locks, cluster, folder);
        locks.use();
        return new SharedServer(
            locks,
            cluster,
            new DatabaseAddress(
                "127.0.0.1",
                port,
                PostgresCluster.DATABASE,
                PostgresCluster.USER,
                Files.readString(password).strip(),
                "disable"));
      } catch (IOException | RuntimeException e) {
        locks.close();
        throw e;
      }
    }

    void leave() {
      try (var _ = locks.exclusively()) {
        locks.leave();
        if (locks.isUsedByOthers()) {
          LOG.info("Left PostgreSQL running for other processes");
        } else {
          cluster.stop();
          LOG.info("Stopped PostgreSQL");
        }
        locks.close();
      } catch (IOException | DatabaseUnavailable e) {
        LOG.warn(
            "PostgreSQL could not be stopped and goes on; ./reelsmith doctor --stop ends it", e);
      }
    }

    static PostgresCluster cluster(DataFolder folder) throws IOException {
      var commands =
          new Commands(folder.postgres(), folder.logs().resolve("postgres-commands.log"));
      return new PostgresCluster(
          PostgresBinaries.unpack(folder.programs()),
          ServerAccount.choose(folder, commands),
          commands,
          folder.postgres(),
          folder.logs().resolve("postgres.log"));
    }

    private static int joinOrStart(ProcessLocks locks, PostgresCluster cluster, DataFolder folder)
        throws IOException {
      var running = cluster.runningPort();
      if (running.isPresent()) {
        LOG.info("Joined PostgreSQL on port {}", running.get());
        return running.get();
      }
      if (cluster.mayRunElsewhere() && locks.isUsedByOthers()) {
        // A second server on the same files would destroy them.
        throw new DatabaseUnavailable(
            "The data folder %s is in use from another container or machine. Stop Reelsmith there, or give all of them one REELSMITH_DATABASE_URL."
                .formatted(folder));
      }
      var port = cluster.start();
      LOG.info("Started PostgreSQL on port {}", port);
      return port;
    }

    private static Path password(DataFolder folder) throws IOException {
      var file = folder.postgres().resolve("password");
      if (!Files.exists(file)) {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        var unfinished = Files.createTempFile(folder.postgres(), "password", "");
        if (!Commands.isWindows()) {
          Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(
            unfinished, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return file;
    }
  }
}
