package reelsmith.provider.offline.voice;

import java.util.List;
import reelsmith.provider.Gender;
import reelsmith.provider.VoiceActor;

/// The voices, each a synthesiser with a size of throat and a melody of its own.
///
/// Which of these are understood was measured, see `src/docs/voices.md`. An id is never given to
/// another voice.
enum OfflineVoice {
  GRACE(233, "Grace", Gender.FEMALE, "adult", Engine.MARY, 1.0, 1.0, 1.0),
  RUTH(234, "Ruth", Gender.FEMALE, "old", Engine.MARY, 0.94, 0.95, 1.0),
  LILY(235, "Lily", Gender.FEMALE, "young", Engine.MARY, 0.97, 1.15, 1.0),
  ADAM(236, "Adam", Gender.MALE, "adult", Engine.MARY, 0.88, 0.82, 1.0),
  VICTOR(237, "Victor", Gender.MALE, "old", Engine.MARY, 0.82, 0.72, 1.0),
  KEVIN(238, "Kevin", Gender.MALE, "young", Engine.FREE_TTS, 1.12, 1.0, 1.0),
  NORA(239, "Nora", Gender.FEMALE, "adult", Engine.MARY, 0.94, 1.12, 1.04);

  /// What makes the words.
  enum Engine {
    FREE_TTS,
    MARY
  }

  private final VoiceActor actor;
  private final Engine engine;
  private final double formants;
  private final double melody;
  private final double pace;

  /// @param formants how much higher everything sounds, as a shorter throat would make it
  /// @param melody how much higher the melody is beside that
  /// @param pace how much faster it speaks than its synthesiser
  OfflineVoice(
      int id,
      String name,
      Gender gender,
      String age,
      Engine engine,
      double formants,
      double melody,
      double pace) {
    this.actor = new VoiceActor(id, name, gender, age, "american", List.of("en"));
    this.engine = engine;
    this.formants = formants;
    this.melody = melody;
    this.pace = pace;
  }

  VoiceActor actor() {
    return actor;
  }

  Engine engine() {
    return engine;
  }

  VoiceRecipe recipe() {
    return new VoiceRecipe(formants, melody, pace);
  }
}
