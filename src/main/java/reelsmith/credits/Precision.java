package reelsmith.credits;

/// How sure a figure is.
public enum Precision {
  EXACT,

  /// Depends on a script that is not written yet; never more is charged.
  UPPER_BOUND
}
