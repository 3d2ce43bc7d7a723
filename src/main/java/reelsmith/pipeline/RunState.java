package reelsmith.pipeline;

import java.util.Set;
import reelsmith.database.Columns;

/// Where a run stands. Each state lists the states that may follow; there is no other way to move.
public enum RunState {
  QUEUED,
  RUNNING,
  COMPLETED,
  FAILED,
  ABORTED;

  public Set<RunState> successors() {
    return switch (this) {
      case QUEUED -> Set.of(RUNNING, FAILED, ABORTED);
      case RUNNING -> Set.of(COMPLETED, FAILED, ABORTED);
      case COMPLETED, FAILED, ABORTED -> Set.of();
    };
  }

  public boolean isFinal() {
    return successors().isEmpty();
  }

  /// Its name in the database, in events and in answers, such as `completed`.
  public String wireName() {
    return Columns.text(this);
  }

  static RunState of(String stored) {
    return Columns.constant(stored, RunState.class);
  }
}
