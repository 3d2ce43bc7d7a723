package reelsmith.template;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The music of a film.
///
/// @param artifact the loop as WAV, or null for a film without music
public record Soundtrack(
    @Nullable UUID artifact, @Nullable Integer trackId, @Nullable String category) {}
