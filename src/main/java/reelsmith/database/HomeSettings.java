package reelsmith.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where everything is kept.
///
/// @param home the data folder; the launcher sets it
@ConfigurationProperties("reelsmith")
record HomeSettings(Path home) {}
