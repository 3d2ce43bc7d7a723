package reelsmith.provider.openai;

import java.time.Duration;

/// Where a language model is and how long it may think.
///
/// @param baseUrl with the version, such as `http://localhost:11434/v1`
/// @param apiKey a secret; any text where the server wants none
/// @param timeout how long one answer may take in all
public record OpenAiSettings(String baseUrl, String apiKey, String model, Duration timeout) {

  public OpenAiSettings {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("The timeout of the language model must be positive");
    }
  }

  /// The settings without the secret.
  @Override
  public String toString() {
    return "OpenAiSettings[baseUrl=%s, model=%s, timeout=%s]".formatted(baseUrl, model, timeout);
  }
}
