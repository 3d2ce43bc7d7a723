package reelsmith.event;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Something that happened to a run.
///
/// @param name without the brand's prefix, such as `story.v001.completed`
/// @param subject what the run makes: a video's id
/// @param data small; what a receiver needs beyond the ids
public record StudioEvent(
    String name, long accountId, long subject, UUID runId, Instant occurredAt, JsonNode data) {

  /// What happens when a stage got further.
  public static final String PROGRESS = "progress";

  /// Whether it only says how far a stage is, which it does several times a second.
  public boolean tellsProgress() {
    return name.endsWith("." + PROGRESS);
  }
}
