package reelsmith.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What a host says about the business around the studio.
///
/// @param upgradeUrl where customers get another plan; absent for the account page of this server
@ConfigurationProperties("reelsmith")
record HostingSettings(@Nullable String upgradeUrl) {}
