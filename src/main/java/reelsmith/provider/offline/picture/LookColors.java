package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The colours of somebody.
record LookColors(Color skin, Color hair, Color top, Color bottom, Color accent) {

  private static final Map<String, Integer> COLORS = colors();
  private static final Color[] SKINS =
      palette(0xffdfc4, 0xf6c9a0, 0xe0a878, 0xc68a5c, 0x9a643f, 0x6f4530);
  private static final Color[] HAIRS =
      palette(0x2b211f, 0x4a3023, 0x7a4a2a, 0xa8632e, 0xd9a94e, 0x8c2f1f);
  private static final Color[] CLOTHES =
      palette(0xd9483b, 0x2f7fb5, 0x2f9a77, 0xe0a13a, 0x8a55b5, 0xe0708f, 0x3f6f8f, 0xc2623a);
  private static final Color[] TROUSERS = palette(0x2f3b55, 0x4a4038, 0x3c4f46, 0x5a4663, 0x6b5a45);

  /// Looks that go with light skin more often than not.
  private static final List<Words> FAIR =
      Words.phrases(
          "red hair, curly red, long red, short red, freckle, freckled, blond, blonde, ginger, redhead");

  private static final List<Words> BLOND = Words.phrases("blond, blonde");
  private static final List<Words> GINGER = Words.phrases("redhead, ginger");

  private static final Set<String> TOPS =
      words(
          "shirt t sweater jumper hoodie jacket coat raincoat dress gown robe suit blouse "
              + "tunic uniform cardigan vest armor armour cloak clothe overall tee top pullover "
              + "outfit spacesuit parka kimono sari tuxedo");
  private static final Set<String> BOTTOMS =
      words("trousers trouser pant jean skirt short legging");
  private static final Set<String> ACCENTS =
      words(
          "hat cap scarf cape bow backpack tie apron helmet beanie ribbon hood bag crown "
              + "bandana headband hoodie");
  private static final Set<String> HAIRY =
      words("hair haired curl beard braid ponytail pigtail bun bob fur mane redhead");
  private static final Set<String> SKINNY = words("skin skinned complexion");

  /// What is left to chance.
  static LookColors chosen(Words text, boolean aged, Random dice) {
    var skin = SKINS[dice.nextInt(SKINS.length - 1)];
    if (text.hasAny(FAIR)) {
      skin = SKINS[dice.nextInt(3)];
    }
    var hair = aged ? Shade.of(0xdedbd6) : HAIRS[dice.nextInt(HAIRS.length)];
    var top = CLOTHES[dice.nextInt(CLOTHES.length)];
    var bottom = TROUSERS[dice.nextInt(TROUSERS.length)];
    return new LookColors(skin, hair, top, bottom, CLOTHES[dice.nextInt(CLOTHES.length)]);
  }

  /// Reads which colours the words give to what; the colours of `chosen` stay where they give none.
  static LookColors in(Words text, LookColors chosen) {
    var colors = chosen;
    boolean topNamed = false;
    var words = text.list();
    for (int at = 0; at < words.size(); at++) {
      var rgb = COLORS.get(words.get(at));
      if (rgb == null) {
        continue;
      }
      var thing = thing(words, at);
      var color = Shade.of(rgb);
      boolean plain = thing.isEmpty() && !topNamed;
      colors =
          TOPS.contains(thing) || plain
              ? colors.withTop(color)
              : colors.with(thing, words.get(at), color);
      topNamed |= TOPS.contains(thing) || plain;
    }
    if (text.hasAny(BLOND)) {
      colors = colors.withHair(Shade.of(0xe6bd62));
    } else if (text.hasAny(GINGER)) {
      colors = colors.withHair(Shade.of(0xc4511f));
    }
    return topNamed ? colors : colors.withTop(uniform(text, colors.top));
  }

  private LookColors with(String thing, String word, Color color) {
    if (HAIRY.contains(thing)) {
      return withHair(hairColor(word, color));
    }
    if (SKINNY.contains(thing)) {
      return new LookColors(skinColor(word, skin), hair, top, bottom, accent);
    }
    if (ACCENTS.contains(thing)) {
      return new LookColors(skin, hair, top, bottom, color);
    }
    return BOTTOMS.contains(thing) ? new LookColors(skin, hair, top, color, accent) : this;
  }

  private LookColors withHair(Color color) {
    return new LookColors(skin, color, top, bottom, accent);
  }

  private LookColors withTop(Color color) {
    return new LookColors(skin, hair, color, bottom, accent);
  }

  private static String thing(List<String> words, int color) {
    for (int at = color + 1; at < Math.min(words.size(), color + 4); at++) {
      var word = words.get(at);
      if (HAIRY.contains(word)
          || SKINNY.contains(word)
          || TOPS.contains(word)
          || BOTTOMS.contains(word)
          || ACCENTS.contains(word)
          || word.equals("eye")) {
        return word;
      }
    }
    return "";
  }

  private static Color uniform(Words text, Color otherwise) {
    if (text.hasAny(
        Words.phrases(
            "doctor, nurse, scientist, chef, baker, astronaut, lab coat, bride, angel"))) {
      return Shade.of(0xf1f3f4);
    }
    if (text.hasAny(Words.phrases("knight, armor, armour"))) {
      return Shade.of(0xaab4c0);
    }
    if (text.hasAny(Words.phrases("police, officer, sailor, captain, pilot"))) {
      return Shade.of(0x2b4a7d);
    }
    if (text.hasAny(Words.phrases("firefighter, fireman, santa"))) {
      return Shade.of(0xc9352b);
    }
    if (text.hasAny(Words.phrases("wizard, witch, sorcerer, magician"))) {
      return Shade.of(0x4b3b8f);
    }
    return text.hasAny(Words.phrases("detective, spy")) ? Shade.of(0x9a7b55) : otherwise;
  }

  private static Color hairColor(String word, Color color) {
    return switch (word) {
      case "red" -> Shade.of(0xb8441f);
      case "black", "dark" -> Shade.of(0x241c1e);
      case "grey", "gray", "white", "silver" -> Shade.of(0xdedbd6);
      case "golden", "yellow" -> Shade.of(0xe6bd62);
      default -> color;
    };
  }

  private static Color skinColor(String word, Color otherwise) {
    return switch (word) {
      case "dark", "black" -> SKINS[5];
      case "brown" -> SKINS[4];
      case "olive", "tan" -> SKINS[2];
      case "pale", "white", "light" -> SKINS[0];
      case "green" -> Shade.of(0x8fbf6a);
      case "blue" -> Shade.of(0x7fb3dd);
      default -> otherwise;
    };
  }

  private static Map<String, Integer> colors() {
    var map = new LinkedHashMap<String, Integer>();
    String[] names = {
      "red",
      "crimson",
      "scarlet",
      "orange",
      "yellow",
      "golden",
      "gold",
      "green",
      "emerald",
      "teal",
      "turquoise",
      "blue",
      "navy",
      "purple",
      "violet",
      "lavender",
      "pink",
      "magenta",
      "brown",
      "beige",
      "tan",
      "white",
      "cream",
      "silver",
      "grey",
      "gray",
      "black",
      "dark",
      "olive",
      "pale",
      "light",
      "maroon",
      "mint",
      "peach",
      "khaki",
      "coral",
      "auburn",
      "blond",
      "blonde"
    };
    int[] values = {
      0xd63a31, 0xb51f33, 0xdc2f26, 0xf08a2c, 0xf5c83b, 0xe8b53e, 0xe8b53e, 0x3c9a4d, 0x1f9b6b,
      0x1f8f8a, 0x35b8b4, 0x2f72c4, 0x24386b, 0x7a46b0, 0x8250c2, 0xb79ce0, 0xf084ac, 0xcf3f9a,
      0x855634, 0xdcc7a1, 0xcfa878, 0xf4f4f0, 0xf5ead0, 0xc5ccd4, 0x8a9099, 0x8a9099, 0x2a2a33,
      0x33323d, 0x7d8040, 0xf3e6da, 0xe9e4da, 0x7a2030, 0x9be0c0, 0xf7bd96, 0xb3a06b, 0xff7f66,
      0x8c3f22, 0xe6bd62, 0xe6bd62
    };
    for (int i = 0; i < names.length; i++) {
      map.put(names[i], values[i]);
    }
    return map;
  }

  private static Color[] palette(int... values) {
    var colors = new Color[values.length];
    for (int i = 0; i < values.length; i++) {
      colors[i] = Shade.of(values[i]);
    }
    return colors;
  }

  private static Set<String> words(String spaced) {
    return Set.of(spaced.split(" "));
  }
}
