package reelsmith.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which database and how it is used.
///
/// @param url `postgresql://user:password@host:port/database`; blank for the data folder's own
///   server
/// @param connections how many connections this process keeps at most
/// @param patience how long anything waits for the database to be started and migrated
/// @param await whether the program's start waits too; the quick doors do not
@ConfigurationProperties("reelsmith.database")
public record DatabaseSettings(
    @Nullable String url,
    @DefaultValue("10") int connections,
    @DefaultValue("120s") Duration patience,
    @DefaultValue("true") boolean await) {

  public DatabaseSettings {
    if (connections < 2) {
      throw new IllegalArgumentException("reelsmith.database.connections must be at least 2");
    }
  }

  /// Whether the database is the data folder's own server. The one place that decides it.
  public boolean isEmbedded() {
    return url == null || url.isBlank();
  }

  /// Without the address, which holds a password.
  @Override
  public String toString() {
    return "DatabaseSettings[embedded=%s, connections=%d]".formatted(isEmbedded(), connections);
  }
}
