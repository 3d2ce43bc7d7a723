package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.Gender;
import reelsmith.provider.Script;
import reelsmith.provider.offline.picture.Look.Age;
import reelsmith.provider.offline.picture.Look.Extra;
import reelsmith.provider.offline.picture.Look.Garment;
import reelsmith.provider.offline.picture.Look.Hair;

/// Reads a look from the words about somebody. What the words leave open is chosen by chance from the
/// story's seed and the name, so that it stays the same in all pictures of the story.
final class LookReader {

  private static final Map<String, Integer> COLORS = colors();
  private static final Color[] SKINS = palette(0xffdfc4, 0xf6c9a0, 0xe0a878, 0xc68a5c, 0x9a643f, 0x6f4530);
  private static final Color[] HAIRS = palette(0x2b211f, 0x4a3023, 0x7a4a2a, 0xa8632e, 0xd9a94e, 0x8c2f1f);
  private static final Color[] CLOTHES = palette(0xd9483b, 0x2f7fb5, 0x2f9a77, 0xe0a13a, 0x8a55b5, 0xe0708f, 0x3f6f8f, 0xc2623a);
  private static final Color[] TROUSERS = palette(0x2f3b55, 0x4a4038, 0x3c4f46, 0x5a4663, 0x6b5a45);

  private static final List<Words> FEMALE = Words.phrases("woman, girl, lady, female, mother, mom, grandmother, grandma, queen, princess, witch, she, her, daughter, sister, aunt, actress, waitress, mermaid, wife, bride, heroine");
  private static final List<Words> MALE = Words.phrases("man, boy, male, father, dad, grandfather, grandpa, king, prince, wizard, he, his, son, brother, uncle, actor, waiter, husband, groom, beard, moustache, hero");
  private static final Map<Age, List<Words>> AGES = ages();
  private static final Map<Extra, List<Words>> EXTRAS = extras();
  private static final Map<Garment, List<Words>> GARMENTS = garments();
  private static final Map<Hair, List<Words>> STYLES = styles();

  private static final Set<String> TOPS = Set.of("shirt", "t", "sweater", "jumper", "hoodie", "jacket", "coat", "raincoat", "dress", "gown", "robe", "suit", "blouse", "tunic", "uniform", "cardigan", "vest", "armor", "armour", "cloak", "clothe", "overall", "tee", "top", "pullover", "outfit", "spacesuit", "parka", "kimono", "sari", "tuxedo");
  private static final Set<String> BOTTOMS = Set.of("trousers", "trouser", "pant", "jean", "skirt", "short", "legging");
  private static final Set<String> ACCENTS = Set.of("hat", "cap", "scarf", "cape", "bow", "backpack", "tie", "apron", "helmet", "beanie", "ribbon", "hood", "bag", "crown", "bandana", "headband", "hoodie");
  private static final Set<String> HAIRY = Set.of("hair", "haired", "curl", "beard", "braid", "ponytail", "pigtail", "bun", "bob", "fur", "mane", "redhead");
  private static final Set<String> SKINNY = Set.of("skin", "skinned", "complexion");

  /// Faces for animals whose icon shows the whole body.
  private static final Map<String, String> FACES = Map.ofEntries(Map.entry("dog", "dog-face"), Map.entry("cat", "cat-face"), Map.entry("black-cat", "cat-face"), Map.entry("rabbit", "rabbit-face"), Map.entry("mouse", "mouse-face"), Map.entry("rat", "mouse-face"), Map.entry("pig", "pig-face"), Map.entry("cow", "cow-face"), Map.entry("ox", "cow-face"), Map.entry("horse", "horse-face"), Map.entry("tiger", "tiger-face"), Map.entry("leopard", "tiger-face"), Map.entry("monkey", "monkey-face"), Map.entry("dragon", "dragon-face"), Map.entry("rooster", "chicken"), Map.entry("baby-chick", "chicken"), Map.entry("poodle", "dog-face"), Map.entry("guide-dog", "dog-face"));

  private final Icons icons;

  LookReader(Icons icons) {
    this.icons = icons;
  }

  Look read(Script.Character character, long storySeed) {
    var age = character.age() == null ? "" : character.age();
    return read(
        character.name(), character.gender(), age + " , " + character.look(), storySeed);
  }

  Look read(String name, @Nullable Gender gender, String description, long storySeed) {
    var text = Words.of(description + " " + name);
    var dice = new Random(Noise.mix(storySeed ^ Noise.mix(name.hashCode() * 31L + description.hashCode())));
    boolean feminine = isFeminine(gender, text, dice);
    var skin = SKINS[dice.nextInt(SKINS.length - 1)];
    var age = age(text);
    var hair = age == Age.ELDER ? Shade.of(0xdedbd6) : HAIRS[dice.nextInt(HAIRS.length)];
    var top = CLOTHES[dice.nextInt(CLOTHES.length)];
    var bottom = TROUSERS[dice.nextInt(TROUSERS.length)];
    var accent = CLOTHES[dice.nextInt(CLOTHES.length)];
    var style = style(text, feminine, age, dice);
    boolean topNamed = false;
    var words = text.list();
    for (int at = 0; at < words.size(); at++) {
      var rgb = COLORS.get(words.get(at));
      var thing = rgb == null ? "" : thing(words, at);
      if (HAIRY.contains(thing)) {
        hair = hairColor(words.get(at), Shade.of(rgb));
      } else if (SKINNY.contains(thing)) {
        skin = skinColor(words.get(at), skin);
      } else if (ACCENTS.contains(thing)) {
        accent = Shade.of(rgb);
      } else if (BOTTOMS.contains(thing)) {
        bottom = Shade.of(rgb);
      } else if (TOPS.contains(thing) || (rgb != null && !topNamed && !thing.equals("eye"))) {
        top = Shade.of(rgb);
        topNamed = true;
      }
    }
    if (text.hasAny(Words.phrases("blond, blonde"))) {
      hair = Shade.of(0xe6bd62);
    } else if (text.hasAny(Words.phrases("redhead, ginger"))) {
      hair = Shade.of(0xc4511f);
    }
    var garment = garment(text);
    var extras = worn(text);
    if (!topNamed) {
      top = uniform(text, top);
    }
    return new Look(age, feminine, skin, hair, style, garment, top, bottom, accent, extras, species(text));
  }

  private static String thing(List<String> words, int color) {
    for (int at = color + 1; at < Math.min(words.size(), color + 4); at++) {
      var word = words.get(at);
      if (HAIRY.contains(word) || SKINNY.contains(word) || TOPS.contains(word) || BOTTOMS.contains(word) || ACCENTS.contains(word) || word.equals("eye")) {
        return word;
      }
    }
    return "";
  }

  private static boolean isFeminine(@Nullable Gender gender, Words text, Random dice) {
    boolean chance = dice.nextBoolean();
    if (gender != null) {
      return gender == Gender.FEMALE;
    }
    if (text.hasAny(FEMALE)) {
      return true;
    }
    return !text.hasAny(MALE) && chance;
  }

  private static Age age(Words text) {
    for (var word : text.list()) {
      if (word.length() <= 2 && word.chars().allMatch(Character::isDigit)) {
        int years = Integer.parseInt(word);
        return years < 3 ? Age.BABY : years < 12 ? Age.CHILD : years < 18 ? Age.TEEN : years < 62 ? Age.ADULT : Age.ELDER;
      }
    }
    for (var entry : AGES.entrySet()) {
      if (text.hasAny(entry.getValue())) {
        return entry.getKey();
      }
    }
    return Age.ADULT;
  }

  private static Hair style(Words text, boolean feminine, Age age, Random dice) {
    int choice = dice.nextInt(100);
    for (var entry : STYLES.entrySet()) {
      if (text.hasAny(entry.getValue())) {
        return entry.getKey();
      }
    }
    if (age == Age.BABY) {
      return Hair.SHORT;
    }
    if (!feminine) {
      return choice < 60 ? Hair.SHORT : choice < 80 ? Hair.SPIKY : age == Age.ELDER ? Hair.BALD : Hair.CURLY;
    }
    var styles = age == Age.ELDER ? new Hair[] {Hair.BUN, Hair.BOB} : new Hair[] {Hair.LONG, Hair.BOB, Hair.PONYTAIL, Hair.CURLY};
    return styles[choice % styles.length];
  }

  private static Garment garment(Words text) {
    for (var entry : GARMENTS.entrySet()) {
      if (text.hasAny(entry.getValue())) {
        return entry.getKey();
      }
    }
    return Garment.SHIRT;
  }

  private static Set<Extra> worn(Words text) {
    var worn = EnumSet.noneOf(Extra.class);
    EXTRAS.forEach(
        (extra, phrases) -> {
          if (text.hasAny(phrases)) {
            worn.add(extra);
          }
        });
    return worn;
  }

  private static Color uniform(Words text, Color otherwise) {
    if (text.hasAny(Words.phrases("doctor, nurse, scientist, chef, baker, astronaut, lab coat, bride, angel"))) {
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

  /// The face of the creature that the words name, if they do not name a human being first.
  private @Nullable Icon species(Words text) {
    for (var mention : icons.mentionedIn(text)) {
      var name = FACES.getOrDefault(mention.icon().name(), mention.icon().name());
      var icon = icons.named(name);
      boolean animal = icon.kind() == Icon.Kind.HEAD || BODIES.contains(name);
      if (animal && !icon.name().equals("skull")) {
        return icon;
      }
    }
    return null;
  }

  /// Animals without a face of their own: their whole icon is the figure.
  static final Set<String> BODIES = Set.of("elephant", "owl", "penguin", "turtle", "snail", "hedgehog", "chipmunk", "deer", "giraffe", "zebra", "camel", "kangaroo", "duck", "swan", "goose", "bird", "blackbird", "dove", "eagle", "parrot", "peacock", "flamingo", "goat", "ewe", "ram", "llama", "crocodile", "sloth", "otter", "beaver", "badger", "skunk", "seal", "octopus", "whale", "spouting-whale", "dolphin", "shark", "fish", "tropical-fish", "crab", "lobster", "snake", "lizard", "t-rex", "sauropod", "gorilla", "orangutan", "rhinoceros", "hippopotamus", "ghost", "snowman", "alien-monster", "troll", "butterfly", "honeybee", "lady-beetle", "ant", "spider", "bison", "donkey", "phoenix-bird", "bat", "turkey", "teddy-bear");

  private static Map<String, Integer> colors() {
    var map = new LinkedHashMap<String, Integer>();
    String[] names = {"red", "crimson", "scarlet", "orange", "yellow", "golden", "gold", "green", "emerald", "teal", "turquoise", "blue", "navy", "purple", "violet", "lavender", "pink", "magenta", "brown", "beige", "tan", "white", "cream", "silver", "grey", "gray", "black", "dark", "olive", "pale", "light", "maroon", "mint", "peach", "khaki", "coral", "auburn", "blond", "blonde"};
    int[] values = {0xd63a31, 0xb51f33, 0xdc2f26, 0xf08a2c, 0xf5c83b, 0xe8b53e, 0xe8b53e, 0x3c9a4d, 0x1f9b6b, 0x1f8f8a, 0x35b8b4, 0x2f72c4, 0x24386b, 0x7a46b0, 0x8250c2, 0xb79ce0, 0xf084ac, 0xcf3f9a, 0x855634, 0xdcc7a1, 0xcfa878, 0xf4f4f0, 0xf5ead0, 0xc5ccd4, 0x8a9099, 0x8a9099, 0x2a2a33, 0x33323d, 0x7d8040, 0xf3e6da, 0xe9e4da, 0x7a2030, 0x9be0c0, 0xf7bd96, 0xb3a06b, 0xff7f66, 0x8c3f22, 0xe6bd62, 0xe6bd62};
    for (int i = 0; i < names.length; i++) {
      map.put(names[i], values[i]);
    }
    return map;
  }

  private static Map<Age, List<Words>> ages() {
    var map = new LinkedHashMap<Age, List<Words>>();
    map.put(Age.BABY, Words.phrases("baby, infant, toddler, newborn"));
    map.put(Age.TEEN, Words.phrases("teen, teenage, teenager, adolescent, student"));
    map.put(Age.ELDER, Words.phrases("old man, old woman, elderly, grandmother, grandfather, grandma, grandpa, old lady, elder, senior, aged, old, wizard, retired, sixty, seventy, eighty"));
    map.put(Age.CHILD, Words.phrases("girl, boy, child, kid, little, young boy, young girl, daughter, son"));
    return map;
  }

  private static Map<Extra, List<Words>> extras() {
    var map = new LinkedHashMap<Extra, List<Words>>();
    map.put(Extra.APRON, Words.phrases("apron, chef, baker, cook, barista"));
    map.put(Extra.BACKPACK, Words.phrases("backpack, rucksack, hiker, explorer, student"));
    map.put(Extra.BEARD, Words.phrases("beard, bearded, wizard, santa, dwarf"));
    map.put(Extra.BOW, Words.phrases("hair bow, ribbon in, bow in, ribbon, hair ribbon"));
    map.put(Extra.CAP, Words.phrases("cap, police, policeman, pilot, captain, sailor, beanie"));
    map.put(Extra.CAPE, Words.phrases("cape, superhero, king, vampire, cloak"));
    map.put(Extra.CHEF_HAT, Words.phrases("chef, baker, cook"));
    map.put(Extra.CROWN, Words.phrases("crown, king, queen, princess, prince, tiara"));
    map.put(Extra.EYE_PATCH, Words.phrases("eye patch, eyepatch, pirate"));
    map.put(Extra.FRECKLES, Words.phrases("freckle, freckled"));
    map.put(Extra.GLASSES, Words.phrases("glasses, spectacles, goggles, librarian, scientist, professor, sunglasses"));
    map.put(Extra.HAT, Words.phrases("hat, detective, cowboy, farmer, fedora, pirate, straw hat, gardener"));
    map.put(Extra.HELMET, Words.phrases("helmet, knight, firefighter, construction worker, miner, cyclist, viking"));
    map.put(Extra.MOUSTACHE, Words.phrases("moustache, mustache"));
    map.put(Extra.POINTED_HAT, Words.phrases("wizard, witch, sorcerer, pointed hat, pointy hat, elf, gnome"));
    map.put(Extra.SCARF, Words.phrases("scarf, shawl, bandana"));
    map.put(Extra.SPACE_HELMET, Words.phrases("astronaut, spacesuit, space suit, cosmonaut"));
    map.put(Extra.TIE, Words.phrases("tie, suit, businessman, banker, boss, manager"));
    return map;
  }

  private static Map<Garment, List<Words>> garments() {
    var map = new LinkedHashMap<Garment, List<Words>>();
    map.put(Garment.ARMOR, Words.phrases("armor, armour, knight, astronaut, spacesuit, space suit"));
    map.put(Garment.COAT, Words.phrases("coat, raincoat, robe, trench coat, trenchcoat, cloak, doctor, scientist, detective, wizard, lab coat, kimono, parka"));
    map.put(Garment.DRESS, Words.phrases("dress, gown, skirt, princess, queen, bride, witch, ballerina, fairy"));
    map.put(Garment.SUIT, Words.phrases("suit, tuxedo, businessman, businesswoman, banker, boss, groom, butler"));
    return map;
  }

  private static Map<Hair, List<Words>> styles() {
    var map = new LinkedHashMap<Hair, List<Words>>();
    map.put(Hair.BALD, Words.phrases("bald, hairless, shaved head"));
    map.put(Hair.BRAIDS, Words.phrases("braid, braided, pigtail, plait"));
    map.put(Hair.PONYTAIL, Words.phrases("ponytail, pony tail"));
    map.put(Hair.BUN, Words.phrases("bun, topknot, hair up"));
    map.put(Hair.CURLY, Words.phrases("curly, curl, afro, frizzy, wavy"));
    map.put(Hair.SPIKY, Words.phrases("spiky, messy, mohawk, tousled"));
    map.put(Hair.BOB, Words.phrases("bob, shoulder length, chin length"));
    map.put(Hair.LONG, Words.phrases("long hair, long black, long brown, long blond, long blonde, long red, long dark, long white, long silver, long curly, flowing hair, princess, queen, mermaid"));
    map.put(Hair.SHORT, Words.phrases("short hair, short black, short brown, short blond, short dark, crew cut, cropped"));
    return map;
  }

  private static Color[] palette(int... values) {
    var colors = new Color[values.length];
    for (int i = 0; i < values.length; i++) {
      colors[i] = Shade.of(values[i]);
    }
    return colors;
  }
}
