package reelsmith.template;

import java.util.UUID;

/// All that is heard in a film, mixed and as loud as it should be.
///
/// @param artifact AAC in an MP4, exactly as long as the film
public record SoundMix(UUID artifact) {}
