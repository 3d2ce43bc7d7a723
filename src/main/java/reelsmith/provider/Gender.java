package reelsmith.provider;

/// How a voice sounds, or should sound.
public enum Gender {
  FEMALE,
  MALE
}
