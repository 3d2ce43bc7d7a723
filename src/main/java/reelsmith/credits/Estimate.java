package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

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
    String pricingSource) {}
