package reelsmith.database;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/// Brings a database to the shape this program expects.
final class Migrations {

  private final String location;

  /// @param location where the SQL files are, such as `classpath:db/migration`
  Migrations(String location) {
    this.location = location;
  }

  /// Applies what is missing; several processes may do so at once. Throws [DatabaseUnavailable]
  /// when the database cannot be reached, or was already brought further by a newer program.
  void apply(DatabaseAddress address) {
    try {
      var flyway =
          Flyway.configure()
              .dataSource(address.jdbcUrl(), address.user(), address.password())
              .locations(location)
              .connectRetries(5)
              .connectRetriesInterval(2)
              .load();
      refuseNewer(flyway);
      flyway.migrate();
    } catch (FlywayException e) {
      throw new DatabaseUnavailable(
          "The database %s cannot be reached or migrated: %s".formatted(address, firstLine(e)), e);
    }
  }

  private static void refuseNewer(Flyway flyway) {
    var newer =
        Arrays.stream(flyway.info().applied())
            .filter(
                it ->
                    it.getState() == MigrationState.FUTURE_SUCCESS
                        || it.getState() == MigrationState.FUTURE_FAILED)
            .map(MigrationInfo::getVersion)
            .toList();
    if (!newer.isEmpty()) {
      throw DatabaseUnavailable.foreign(
          "The database was written by a newer Reelsmith (its schema is at version %s, which this program does not know). Use the newer program, or another database."
              .formatted(newer.getLast()));
    }
  }

  private static String firstLine(FlywayException failure) {
    var deepest = (Throwable) failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
