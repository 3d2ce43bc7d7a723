/// The studio's memory: the data folder, the PostgreSQL server in it or the one that was
/// configured, its migrations, connections and notifications.
///
/// Knows no table. Whoever owns a table writes its own SQL with Spring's `DatabaseClient`.
@NullMarked
@ApplicationModule(allowedDependencies = {"doctor"})
package reelsmith.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
