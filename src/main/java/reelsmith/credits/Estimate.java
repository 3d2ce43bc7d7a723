package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;

/// What a video will cost, in credits, part by part.
public record Estimate(
    @JsonPropertyDescription("Whether the film is left out for now.") boolean previewOnly,
    @JsonPropertyDescription("How many slides are drawn.") int slides,
    @JsonPropertyDescription(
            "How many narration units are spoken: each started 100 characters of a slide. An upper"
                + " bound while the script is not written yet.")
        int narrationUnits,
    long scriptCredits,
    long imageCredits,
    long narrationCredits,
    long transcriptionCredits,
    long metadataCredits,
    @JsonPropertyDescription("0 for a preview; rendering it later costs the full amount.")
        long renderCredits,
    @JsonPropertyDescription("The sum of the parts. Never is more charged than this.")
        long totalCredits,
    @JsonPropertyDescription("Which price list was used.") String pricingVersion,
    String pricingSource,
    @JsonPropertyDescription("Since when these prices are in force.") Instant pricesActiveFrom,
    @JsonPropertyDescription("How sure each figure is.") Precisions precision) {

  /// How sure each figure of an estimate is.
  public record Precisions(
      Precision script,
      Precision image,
      Precision narration,
      Precision transcription,
      Precision metadata,
      Precision render,
      Precision total) {

    /// Only how much is spoken depends on the script; all other work is known from the brief.
    static Precisions of(Workload work) {
      Precision spoken =
          work.writesScript() && work.narrationUnits() > 0
              ? Precision.UPPER_BOUND
              : Precision.EXACT;
      return new Precisions(
          Precision.EXACT,
          Precision.EXACT,
          spoken,
          Precision.EXACT,
          Precision.EXACT,
          Precision.EXACT,
          spoken);
    }
  }
}
