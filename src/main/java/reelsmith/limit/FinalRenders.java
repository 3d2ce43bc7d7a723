package reelsmith.limit;

/// Whether films are made.
public enum FinalRenders {
  RUNNING,

  /// No new film is begun; previews and films that were begun go on.
  PAUSED
}
