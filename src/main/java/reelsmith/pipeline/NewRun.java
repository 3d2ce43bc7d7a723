package reelsmith.pipeline;

import tools.jackson.databind.node.ObjectNode;

/// A run to start.
///
/// @param subject what it makes; only one run of a subject is active at a time
/// @param template names its kind in events, such as `story`
/// @param input everything the stages need to know; they see it unchanged
public record NewRun(long accountId, long subject, String template, Plan plan, ObjectNode input) {}
