package reelsmith.pipeline;

import java.util.UUID;

/// The right to work on a stage, until the lease ends.
///
/// @param fence grows with every claim; a write with an older fence changes nothing
/// @param attempts failures of this stage so far
/// @param input the run's input as JSON
record Claim(
    long stageId,
    String stage,
    int attempts,
    long fence,
    UUID runId,
    long runNumber,
    long accountId,
    long subject,
    String template,
    String input) {}
