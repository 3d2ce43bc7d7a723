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

  /// How much is spoken depends on the script, and whether words must be timed on the voices: some
  /// tell it themselves. All other work is known from the brief.
  public static Precisions of(Workload work) {
    boolean speaks = work.has(PricedEvent.NARRATION);
    Precision spoken =
        work.has(PricedEvent.SCRIPT) && speaks ? Precision.UPPER_BOUND : Precision.EXACT;
    Precision timed = speaks ? Precision.UPPER_BOUND : Precision.EXACT;
    return new Precisions(
        Precision.EXACT, Precision.EXACT, spoken, timed, Precision.EXACT, Precision.EXACT, timed);
  }
}
