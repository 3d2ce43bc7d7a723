package reelsmith.event;

/// The version of what callers and receivers of events see of a kind of video.
public final class TemplateVersion {

  /// Changes when that changes incompatibly.
  public static final String CURRENT = "v001";

  private TemplateVersion() {}

  /// What happens to a video of a kind, such as `story.v001.completed`.
  public static String named(String template, String what) {
    return String.join(".", template, CURRENT, what);
  }
}
