package reelsmith.render;

import java.util.Locale;

/// How one slide gives way to the next.
public enum Transition {
  /// The next slide appears through the one before.
  FADE,
  /// The next slide pushes the one before out to the left.
  SLIDE_LEFT,
  /// The next slide pushes the one before out to the right.
  SLIDE_RIGHT,
  /// The next slide pushes the one before out at the top.
  SLIDE_UP,
  /// The camera flies through the one before into the next.
  ZOOM,
  /// No transition at all.
  CUT;

  /// The transition of that name, such as `slide_left`; [#FADE] for a name that is not known.
  public static Transition named(String name) {
    for (var transition : values()) {
      if (transition.wireName().equals(name)) {
        return transition;
      }
    }
    return FADE;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
