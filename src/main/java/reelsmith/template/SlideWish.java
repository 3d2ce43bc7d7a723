package reelsmith.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.OneLine;

/// One slide of a script that the caller brings.
public record SlideWish(
    @JsonPropertyDescription("What is said, word for word; left out or blank, the slide is silent.")
        @Size(max = 1000)
        @Nullable String narration,
    @JsonPropertyDescription(
            "Who says it: a name from script.characters; left out, the narrator speaks.")
        @Size(max = 120)
        @Pattern(regexp = OneLine.PATTERN)
        @Nullable String speaker,
    @JsonPropertyDescription(
            "What is seen: who, doing what, where, at what time of day. Left out, it is drawn from"
                + " the narration.")
        @Size(max = 1000)
        @Nullable String picture) {}
