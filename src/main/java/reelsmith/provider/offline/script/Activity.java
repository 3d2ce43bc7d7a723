package reelsmith.provider.offline.script;

/// What the idea's hero sets out to do, as templates of a predicate: `teach {his} bees to dance`.
///
/// @param base as after "to"
/// @param gerund as after "kept on"
/// @param brief the gerund with its object alone, for when the whole was just said
/// @param past as after the hero's name
/// @param ending how the idea itself says it ends, as a predicate in the past, or empty
record Activity(String base, String gerund, String brief, String past, String ending) {}
