package reelsmith.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Background music. Shared by all templates that have any.
public record MusicWishes(
    @JsonPropertyDescription("true adds music; off when left out.") @Nullable Boolean enabled,
    @JsonPropertyDescription("A certain track.") @Min(1) @Nullable Integer musicId,
    @JsonPropertyDescription("The same as music_id.") @Min(1) @Nullable Integer id,
    @JsonPropertyDescription("The mood, such as Dramatic; left out, it follows the story.")
        @Size(max = 40)
        @Nullable String category,
    @JsonPropertyDescription("Loudness beside the voice, 0 to 100; default 20.") @Min(0) @Max(100)
        @Nullable Integer volumePercent) {}
