package reelsmith.stage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much room the studio may take.
///
/// @param cap above it, encoded pieces of films and leftovers are removed, those unused for longest
///   first; films and everything else that an account has are never removed for it
@ConfigurationProperties("reelsmith.data")
public record DataSettings(@DefaultValue("20GB") DataSize cap) {

  public DataSettings {
    if (cap.toBytes() <= 0) {
      throw new IllegalArgumentException("reelsmith.data.cap must be more than nothing");
    }
  }
}
