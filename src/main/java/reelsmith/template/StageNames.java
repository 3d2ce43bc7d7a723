package reelsmith.template;

/// The stages that plans are made of.
public final class StageNames {

  public static final String SCRIPT = "script";
  public static final String NARRATION = "narration";
  public static final String TIMING = "timing";
  public static final String CHARACTER_SHEET = "character_sheet";
  public static final String SLIDES = "slides";
  public static final String MUSIC = "music";
  public static final String METADATA = "metadata";
  public static final String SEGMENTS = "segments";
  public static final String SOUND = "sound";
  public static final String FILM = "film";

  private StageNames() {}
}
