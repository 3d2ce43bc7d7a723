package reelsmith.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings of accounts and keys.
///
/// @param pepper secret of the whole installation, at least 32 characters. Every server that shares
///   a configured database needs the same; on the embedded database it is made at first start
@ConfigurationProperties("reelsmith")
record AccountSettings(@Nullable String pepper) {

  /// Without the secret, so that a log line can hold it.
  @Override
  public String toString() {
    return "AccountSettings[]";
  }
}
