package reelsmith.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.OneLine;

/// What a caller tells us about a story. Every field is optional; the empty brief is valid.
public record StoryBrief(
    @JsonPropertyDescription("The video's name; left out, the shortest generated title becomes it.")
        @Size(max = 180)
        @Pattern(regexp = OneLine.PATTERN)
        @Nullable String name,
    @JsonPropertyDescription(
            "The idea of the story, in a sentence or two; left out, the studio picks a topic.")
        @Size(min = 6, max = 1000)
        @Nullable String prompt,
    @JsonPropertyDescription(
            "true stops before the film is rendered; render_video makes the film later.")
        @Nullable Boolean previewOnly,
    @JsonPropertyDescription("How the story is told and drawn, or your own script.")
        @Nullable ScriptWishes script,
    @JsonPropertyDescription("How it sounds when somebody speaks.") @Nullable VoiceWishes voice,
    @JsonPropertyDescription("Background music; none when left out.") @Nullable MusicWishes music,
    @JsonPropertyDescription("Captions in the picture.") @Nullable CaptionWishes captions,
    @JsonPropertyDescription("The shape of the film; 9:16 when left out.")
        @Nullable AspectRatio aspectRatio,
    @JsonPropertyDescription("How long the film should be, met within 10 percent.")
        @Min(5)
        @Max(600)
        @Nullable Integer targetSeconds,
    @JsonPropertyDescription("The language, BCP-47 such as en; default en.")
        @Pattern(regexp = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
        @Nullable String language,
    @JsonPropertyDescription(
            "The same brief with the same seed gives the same story where providers allow it.")
        @Min(0)
        @Nullable Long seed) {

  /// Fewer slides than these are first made as a preview, which may be rendered afterwards.
  public static final int FEWEST_SLIDES_WITHOUT_PREVIEW = 10;
}
