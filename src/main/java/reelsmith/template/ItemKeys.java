package reelsmith.template;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The keys under which stages record what they made, so that all who look for it agree.
public final class ItemKeys {

  public static final String STORYBOARD = "storyboard";

  private static final Pattern SLIDE = Pattern.compile("slide-(\\d+)");

  private ItemKeys() {}

  /// What a stage made for one slide.
  ///
  /// @param index from 1
  public static String slide(int index) {
    return "slide-" + index;
  }

  /// Which slide a key is of; empty for one of something else.
  public static OptionalInt slideOf(String key) {
    Matcher matcher = SLIDE.matcher(key);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
