package reelsmith.database;

/// The database cannot be used. The message says why and what to do, for people, without secrets.
public final class DatabaseUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatabaseUnavailable(String message) {
    super(message);
  }

  public DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
