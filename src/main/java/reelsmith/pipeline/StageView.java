package reelsmith.pipeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stage of a run as it stands.
///
/// @param position from 1
/// @param doneItems of `totalItems`; both 0 until the stage knows
/// @param detail the latest word on what it is doing
public record StageView(
    int position,
    String name,
    String label,
    StageState state,
    int doneItems,
    int totalItems,
    String detail,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {}
