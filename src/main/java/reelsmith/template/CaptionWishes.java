package reelsmith.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/// Captions burnt into the film. Subtitle files are made in any case.
public record CaptionWishes(
    @JsonPropertyDescription("false leaves captions out of the picture; default true.")
        @Nullable Boolean enabled) {}
