package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/// What one event of a run cost.
public record Charge(
    @JsonPropertyDescription("What was done, such as story.v001.image.generate.") String event,
    @JsonPropertyDescription("How often, or how much of it.") long units,
    @JsonPropertyDescription("What it cost; 0 when it is included elsewhere.") long credits) {

  public Charge {
    if (units < 0 || credits < 0) {
      throw new IllegalArgumentException("A charge is never negative: " + event);
    }
  }
}
