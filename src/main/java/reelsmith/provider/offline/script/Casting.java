package reelsmith.provider.offline.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.Gender;
import reelsmith.provider.PlainSpeech;
import reelsmith.provider.Script;

/// Finds people for a story: the caller's first, then the idea's, then invented ones.
final class Casting {

  private static final Map<String, String> TITLED =
      Map.of(
          "dr.",
          "scientist",
          "detective",
          "detective",
          "captain",
          "ship's captain",
          "chef",
          "chef",
          "agent",
          "secret agent",
          "professor",
          "professor",
          "prof.",
          "professor",
          "king",
          "king",
          "queen",
          "queen");

  private static final String BEASTS =
      "dragon|unicorn|phoenix|griffin|monster|beast|creature|yeti|bigfoot|kraken|dinosaur|werewolf|troll|goblin";

  private final Idea idea;
  private final Plot plot;
  private final Dice dice;
  private final List<Script.Character> wishes;
  private final Set<String> taken = new HashSet<>();

  private Casting(Idea idea, Plot plot, List<Script.Character> wishes, Dice dice) {
    this.idea = idea;
    this.plot = plot;
    this.dice = dice;
    this.wishes =
        wishes.stream()
            .filter(
                wish ->
                    !wish.name().isBlank()
                        && !wish.name().strip().equalsIgnoreCase(Script.NARRATOR))
            .toList();
    this.wishes.forEach(wish -> taken.add(initial(wish.name())));
    taken.add(idea.heroName().isEmpty() ? "" : initial(idea.heroName()));
  }

  /// The hero, the other one, and then whoever else the caller wants, in this order.
  static List<Role> cast(Idea idea, Plot plot, List<Script.Character> wishes, Dice dice) {
    return new Casting(idea, plot, wishes, dice).all();
  }

  private List<Role> all() {
    var roles = new ArrayList<Role>();
    roles.add(hero());
    roles.add(other());
    for (int i = 2; i < wishes.size(); i++) {
      roles.add(role(wishes.get(i), "", "", "", "person"));
    }
    return List.copyOf(roles);
  }

  private Role hero() {
    var phrase = idea.hero();
    boolean named = phrase != null && phrase.name();
    String kind = phrase == null || named ? "" : kindOf(phrase);
    Script.@Nullable Character wish = wishes.isEmpty() ? null : wishes.getFirst();
    if (named) {
      kind = TITLED.getOrDefault(idea.heroName().split(" ")[0].toLowerCase(Locale.ROOT), "");
    }
    if (kind.isEmpty()) {
      kind = dice.pick(plot.props().getOrDefault("heroes", List.of("traveler")));
    }
    return role(wish, idea.heroName(), kind, "", species(kind));
  }

  private Role other() {
    @Nullable NounPhrase phrase = idea.pair() ? idea.hero() : idea.other();
    Script.@Nullable Character wish = wishes.size() < 2 ? null : wishes.get(1);
    String name = phrase != null && phrase.name() ? phrase.full() : "";
    String kind = phrase == null || phrase.name() ? "" : kindOf(phrase);
    var relation = "";
    if (phrase != null && !phrase.owner().isEmpty()) {
      relation = kind;
    }
    if (kind.isEmpty() && name.isEmpty() && wish == null) {
      relation = dice.pick(Pools.of(heroIsAnimal() ? "relation.animal" : "relation.person"));
    }
    int comma = relation.indexOf(", ");
    String spoken = comma < 0 ? relation : relation.substring(0, comma);
    String described =
        comma < 0
            ? kind.isEmpty() ? relation : kind
            : relation.substring(comma + 2).replaceFirst("^an? ", "");
    return role(wish, name, described, spoken, species(described));
  }

  private boolean heroIsAnimal() {
    return idea.hero() != null && idea.hero().is("animal");
  }

  private static String kindOf(NounPhrase phrase) {
    var nouns = new ArrayList<>(phrase.nouns());
    nouns.set(nouns.size() - 1, English.singular(nouns.getLast()));
    var adjectives =
        phrase.adjectives().stream()
            .filter(word -> !word.equals("same") && !word.equals("other"))
            .toList();
    return (String.join(" ", adjectives) + " " + String.join(" ", nouns)).strip();
  }

  private static String species(String kind) {
    var head = kind.substring(kind.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    boolean metal =
        kind.toLowerCase(Locale.ROOT)
            .matches(
                ".*\\b(robot|android|cyborg|toaster|vacuum|drone|computer|machine|bot|ai)\\b.*");
    return metal
        ? "robot"
        : head.matches("ghost|spirit|phantom")
            ? "ghost"
            : Lexicon.nounIs(head, "animal")
                ? "animal"
                : head.matches(BEASTS) ? "creature" : "person";
  }

  private Role role(
      Script.@Nullable Character wish, String named, String kind, String relation, String species) {
    @Nullable Gender gender = wish != null ? wish.gender() : gender(kind, named);
    String name = wish != null ? PlainSpeech.of(wish.name()) : named;
    if (name.isEmpty()) {
      name = freshName(species, gender);
    }
    var words = List.of(name.split(" "));
    boolean titled =
        words.size() == 2 && Lexicon.is(words.getFirst().toLowerCase(Locale.ROOT), "title");
    String called = titled ? words.getLast() : name;
    var wear = wear(species, kind);
    String wishedLook = wish == null ? "" : PlainSpeech.of(wish.look());
    @Nullable String age =
        wish != null && wish.age() != null ? wish.age() : age(kind + " " + relation, species);
    String look = wishedLook.isEmpty() ? look(species, kind, age, wear) : wishedLook;
    return new Role(
        name,
        called,
        kind,
        relation,
        gender,
        age,
        look,
        wishedLook.isEmpty() ? wear : "the same clothes");
  }

  private Gender gender(String kind, String named) {
    var head = kind.substring(kind.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    boolean hero =
        idea.hero() == null || kind.equals(idea.hero().name() ? "" : kindOf(idea.hero()));
    if (Lexicon.nounIs(head, "woman")
        || hero && idea.says("she", "her", "herself") && !idea.says("he", "his")) {
      return Gender.FEMALE;
    }
    if (Lexicon.nounIs(head, "man")
        || hero && idea.says("he", "his", "himself") && !idea.says("she", "her")) {
      return Gender.MALE;
    }
    String first = named.isEmpty() ? "" : named.substring(named.lastIndexOf(' ') + 1);
    return Pools.of("female").contains(first) || first.endsWith("a")
        ? Gender.FEMALE
        : Pools.of("male").contains(first)
            ? Gender.MALE
            : dice.below(2) == 0 ? Gender.FEMALE : Gender.MALE;
  }

  private String freshName(String species, @Nullable Gender gender) {
    var pool =
        switch (species) {
          case "robot" -> Pools.of("robot");
          case "animal", "creature", "ghost" -> Pools.of("pet");
          default -> gender == Gender.MALE ? Pools.of("male") : Pools.of("female");
        };
    for (var candidate : dice.shuffled(pool)) {
      if (taken.add(initial(candidate))
          && !idea.words().contains(candidate.toLowerCase(Locale.ROOT))) {
        return candidate;
      }
    }
    return dice.pick(pool) + " the Second";
  }

  private static String initial(String name) {
    var stripped = name.strip();
    return stripped.isEmpty()
        ? ""
        : stripped.substring(0, stripped.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }

  private @Nullable String age(String kind, String species) {
    var words = List.of(kind.split(" "));
    if (!species.equals("person")) {
      return null;
    }
    if (words.stream().anyMatch(word -> Lexicon.nounIs(word, "child"))
        || words.contains("schoolgirl")) {
      return "about " + (7 + dice.below(8));
    }
    if (words.stream().anyMatch(word -> Lexicon.nounIs(word, "elder"))
        || words.contains("retired")
        || words.contains("old")) {
      return "about " + (64 + dice.below(15));
    }
    if (words.contains("young") || words.contains("trainee") || words.contains("junior")) {
      return "about " + (18 + dice.below(6));
    }
    return "about " + (26 + dice.below(24));
  }

  private String wear(String species, String kind) {
    return switch (species) {
      case "robot" -> dice.pick(Pools.of("adornment"));
      case "animal", "creature", "ghost" -> dice.pick(Pools.of("adornment"));
      default ->
          kind.contains("firefighter")
              ? "a red firefighter's jacket"
              : kind.contains("astronaut")
                  ? "a white spacesuit with orange stripes"
                  : kind.matches(".*\\b(chef|baker|cook)\\b.*")
                      ? "a flour-dusted white apron"
                      : kind.matches(".*\\b(doctor|scientist|nurse)\\b.*")
                          ? "a white coat over a green sweater"
                          : dice.pick(Pools.of("wear"));
    };
  }

  private String look(String species, String kind, @Nullable String age, String wear) {
    String described = kind.isEmpty() ? "" : kind + ", ";
    return switch (species) {
      case "ghost" -> described + "translucent pale blue shape with kind eyes, wearing " + wear;
      case "robot" ->
          described + dice.pick(Pools.of("metal")) + " body, round glowing eyes, wearing " + wear;
      case "animal", "creature" -> {
        boolean scaly =
            kind.matches(
                ".*(fish|shark|octopus|squid|crab|lobster|turtle|tortoise|frog|toad|snake|lizard|crocodile|alligator|dragon|mermaid|dinosaur).*");
        boolean bird =
            kind.matches(
                ".*(bird|parrot|pigeon|crow|raven|owl|eagle|hawk|falcon|sparrow|robin|swan|duck|goose|chicken|hen|rooster|penguin|flamingo|peacock|gull|phoenix).*");
        String coat =
            scaly
                ? dice.pick(Pools.of("scales")) + " skin"
                : dice.pick(Pools.of("fur")) + (bird ? " feathers" : " fur");
        yield described + coat + ", bright curious eyes, wearing " + wear;
      }
      default ->
          described
              + (age == null ? "" : age + " years old, ")
              + dice.pick(Pools.of("hair"))
              + ", wearing "
              + wear;
    };
  }
}
