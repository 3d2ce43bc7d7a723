package reelsmith.operation;

/// Hears how far a call has come. Calls may be lost, so the last word is always the answer.
@FunctionalInterface
public interface ProgressListener {

  ProgressListener NONE = (share, message) -> {};

  /// @param share from 0 to 1, never less than before
  void progressed(double share, String message);
}
