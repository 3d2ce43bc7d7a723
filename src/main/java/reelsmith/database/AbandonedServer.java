package reelsmith.database;

import reelsmith.database.embedded.LocalPostgres;

/// A data folder's PostgreSQL server whose processes were all killed. The next start adopts it;
/// this is for who wants it gone.
public final class AbandonedServer {

  /// What was found.
  public enum Outcome {
    NOTHING_RAN,
    STOPPED,

    /// Somebody uses it, so it was left alone.
    STILL_USED
  }

  private AbandonedServer() {}

  /// Stops it. Blocks for up to a minute; throws [DatabaseUnavailable] when it does not stop.
  public static Outcome stop(DataFolder folder) {
    return LocalPostgres.stopAbandoned(folder);
  }
}
