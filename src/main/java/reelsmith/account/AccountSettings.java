package reelsmith.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings of accounts and keys.
///
/// @param database which database the accounts are in
/// @param pepper secret of the whole installation, at least 32 characters. Every server that shares
///   a configured database needs the same; on the embedded database it is made at first start
@ConfigurationProperties("reelsmith")
record AccountSettings(@Nullable Database database, @Nullable String pepper) {

  /// @param url of a configured database; blank or absent for the embedded one
  record Database(@Nullable String url) {

    /// Without the address, which holds a password.
    @Override
    public String toString() {
      return "Database[]";
    }
  }

  boolean hasConfiguredDatabase() {
    return database != null && database.url() != null && !database.url().isBlank();
  }

  /// Without the secrets, so that a log line can hold it.
  @Override
  public String toString() {
    return "AccountSettings[hasConfiguredDatabase=%s]".formatted(hasConfiguredDatabase());
  }
}
