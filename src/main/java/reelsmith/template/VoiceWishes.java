package reelsmith.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// How the film sounds when somebody speaks. Shared by all narrated templates.
public record VoiceWishes(
    @JsonPropertyDescription("false makes a silent film with captions timed for reading.")
        @Nullable Boolean enabled,
    @JsonPropertyDescription("The narrator's voice, from list_voices; left out, one is cast.")
        @Min(1)
        @Nullable Integer voiceActorId,
    @JsonPropertyDescription(
            "Speed in percent of the voice's own pace, 80 to 200; default 100. With target_seconds it"
                + " is where fitting begins.")
        @Min(80)
        @Max(200)
        @Nullable Integer speedPercentage,
    @JsonPropertyDescription("true shortens pauses inside the narration.")
        @Nullable Boolean removeSilences) {}
