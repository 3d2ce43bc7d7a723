package reelsmith.render.caption;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How captions look. Lengths are in pixels of a frame whose shorter side is 1080; the painter
/// scales them.
///
/// @param fonts the face of the style first, then faces of a like character for scripts it lacks
/// @param box drawn behind the spoken word
/// @param glow drawn around the spoken word
record CaptionStyle(
    int preset,
    List<String> fonts,
    float size,
    boolean capitals,
    Color fill,
    Color spoken,
    float outline,
    @Nullable Color box,
    @Nullable Color glow) {

  /// The font that has every character a caption may hold.
  static final String EVERYTHING = "noto-sans/NotoSans_700Bold.ttf";

  private static final String EVERYTHING_BLACK = "noto-sans/NotoSans_900Black.ttf";
  private static final String CONDENSED =
      "sofia-sans-extra-condensed/SofiaSansExtraCondensed_900Black.ttf";
  private static final String SLANTED =
      "sofia-sans-extra-condensed/SofiaSansExtraCondensed_900Black_Italic.ttf";

  private static final CaptionStyle HYPERLEGIBLE =
      new CaptionStyle(
          24,
          List.of("atkinson-hyperlegible/AtkinsonHyperlegible_700Bold.ttf", EVERYTHING),
          100,
          false,
          Color.WHITE,
          new Color(0xFFE45C),
          11,
          null,
          new Color(0xFFC400));

  private static final List<CaptionStyle> ALL =
      List.of(
          HYPERLEGIBLE,
          new CaptionStyle(
              33,
              List.of("montserrat/Montserrat_800ExtraBold.ttf", EVERYTHING_BLACK),
              84,
              true,
              Color.WHITE,
              Color.WHITE,
              9,
              new Color(0x7C3AED),
              null),
          new CaptionStyle(
              36,
              List.of("anton/Anton_400Regular.ttf", CONDENSED, EVERYTHING_BLACK),
              120,
              true,
              Color.WHITE,
              new Color(0xFFD60A),
              22,
              null,
              null),
          new CaptionStyle(
              41,
              List.of("bangers/Bangers_400Regular.ttf", SLANTED, EVERYTHING_BLACK),
              130,
              true,
              Color.WHITE,
              new Color(0x39FF7A),
              16,
              null,
              null));

  /// The style of that number; the legible one for a number that is not known.
  static CaptionStyle of(int preset) {
    return ALL.stream().filter(style -> style.preset == preset).findFirst().orElse(HYPERLEGIBLE);
  }

  /// The face to draw `text` with: the first one that has all its characters, else the one that has
  /// most scripts.
  Font fontFor(String text) {
    for (var name : fonts) {
      var font = CaptionFonts.named(name);
      if (font.canDisplayUpTo(text) < 0) {
        return font;
      }
    }
    return CaptionFonts.named(fonts.getLast());
  }
}
