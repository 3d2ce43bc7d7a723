package reelsmith.launcher;

/// Shares as people read them.
final class Percent {

  private Percent() {}

  /// Whole percent, rounded down, so that 100 means finished.
  static int of(double share) {
    return (int) Math.floor(Math.clamp(share, 0.0, 1.0) * 100 + 1e-9);
  }
}
