package reelsmith.provider;

/// Who speaks in a story.
public enum VoiceFormat {
  /// The characters speak to each other.
  DIALOGUE,

  /// One character tells it in the first person.
  MONOLOGUE,

  /// A narrator tells it in the third person.
  NARRATED
}
