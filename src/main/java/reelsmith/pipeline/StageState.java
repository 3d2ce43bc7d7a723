package reelsmith.pipeline;

import java.util.Locale;
import java.util.Set;

/// Where a stage of a run stands.
public enum StageState {
  /// Stages it needs are not done.
  WAITING,

  /// Anyone may claim it when its time has come.
  DUE,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  public Set<StageState> successors() {
    return switch (this) {
      case WAITING -> Set.of(DUE, CANCELLED);
      case DUE -> Set.of(RUNNING, CANCELLED);
      case RUNNING -> Set.of(DUE, DONE, FAILED, CANCELLED);
      case DONE, FAILED, CANCELLED -> Set.of();
    };
  }

  public boolean isFinal() {
    return successors().isEmpty();
  }

  static StageState of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
