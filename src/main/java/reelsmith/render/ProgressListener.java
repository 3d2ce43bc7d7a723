package reelsmith.render;

/// Is told how far a piece of work has come. Called from worker threads, a few times a second at
/// most, and must return quickly.
@FunctionalInterface
public interface ProgressListener {

  /// Hears nothing.
  ProgressListener NONE = (done, total) -> {};

  /// @param done frames of a segment, or seconds of a film
  /// @param total what `done` will be at the end, in the same unit
  void progressed(double done, double total);
}
