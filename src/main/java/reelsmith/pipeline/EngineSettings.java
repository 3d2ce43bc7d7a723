package reelsmith.pipeline;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The engine's limits.
///
/// @param stagesAtOnce how many stages one process works on side by side
/// @param lease how long a claim is good for without a heartbeat
/// @param heartbeat how often a claim is renewed
/// @param lookEvery how often due work is looked for when nothing rings
/// @param stageDeadline how long an attempt of a stage may go on without finishing an item; how
///   long it may take in all is limited by its run
/// @param runDeadline how long a run may take from its first stage on
/// @param queueDeadline how long a run may wait for its first stage
/// @param crashesAllowed how many times a stage may take its process down before the run fails
/// @param retryAfter the waits between attempts of a stage or an item that failed but may be tried
///   again
@ConfigurationProperties("reelsmith.engine")
public record EngineSettings(
    @DefaultValue("2") int stagesAtOnce,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("10s") Duration heartbeat,
    @DefaultValue("1s") Duration lookEvery,
    @DefaultValue("10m") Duration stageDeadline,
    @DefaultValue("60m") Duration runDeadline,
    @DefaultValue("24h") Duration queueDeadline,
    @DefaultValue("3") int crashesAllowed,
    @DefaultValue({"2s", "10s"}) List<Duration> retryAfter) {

  public EngineSettings {
    retryAfter = List.copyOf(retryAfter);
    if (stagesAtOnce < 1 || crashesAllowed < 1) {
      throw new IllegalArgumentException(
          "reelsmith.engine.stages-at-once and crashes-allowed must be at least 1");
    }
    if (heartbeat.multipliedBy(2).compareTo(lease) > 0) {
      throw new IllegalArgumentException(
          "reelsmith.engine.heartbeat must be at most half of reelsmith.engine.lease");
    }
  }
}
