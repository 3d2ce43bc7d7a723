package reelsmith.pipeline;

import tools.jackson.databind.JsonNode;

/// A finished item of a stage.
///
/// @param key names it within subject and stage
/// @param inputDigest what it was made from; a stage that wants it from another input makes it anew
public record FinishedItem(String key, String inputDigest, JsonNode result) {}
