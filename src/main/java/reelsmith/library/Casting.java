package reelsmith.library;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.Gender;
import reelsmith.provider.VoiceActor;

/// Finds a voice for everybody who speaks. Pure: the same cast gets the same voices.
public final class Casting {

  private Casting() {}

  /// Somebody who needs a voice.
  ///
  /// @param voiceActorId the voice the caller asked for
  public record Part(
      String name, @Nullable Gender gender, @Nullable String age, @Nullable Integer voiceActorId) {}

  /// A voice for each part, by name. Wishes come first; then gender and age decide. Two parts share
  /// a voice only when there are more parts than voices.
  ///
  /// @param voices those that speak the language; not empty
  public static Map<String, VoiceActor> cast(List<Part> parts, List<VoiceActor> voices) {
    Map<String, VoiceActor> cast = new HashMap<>();
    Set<VoiceActor> taken = new HashSet<>();
    for (Part part : parts) {
      voices.stream()
          .filter(voice -> Integer.valueOf(voice.id()).equals(part.voiceActorId()))
          .findFirst()
          .ifPresent(voice -> give(part, voice, cast, taken));
    }
    for (Part part : parts) {
      if (!cast.containsKey(part.name())) {
        give(part, best(part, voices, taken), cast, taken);
      }
    }
    return cast;
  }

  private static void give(
      Part part, VoiceActor voice, Map<String, VoiceActor> cast, Set<VoiceActor> taken) {
    cast.put(part.name(), voice);
    taken.add(voice);
  }

  private static VoiceActor best(Part part, List<VoiceActor> voices, Set<VoiceActor> taken) {
    Predicate<VoiceActor> free = voice -> !taken.contains(voice);
    Predicate<VoiceActor> sameGender =
        voice -> part.gender() == null || voice.gender() == part.gender();
    Predicate<VoiceActor> sameAge = voice -> part.age() == null || voice.age().equals(part.age());
    return first(voices, free.and(sameGender).and(sameAge))
        .or(() -> first(voices, free.and(sameGender)))
        .or(() -> first(voices, free))
        .or(() -> first(voices, sameGender))
        .orElse(voices.getFirst());
  }

  private static Optional<VoiceActor> first(List<VoiceActor> voices, Predicate<VoiceActor> wanted) {
    return voices.stream().filter(wanted).findFirst();
  }
}
