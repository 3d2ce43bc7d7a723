package reelsmith.launcher;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a worker is started that stdio needs.
///
/// @param heap its largest heap, as `-Xmx` takes it
@ConfigurationProperties("reelsmith.worker")
record WorkerSettings(@DefaultValue("1g") String heap) {}
