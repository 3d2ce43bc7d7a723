package reelsmith.provider;

import java.util.List;

/// A voice that can be chosen.
///
/// @param id what a caller names in `voice_actor_id`; stable over releases
/// @param age `child`, `young`, `adult` or `old`
/// @param accent such as `american`
/// @param languages BCP-47 primary languages this voice speaks, such as `en`
public record VoiceActor(
    int id, String name, Gender gender, String age, String accent, List<String> languages) {

  public VoiceActor {
    languages = List.copyOf(languages);
  }
}
