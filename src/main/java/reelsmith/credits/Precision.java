package reelsmith.credits;

/// How sure a figure is.
public enum Precision {
  EXACT,

  /// Depends on a script or a voice that is not there yet; never more is charged.
  UPPER_BOUND
}
