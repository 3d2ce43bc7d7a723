package reelsmith.video;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long what was made for the videos of hosted accounts is kept.
///
/// @param keep after the last run of a video ended, at least a day
@ConfigurationProperties("reelsmith.retention")
record RetentionSettings(@DefaultValue("30d") Duration keep) {

  RetentionSettings {
    if (keep.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("reelsmith.retention.keep must be at least a day");
    }
  }
}
