package reelsmith.provider.offline.picture;

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

/// Reads a look from the words about somebody. What the words leave open is chosen by chance from
/// the story's seed and the name, so that it stays the same in all pictures of the story.
final class LookReader {

  private static final List<Words> FEMALE =
      Words.phrases(
          "woman, girl, lady, female, mother, mom, grandmother, grandma, queen, princess, witch, she, her, daughter, sister, aunt, actress, waitress, mermaid, wife, bride, heroine");
  private static final List<Words> MALE =
      Words.phrases(
          "man, boy, male, father, dad, grandfather, grandpa, king, prince, wizard, he, his, son, brother, uncle, actor, waiter, husband, groom, beard, moustache, hero");

  private static final Map<Age, List<Words>> AGES = ages();
  private static final Map<Extra, List<Words>> EXTRAS = extras();
  private static final Map<Garment, List<Words>> GARMENTS = garments();
  private static final Map<Hair, List<Words>> STYLES = styles();

  private final Icons icons;

  LookReader(Icons icons) {
    this.icons = icons;
  }

  Look read(Script.Character character, long storySeed) {
    var age = character.age() == null ? "" : character.age();
    return read(character.name(), character.gender(), age + " , " + character.look(), storySeed);
  }

  Look read(String name, @Nullable Gender gender, String description, long storySeed) {
    var text = Words.of(description + " " + name);
    var dice =
        new Random(
            Noise.mix(storySeed ^ Noise.mix(name.hashCode() * 31L + description.hashCode())));
    boolean feminine = isFeminine(gender, text, dice);
    var age = age(text);
    var colors = LookColors.in(text, LookColors.chosen(text, age == Age.ELDER, dice));
    return new Look(
        age,
        feminine,
        colors.skin(),
        colors.hair(),
        style(text, feminine, age, dice),
        garment(text),
        colors.top(),
        colors.bottom(),
        colors.accent(),
        worn(text),
        Species.in(text, icons));
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
        return years < 3
            ? Age.BABY
            : years < 12 ? Age.CHILD : years < 18 ? Age.TEEN : years < 62 ? Age.ADULT : Age.ELDER;
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
      return choice < 60
          ? Hair.SHORT
          : choice < 80 ? Hair.SPIKY : age == Age.ELDER ? Hair.BALD : Hair.CURLY;
    }
    var styles =
        age == Age.ELDER
            ? new Hair[] {Hair.BUN, Hair.BOB}
            : new Hair[] {Hair.LONG, Hair.BOB, Hair.PONYTAIL, Hair.CURLY};
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

  private static Map<Age, List<Words>> ages() {
    var map = new LinkedHashMap<Age, List<Words>>();
    map.put(Age.BABY, Words.phrases("baby, infant, toddler, newborn"));
    map.put(Age.TEEN, Words.phrases("teen, teenage, teenager, adolescent, student"));
    map.put(
        Age.ELDER,
        Words.phrases(
            "old man, old woman, elderly, grandmother, grandfather, grandma, grandpa, old lady, elder, senior, aged, old, wizard, retired, sixty, seventy, eighty"));
    map.put(
        Age.CHILD,
        Words.phrases("girl, boy, child, kid, little, young boy, young girl, daughter, son"));
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
    map.put(
        Extra.GLASSES,
        Words.phrases("glasses, spectacles, goggles, librarian, scientist, professor, sunglasses"));
    map.put(
        Extra.HAT,
        Words.phrases("hat, detective, cowboy, farmer, fedora, pirate, straw hat, gardener"));
    map.put(
        Extra.HELMET,
        Words.phrases("helmet, knight, firefighter, construction worker, miner, cyclist, viking"));
    map.put(Extra.MOUSTACHE, Words.phrases("moustache, mustache"));
    map.put(
        Extra.POINTED_HAT,
        Words.phrases("wizard, witch, sorcerer, pointed hat, pointy hat, elf, gnome"));
    map.put(Extra.SCARF, Words.phrases("scarf, shawl, bandana"));
    map.put(Extra.SPACE_HELMET, Words.phrases("astronaut, spacesuit, space suit, cosmonaut"));
    map.put(Extra.TIE, Words.phrases("tie, suit, businessman, banker, boss, manager"));
    return map;
  }

  private static Map<Garment, List<Words>> garments() {
    var map = new LinkedHashMap<Garment, List<Words>>();
    map.put(
        Garment.ARMOR, Words.phrases("armor, armour, knight, astronaut, spacesuit, space suit"));
    map.put(
        Garment.COAT,
        Words.phrases(
            "coat, raincoat, robe, trench coat, trenchcoat, cloak, doctor, scientist, detective, wizard, lab coat, kimono, parka"));
    map.put(
        Garment.DRESS,
        Words.phrases("dress, gown, skirt, princess, queen, bride, witch, ballerina, fairy"));
    map.put(
        Garment.SUIT,
        Words.phrases("suit, tuxedo, businessman, businesswoman, banker, boss, groom, butler"));
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
    map.put(
        Hair.LONG,
        Words.phrases(
            "long hair, long black, long brown, long blond, long blonde, long red, long dark, long white, long silver, long curly, flowing hair, princess, queen, mermaid"));
    map.put(
        Hair.SHORT,
        Words.phrases(
            "short hair, short black, short brown, short blond, short dark, crew cut, cropped"));
    return map;
  }
}
