package reelsmith.database.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reelsmith.database.DataFolder;
import reelsmith.database.DatabaseUnavailable;

/// As whom PostgreSQL runs. It refuses to run as root, so root starts it with fewer rights: in a
/// user namespace of its own, or, where that is forbidden, as the user `nobody`.
///
/// @param command what stands before the program to run
/// @param owner to whom the server's files must belong; null when they may stay as they are
record ServerAccount(List<String> command, @Nullable Integer owner) {

  private static final int ROOT = 0;
  private static final int NOBODY = 65534;
  private static final List<String> NAMESPACE = List.of("unshare", "-U");
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  /// The account for this process.
  static ServerAccount choose(DataFolder folder, Commands commands) throws IOException {
    if (!isRoot()) {
      return new ServerAccount(List.of(), null);
    }
    if (works(commands, NAMESPACE, "true")) {
      return new ServerAccount(NAMESPACE, ROOT);
    }
    if (works(commands, AS_NOBODY, "true")) {
      return nobody(folder, commands);
    }
    throw new DatabaseUnavailable(
        "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' may be used here to"
            + " give up rights. Run Reelsmith as another user, or set REELSMITH_DATABASE_URL.");
  }

  /// Gives the server what it has to write to, if it runs as somebody else.
  void own(Path folder) throws IOException {
    if (owner == null || owner.equals(Files.getAttribute(folder, "unix:uid"))) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.toList()) {
        Files.setAttribute(file, "unix:uid", owner);
        Files.setAttribute(file, "unix:gid", owner);
      }
    }
  }

  private static ServerAccount nobody(DataFolder folder, Commands commands) throws IOException {
    var account = new ServerAccount(AS_NOBODY, NOBODY);
    for (var passage : List.of(folder.root(), folder.programs(), folder.logs())) {
      Files.setPosixFilePermissions(passage, PosixFilePermissions.fromString("rwx--x--x"));
    }
    account.own(folder.postgres());
    if (!works(commands, AS_NOBODY, "test", "-w", folder.postgres().toString())) {
      throw new DatabaseUnavailable(
          "PostgreSQL has to run as the user nobody here, who cannot reach %s. Set REELSMITH_HOME to a folder below one that everybody may enter, such as /var/lib, or run Reelsmith as another user."
              .formatted(folder));
    }
    return account;
  }

  private static boolean works(Commands commands, List<String> prefix, String... command)
      throws IOException {
    var whole = new ArrayList<>(prefix);
    whole.addAll(List.of(command));
    return commands.succeeds(whole);
  }

  private static boolean isRoot() {
    return !System.getProperty("os.name").startsWith("Windows") && new UnixSystem().getUid() == 0;
  }
}
