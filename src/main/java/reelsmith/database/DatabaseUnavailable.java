package reelsmith.database;

/// The database cannot be used. The message says why and what to do, for people, without secrets.
public final class DatabaseUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean foreign;

  public DatabaseUnavailable(String message) {
    this(message, false);
  }

  private DatabaseUnavailable(String message, boolean foreign) {
    super(message);
    this.foreign = foreign;
  }

  /// A database that is fine, but belongs to another version of the program.
  public static DatabaseUnavailable foreign(String message) {
    return new DatabaseUnavailable(message, true);
  }

  boolean isForeign() {
    return foreign;
  }

  public DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
    this.foreign = false;
  }
}
