package reelsmith.render.caption;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The fonts that come with the program. The machine's own fonts are never used, so a film looks
/// the same wherever it is made.
public final class CaptionFonts {

  private static final String FONTCONFIG = "sun.awt.fontconfig";
  private static final Map<String, Font> LOADED = new ConcurrentHashMap<>();

  static {
    workWithoutFontconfig();
  }

  private CaptionFonts() {}

  /// The font of that resource, at a size of one.
  ///
  /// @param name such as `anton/Anton_400Regular.ttf`
  static Font named(String name) {
    return LOADED.computeIfAbsent(name, CaptionFonts::load);
  }

  /// The first character of `text` that no bundled font can draw; white space, emoji and Markdown
  /// are not looked at, because captions leave them out.
  public static Optional<String> firstUnsupported(String text) {
    var everything = named(CaptionStyle.EVERYTHING);
    return CaptionText.drawable(text)
        .codePoints()
        .filter(codePoint -> !Character.isWhitespace(codePoint))
        .filter(codePoint -> !everything.canDisplay(codePoint))
        .mapToObj(Character::toString)
        .findFirst();
  }

  private static Font load(String name) {
    try (var file = CaptionFonts.class.getResourceAsStream("/fonts/" + name)) {
      if (file == null) {
        throw new IllegalStateException("The font %s is missing in the program".formatted(name));
      }
      return Font.createFont(Font.TRUETYPE_FONT, file);
    } catch (IOException | FontFormatException broken) {
      throw new IllegalStateException("The font %s cannot be read".formatted(name), broken);
    }
  }

  /// Without fontconfig even a font of one's own cannot be loaded ("Fontconfig head is null"),
  /// unless the JDK is given a font configuration. It reads the property once, before the first
  /// font.
  private static void workWithoutFontconfig() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    boolean linux = System.getProperty("os.name", "").startsWith("Linux");
    if (!linux || System.getProperty(FONTCONFIG) != null) {
      return;
    }
    try {
      Path configuration = Files.createTempFile("reelsmith-fonts", ".properties");
      Files.writeString(configuration, "version=1\nsequence.allfonts=default\n");
      configuration.toFile().deleteOnExit();
      System.setProperty(FONTCONFIG, configuration.toString());
    } catch (IOException noRoom) {
      throw new UncheckedIOException("The font configuration cannot be written", noRoom);
    }
  }
}
