package reelsmith.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a story should be.
///
/// @param idea the caller's words; blank means the writer picks a topic
/// @param slides how many slides, exactly
/// @param narrated with [VoiceFormat#DIALOGUE] only: whether a narrator may speak between the lines
/// @param cast characters the caller wants; the writer may add others
/// @param language BCP-47, such as `en`
/// @param words how many words all narrations should have together, or null for the writer's choice
/// @param longestNarration the most characters one slide's narration may have
/// @param seed the same request with the same seed gives the same story where the provider allows
///   it
public record ScriptRequest(
    String idea,
    int slides,
    VoiceFormat voiceFormat,
    boolean narrated,
    List<Script.Character> cast,
    String language,
    @Nullable Integer words,
    int longestNarration,
    long seed) {

  public ScriptRequest {
    cast = List.copyOf(cast);
  }
}
