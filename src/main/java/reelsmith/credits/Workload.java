package reelsmith.credits;

/// How much there is to do for a video; all that its price depends on.
///
/// @param writesScript whether the studio writes the script, rather than the caller bringing it
/// @param narrationUnits each started 100 characters of a slide's narration, an upper bound before
///   the script exists
/// @param previewOnly whether the film is left out for now
public record Workload(boolean writesScript, int slides, int narrationUnits, boolean previewOnly) {}
