package reelsmith.provider.offline.picture;

import java.util.List;
import java.util.Optional;

/// Where a picture happens. Each place lists the words that name it and the words that hint at it,
/// and icons it already shows by itself.
enum Place {
  UNDERWATER(
      "underwater, under water, seabed, coral reef, sea floor, ocean floor, deep sea",
      "fish, octopus, jellyfish, shark, mermaid, submarine, squid"),
  SPACE(
      "outer space, space, galaxy, moon surface, on the moon, mars, planet, asteroid, orbit, cosmos, nebula",
      "astronaut, rocket, spaceship, alien, spacecraft, satellite",
      "ringed-planet",
      "globe-showing-europe-africa"),
  SEA(
      "sea, ocean, beach, shore, seaside, coast, island, harbour, harbor, bay, cliff, waves, pier, lagoon",
      "lighthouse, ship, sailboat, boat, whale, dolphin, pirate, captain, sailor, surf, seagull, crab",
      "whale-x"),
  RIVER(
      "river, lake, pond, stream, waterfall, riverbank, creek, swamp",
      "swan, duck, canoe, fishing, otter, beaver"),
  CAVE(
      "cave, cavern, tunnel, mine, grotto, underground, lair, dungeon",
      "bat, treasure, stalactite, crystal"),
  CASTLE(
      "castle, palace, fortress, kingdom, throne, courtyard, throne room",
      "king, queen, knight, princess, prince, dragon",
      "castle",
      "japanese-castle"),
  KITCHEN(
      "kitchen, bakery, cafe, restaurant, diner, coffee shop, dining room, bistro",
      "cook, cooking, baking, chef, breakfast, dinner, oven, recipe, barista, baker, frying pan"),
  SCHOOL(
      "school, classroom, library, class, university, lecture, bookshop, study room",
      "teacher, student, lesson, exam, librarian, blackboard, homework",
      "school",
      "stack-of-books"),
  OFFICE(
      "office, meeting room, boardroom, workplace, startup, cubicle, newsroom",
      "desk, meeting, boss, laptop, computer, presentation, programmer, developer, colleague",
      "office-building"),
  LABORATORY(
      "hospital, laboratory, lab, clinic, ward, operating room",
      "doctor, nurse, scientist, patient, experiment, professor, microscope, inventor",
      "hospital"),
  STAGE(
      "stage, concert, theatre, theater, stadium, arena, circus, club, ring, studio",
      "singer, band, audience, spotlight, dancer, performance, match, crowd cheers, musician, orchestra, microphone",
      "stadium",
      "circus-tent"),
  TRAIN("railway, train station, train, station, tracks, platform", "locomotive, wagon", "station"),
  ROAD(
      "road, highway, motorway, roadside, route",
      "car, truck, racing car, motorbike, bicycle, drive, driving, race"),
  CITY(
      "city, street, downtown, skyline, alley, town square, rooftop, skyscraper, market, avenue, neon, sidewalk, metropolis, marketplace, shop",
      "taxi, bus, cafe terrace, traffic, detective, police, subway",
      "office-building",
      "department-store"),
  VILLAGE(
      "village, town, cottage, square, neighbourhood, neighborhood, hamlet",
      "villager, church, windmill, well",
      "house",
      "houses"),
  FARM(
      "farm, barn, field, garden, greenhouse, orchard, vegetable patch, vineyard, backyard, park, playground",
      "farmer, cow, pig, tractor, chicken, harvest, pumpkin, gardener, hen, sheep, scarecrow, picnic"),
  DESERT(
      "desert, dune, sahara, oasis, canyon",
      "camel, cactus, pyramid, sand, cowboy, scorpion",
      "cactus"),
  FOREST(
      "forest, wood, jungle, rainforest, grove, woodland, clearing, trees",
      "fox, bear, owl, squirrel, deer, hedgehog, wolf, mushroom, elf, campfire, tiger, monkey, gorilla",
      "evergreen-tree",
      "deciduous-tree"),
  MOUNTAIN(
      "mountain, peak, summit, glacier, valley, alps, ridge, ice palace, arctic, north pole, volcano, snowfield, iceberg",
      "climber, goat, eagle, ski, sled, snowman, penguin, polar bear, hiker, igloo"),
  ROOM(
      "room, bedroom, living room, house, home, apartment, attic, cabin, bed, sofa, hallway, indoor, indoors, workshop, museum, inn, tavern, fireplace, cellar",
      "window, lamp, door, couch, chair, table, clock, piano, television",
      "house",
      "bed-x"),
  MEADOW(
      "meadow, hill, hillside, countryside, grassland, prairie, savanna, savannah, sky, outdoors, plain, clouds, rainbow",
      "horse, butterfly, kite, balloon, flower, rabbit, lion, elephant, giraffe, zebra, bird, flying, tree"),

  /// Nothing is named: soft shapes and light.
  ABSTRACT("", "");

  private final List<Words> names;
  private final List<Words> hints;
  private final List<String> covered;

  Place(String names, String hints, String... covered) {
    this.names = Words.phrases(names);
    this.hints = Words.phrases(hints);
    this.covered = List.of(covered);
  }

  /// True for places where an icon of this name would show the scenery a second time.
  boolean covers(String icon) {
    return covered.contains(icon);
  }

  boolean isIndoors() {
    return switch (this) {
      case KITCHEN, SCHOOL, OFFICE, LABORATORY, STAGE, ROOM -> true;
      default -> false;
    };
  }

  boolean hasSky() {
    return !isIndoors() && this != CAVE && this != UNDERWATER && this != SPACE;
  }

  /// The place the text names; of several the one with the longest name, then the last one, as
  /// English puts the ground after the figure.
  static Optional<Place> namedIn(Words text) {
    return best(text, true);
  }

  static Optional<Place> hintedIn(Words text) {
    return best(text, false);
  }

  private static Optional<Place> best(Words text, boolean byName) {
    Place best = null;
    int most = -1;
    for (var place : values()) {
      for (var phrase : byName ? place.names : place.hints) {
        int at = phrase.isEmpty() ? -1 : text.find(phrase, 0);
        int score = phrase.list().size() * 1000 + (byName ? at : 500 - at);
        if (at >= 0 && score > most) {
          most = score;
          best = place;
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
