package reelsmith.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings of accounts and keys.
///
/// @param databaseUrl where the configured database is; blank or absent for the embedded one
/// @param pepper secret of the whole installation, at least 32 characters. Every server that shares
///     a configured database needs the same; on the embedded database it is made at first start
@ConfigurationProperties("reelsmith")
record AccountSettings(@Nullable String databaseUrl, @Nullable String pepper) {

  boolean hasConfiguredDatabase() {
    return databaseUrl != null && !databaseUrl.isBlank();
  }

  /// Without the secrets, so that a log line can hold it.
  @Override
  public String toString() {
    return "AccountSettings[hasConfiguredDatabase=%s]".formatted(hasConfiguredDatabase());
  }
}
