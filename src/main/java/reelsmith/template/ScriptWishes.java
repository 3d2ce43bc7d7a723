package reelsmith.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.VisualStyle;
import reelsmith.provider.VoiceFormat;

/// How the story is told and drawn.
public record ScriptWishes(
    @JsonPropertyDescription(
            "How many slides: 10 to 30, or 2 to 30 with preview_only. 12 when left out.")
        @Min(2)
        @Max(30)
        @Nullable Integer imagesRequested,
    @JsonPropertyDescription(
            "dialogue: the characters speak; monologue: one of them tells it; narrated: a narrator"
                + " tells it (default).")
        @Nullable VoiceFormat voiceFormat,
    @JsonPropertyDescription("With dialogue only: whether a narrator speaks between the lines.")
        @Nullable Boolean narratorEnabled,
    @JsonPropertyDescription("How the pictures are drawn; semi_realistic_painterly when left out.")
        @Nullable VisualStyle visualStylePreset,
    @JsonPropertyDescription("The style in your own words; only with the preset custom.")
        @Size(max = 240)
        @Nullable String visualStyleCustom,
    @JsonPropertyDescription("Characters you want in the story.") @Size(max = 8)
        @Nullable List<CharacterWish> characters,
    @JsonPropertyDescription(
            "Your own script, word for word, one entry for each slide. It replaces the script the"
                + " studio would write and rules over images_requested.")
        @Size(min = 1, max = 30)
        @Nullable List<SlideWish> slides) {}
