package reelsmith.person;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How people come in.
///
/// @param sessionIdle a session nobody uses ends after this
/// @param sessionLongest no session lives longer
/// @param invitation how long the link to join an account can be used
/// @param passwordMemory how much memory hashing one password takes, 1 MB at least
@ConfigurationProperties("reelsmith.people")
record PersonSettings(
    @DefaultValue("7d") Duration sessionIdle,
    @DefaultValue("30d") Duration sessionLongest,
    @DefaultValue("3d") Duration invitation,
    @DefaultValue("19MB") DataSize passwordMemory) {

  PersonSettings {
    if (passwordMemory.toMegabytes() < 1) {
      throw new IllegalArgumentException("reelsmith.people.password-memory must be 1MB or more");
    }
  }
}
