package reelsmith.pipeline;

/// How far a stage has come.
record StageProgress(int doneItems, int totalItems, String detail) {}
