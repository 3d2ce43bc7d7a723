package reelsmith.template;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.Fidelity;
import reelsmith.provider.Gender;
import reelsmith.provider.Script;

/// A script that is cast and timed: what the stages after the script read.
///
/// @param mood a music category
/// @param speedPercentage how fast everybody speaks
/// @param pauseSeconds silence added after each slide to meet the wished length
/// @param narrator the narrator's voice, or null when nobody narrates
/// @param fidelity whether the script tells what was asked, or was built from ready-made sentences
public record Storyboard(
    String title,
    String mood,
    List<CastMember> cast,
    List<Scene> scenes,
    int speedPercentage,
    double pauseSeconds,
    @Nullable Integer narrator,
    @Nullable Fidelity fidelity) {

  public Storyboard {
    cast = List.copyOf(cast);
    scenes = List.copyOf(scenes);
  }

  /// A character with a voice.
  ///
  /// @param captionPreset the look of what they say: 24, 33, 36 or 41 in the order of speaking
  public record CastMember(
      String name,
      @Nullable String gender,
      @Nullable String age,
      String look,
      @Nullable Integer voiceActorId,
      int captionPreset) {}

  /// One slide to be.
  ///
  /// @param slideId stable over runs
  /// @param index from 1
  /// @param narration plain text; blank for a silent slide
  public record Scene(
      UUID slideId,
      int index,
      String speaker,
      String narration,
      String picture,
      String continuity,
      List<String> visible) {

    public Scene {
      visible = List.copyOf(visible);
    }
  }

  /// Whether the script was built from ready-made sentences. Storyboards that earlier versions kept
  /// do not say it and count as exact.
  public boolean readyMade() {
    return fidelity == Fidelity.APPROXIMATED;
  }

  /// The voice that speaks a scene, or null when voices are off.
  public @Nullable Integer voiceOf(Scene scene) {
    CastMember speaker = speakerOf(scene);
    return speaker == null ? narrator : speaker.voiceActorId();
  }

  /// The caption preset of a scene.
  public int captionPresetOf(Scene scene) {
    CastMember speaker = speakerOf(scene);
    return speaker == null ? 24 : speaker.captionPreset();
  }

  private @Nullable CastMember speakerOf(Scene scene) {
    for (CastMember member : cast) {
      if (member.name().equals(scene.speaker())) {
        return member;
      }
    }
    return null;
  }

  /// The characters seen in a scene, as illustrators know them.
  public List<Script.Character> seenIn(Scene scene) {
    return cast.stream()
        .filter(member -> scene.visible().contains(member.name()))
        .map(Storyboard::character)
        .toList();
  }

  /// Everybody, as illustrators know them.
  public List<Script.Character> characters() {
    return cast.stream().map(Storyboard::character).toList();
  }

  private static Script.Character character(CastMember member) {
    return new Script.Character(
        member.name(),
        member.gender() == null ? null : Gender.valueOf(member.gender().toUpperCase(Locale.ROOT)),
        member.age(),
        member.look());
  }
}
