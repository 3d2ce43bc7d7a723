package reelsmith.pipeline;

import reelsmith.database.Columns;

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

  static StageState of(String stored) {
    return Columns.constant(stored, StageState.class);
  }
}
