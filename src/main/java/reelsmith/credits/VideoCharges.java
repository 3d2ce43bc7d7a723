package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What a video has cost.
///
/// @param entries the oldest first; never empty
public record VideoCharges(
    long videoId,
    String videoType,
    @JsonPropertyDescription("Set aside in all: used, given_back and still_held together.")
        long setAside,
    long used,
    long givenBack,
    @JsonPropertyDescription("Set aside for runs that are not over.") long stillHeld,
    @JsonPropertyDescription("Run by run, the oldest first.") List<RunCharges> entries) {

  /// What one run of a video has cost.
  public record RunCharges(
      UUID pipelineRunId,
      Instant heldAt,
      String pricingVersion,
      long setAside,
      long used,
      long givenBack,
      long stillHeld,
      @JsonPropertyDescription("What was used, event by event; empty while the run goes on.")
          List<Charge> events) {}

  static VideoCharges of(List<RunCharges> entries, long videoId, String videoType) {
    return new VideoCharges(
        videoId,
        videoType,
        entries.stream().mapToLong(RunCharges::setAside).sum(),
        entries.stream().mapToLong(RunCharges::used).sum(),
        entries.stream().mapToLong(RunCharges::givenBack).sum(),
        entries.stream().mapToLong(RunCharges::stillHeld).sum(),
        entries);
  }
}
