package reelsmith.wiring;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which provider plays which role, and the tools the studio uses.
///
/// @param ffmpeg the FFmpeg program or its folder; absent for the bundled one
@ConfigurationProperties("reelsmith.studio")
record StudioSettings(
    @Nullable Path ffmpeg,
    @DefaultValue("offline") Provider scriptWriter,
    @DefaultValue OpenAi openai) {

  /// Who can play a role.
  enum Provider {
    OFFLINE,
    OPENAI
  }

  /// Where the OpenAI-compatible server is.
  ///
  /// @param apiKey a secret; from the environment only
  record OpenAi(
      @DefaultValue("https://api.openai.com/v1") String baseUrl,
      @Nullable String apiKey,
      @DefaultValue("gpt-5-mini") String model,
      @DefaultValue("120s") Duration timeout) {

    /// Without the secret.
    @Override
    public String toString() {
      return "OpenAi[baseUrl=%s, model=%s, timeout=%s]".formatted(baseUrl, model, timeout);
    }
  }
}
