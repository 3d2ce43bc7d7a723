package reelsmith.credits;

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
  public static Precisions of(Workload work) {
    Precision spoken =
        work.writesScript() && work.narrationUnits() > 0 ? Precision.UPPER_BOUND : Precision.EXACT;
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
