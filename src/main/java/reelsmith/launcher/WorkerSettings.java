package reelsmith.launcher;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a worker is started that stdio needs.
///
/// @param heap its largest heap, as `-Xmx` takes it; empty for that of all who make films
@ConfigurationProperties("reelsmith.worker")
record WorkerSettings(@DefaultValue("") String heap) {}
