package reelsmith.launcher;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fields of a brief as `./reelsmith make` calls them.
public final class OptionNames {

  private static final Map<String, String> OPTIONS =
      Map.of(
          "/prompt", "The idea",
          "/script/images_requested", "--slides",
          "/script/visual_style_preset", "--style",
          "/script/voice_format", "--voice-format",
          "/aspect_ratio", "--aspect",
          "/target_seconds", "--seconds",
          "/seed", "--seed",
          "/script/slides", "The script's slides");

  private static final Pattern SLIDE = Pattern.compile("/script/slides/(\\d{1,4})(?:/(.+))?");
  private static final String SCRIPT = "/script/";

  private OptionNames() {}

  /// What a person at the command line knows a field as.
  ///
  /// @param pointer JSON pointer, such as `/script/slides/0/narration`
  public static String of(String pointer) {
    String option = OPTIONS.get(pointer);
    if (option != null) {
      return option;
    }
    Matcher slide = SLIDE.matcher(pointer);
    if (slide.matches()) {
      String name = "Slide %d of the script".formatted(Integer.parseInt(slide.group(1)) + 1);
      return slide.group(2) == null ? name : "%s, %s".formatted(name, slide.group(2));
    }
    return pointer.startsWith(SCRIPT)
        ? "The script's " + pointer.substring(SCRIPT.length())
        : pointer;
  }
}
