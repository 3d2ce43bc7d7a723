package reelsmith.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// For whom the stdio door acts.
///
/// @param apiKey a secret, from the environment only as REELSMITH_API_KEY; blank or absent for the
///   local owner
@ConfigurationProperties("reelsmith")
record StdioSettings(@Nullable String apiKey) {

  /// The key without blanks around it; empty when there is none.
  String key() {
    return apiKey == null ? "" : apiKey.strip();
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "StdioSettings[hasKey=%s]".formatted(!key().isEmpty());
  }
}
