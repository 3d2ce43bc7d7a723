package reelsmith.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.OneLine;
import reelsmith.provider.Gender;

/// A character the caller wants in the story.
public record CharacterWish(
    @JsonPropertyDescription("The name as it is spoken and shown.")
        @Size(min = 1, max = 60)
        @Pattern(regexp = OneLine.PATTERN)
        String name,
    @JsonPropertyDescription("How the voice should sound.") @Nullable Gender gender,
    @JsonPropertyDescription("Looks, drawn the same on every slide: age, hair, clothes, colours.")
        @Size(max = 220)
        @Nullable String description,
    @JsonPropertyDescription("A voice from list_voices; left out, one is cast.") @Min(1)
        @Nullable Integer voiceActorId) {}
