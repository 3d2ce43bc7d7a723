package reelsmith.operation;

import io.r2dbc.spi.R2dbcException;
import java.util.Optional;
import java.util.Set;

/// What an error of the database says about the transaction it ended, by its
/// [SQLSTATE](https://www.postgresql.org/docs/current/errcodes-appendix.html). The types of
/// exceptions say too little: a deadlock comes as an uncategorized one.
final class SqlStates {

  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private SqlStates() {}

  /// Whether the transaction was rolled back because of others that ran beside it (a deadlock, or
  /// no serial order), so that the same may well succeed when it is tried again.
  static boolean isConflict(Throwable error) {
    return of(error).filter(CONFLICTS::contains).isPresent();
  }

  /// Whether somebody else held a lock for longer than we wait.
  static boolean isLockTimeout(Throwable error) {
    return of(error).filter(LOCK_NOT_AVAILABLE::equals).isPresent();
  }

  private static Optional<String> of(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof R2dbcException failure) {
        return Optional.ofNullable(failure.getSqlState());
      }
    }
    return Optional.empty();
  }
}
