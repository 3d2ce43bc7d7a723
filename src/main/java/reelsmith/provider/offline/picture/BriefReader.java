package reelsmith.provider.offline.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.PictureRequest;
import reelsmith.provider.Script;
import reelsmith.provider.offline.picture.Figure.Expression;
import reelsmith.provider.offline.picture.Figure.Pose;
import reelsmith.provider.offline.picture.Surroundings.Daytime;
import reelsmith.provider.offline.picture.Surroundings.Mood;
import reelsmith.provider.offline.picture.Surroundings.Season;
import reelsmith.provider.offline.picture.Surroundings.Weather;

/// Reads from the words of a request what is to be drawn.
final class BriefReader {

  private static final int MOST_FIGURES = 4;
  private static final int MOST_THINGS = 5;
  private static final int DESCRIPTION_BEFORE = 4;
  private static final int DESCRIPTION_AFTER = 8;
  private static final int REACH_OF_A_HAND = 5;

  private static final List<Words> PEOPLE =
      Words.phrases(
          "girl, boy, woman, man, child, kid, king, queen, princess, prince, knight, wizard, witch, pirate, captain, sailor,"
              + " astronaut, detective, doctor, nurse, scientist, professor, teacher, student, farmer, chef, baker, barista,"
              + " cook, soldier, singer, dancer, musician, artist, painter, firefighter, grandmother, grandfather, grandma,"
              + " grandpa, mother, father, mom, dad, baby, lady, gentleman, explorer, climber, hiker, superhero, vampire,"
              + " elf, fairy, mermaid, ninja, samurai, cowboy, keeper, hero, person, traveler, traveller, fisherman,"
              + " officer, worker, engineer, inventor, librarian, gardener, friend, people, crowd, family, boss, programmer");

  private static final Set<String> GROUPS = Set.of("people", "crowd", "family", "friend");
  private static final Set<String> IN_HAND =
      Set.of(
          "hold",
          "holding",
          "carry",
          "carrying",
          "with",
          "clutching",
          "reading",
          "read",
          "eating",
          "eat",
          "drinking",
          "drink",
          "raise",
          "lift",
          "offering",
          "playing",
          "waving",
          "grab",
          "take",
          "using",
          "swinging",
          "examining",
          "offer",
          "give",
          "giving",
          "show",
          "showing",
          "wave",
          "play");

  private final Icons icons;
  private final LookReader looks;

  BriefReader(Icons icons) {
    this.icons = icons;
    looks = new LookReader(icons);
  }

  Brief read(PictureRequest request) {
    var picture = Words.of(request.picture());
    var continuity = request.continuity().lines().map(Words::of).toList();
    var cast = request.characters().stream().limit(MOST_FIGURES).toList();
    long moment = Noise.mix(request.seed() ^ Noise.mix(picture.list().hashCode()));
    var mentions = mentions(picture, cast);
    var figures =
        cast.isEmpty()
            ? strangers(picture, moment)
            : figures(cast, picture, mentions, request.seed(), moment);
    var place = place(picture, continuity, !mentions.isEmpty() || !figures.isEmpty());
    var surroundings = surroundings(picture, continuity, place);
    var held = new HashSet<Icon>();
    figures.forEach(figure -> addIfPresent(held, figure.held()));
    var things =
        mentions.stream()
            .map(Icons.Mention::icon)
            .filter(icon -> !held.contains(icon) && !place.covers(icon.name()))
            .filter(icon -> figures.isEmpty() || icon.kind() != Icon.Kind.WEAR)
            .limit(MOST_THINGS)
            .toList();
    long scenery =
        Noise.mix(request.seed() * 31 + place.ordinal() * 7L + surroundings.daytime().ordinal());
    boolean depicted = place != Place.ABSTRACT || !things.isEmpty() || !figures.isEmpty();
    return new Brief(surroundings, figures, things, scenery, moment, depicted);
  }

  private static void addIfPresent(Set<Icon> icons, @Nullable Icon icon) {
    if (icon != null) {
      icons.add(icon);
    }
  }

  private static Place place(Words picture, List<Words> continuity, boolean somethingIsSeen) {
    return Place.namedIn(picture)
        .or(() -> first(continuity, Place::namedIn))
        .or(() -> Place.hintedIn(picture))
        .or(() -> first(continuity, Place::hintedIn))
        .orElse(somethingIsSeen ? Place.MEADOW : Place.ABSTRACT);
  }

  private static Surroundings surroundings(Words picture, List<Words> continuity, Place place) {
    var daytime = either(picture, continuity, Daytime::in).orElse(Daytime.DAY);
    var weather = either(picture, continuity, Weather::in).orElse(Weather.CLEAR);
    var season = either(picture, continuity, Season::in).orElse(Season.SUMMER);
    var mood = either(picture, continuity, Mood::in).orElse(Mood.CALM);
    return new Surroundings(
        place, place == Place.SPACE ? Daytime.NIGHT : daytime, weather, season, mood);
  }

  private static <T> Optional<T> either(
      Words picture, List<Words> continuity, Function<Words, Optional<T>> reading) {
    return reading.apply(picture).or(() -> first(continuity, reading));
  }

  private static <T> Optional<T> first(
      List<Words> continuity, Function<Words, Optional<T>> reading) {
    return continuity.stream().map(reading).flatMap(Optional::stream).findFirst();
  }

  /// The icons of the picture without those that stand for the characters themselves.
  private List<Icons.Mention> mentions(Words picture, List<Script.Character> cast) {
    var taken = new HashSet<String>();
    for (var character : cast) {
      taken.addAll(Words.of(character.name()).list());
      icons.mentionedIn(Words.of(character.look() + " " + character.name())).stream()
          .filter(
              mention ->
                  mention.icon().kind() == Icon.Kind.HEAD
                      || Species.BODIES.contains(mention.icon().name()))
          .forEach(mention -> taken.addAll(Words.of(mention.icon().name()).list()));
    }
    return icons.mentionedIn(picture).stream()
        .filter(
            mention -> mention.length() > 1 || !taken.contains(picture.list().get(mention.at())))
        .toList();
  }

  private List<Figure> figures(
      List<Script.Character> cast,
      Words picture,
      List<Icons.Mention> mentions,
      long seed,
      long moment) {
    var starts = cast.stream().map(character -> startOf(character, picture)).toList();
    var figures = new ArrayList<Figure>();
    for (int i = 0; i < cast.size(); i++) {
      int start = starts.get(i);
      int end =
          starts.stream()
              .filter(other -> other > start)
              .min(Comparator.naturalOrder())
              .orElse(picture.list().size());
      var own = start < 0 || cast.size() == 1 ? picture : picture.from(start, end);
      int facing =
          cast.size() == 1 ? (moment & 1) == 0 ? 1 : -1 : i < (cast.size() + 1) / 2 ? 1 : -1;
      figures.add(
          figure(
              cast.get(i).name(),
              looks.read(cast.get(i), seed),
              own,
              picture,
              facing,
              held(picture, mentions, start, end, i == 0 && start < 0)));
    }
    return figures;
  }

  private static int startOf(Script.Character character, Words picture) {
    int whole = picture.find(character.name());
    if (whole >= 0) {
      return whole;
    }
    return Words.of(character.name()).list().stream()
        .filter(word -> word.length() > 2 && !word.equals("the"))
        .mapToInt(word -> picture.list().indexOf(word))
        .filter(at -> at >= 0)
        .findFirst()
        .orElse(-1);
  }

  private static Figure figure(
      String name, Look look, Words own, Words all, int facing, @Nullable Icon held) {
    var pose = Pose.in(own);
    if (pose == Pose.STANDING) {
      pose = Pose.in(all);
    }
    var expression = Expression.in(own).or(() -> Expression.in(all)).orElse(Expression.NEUTRAL);
    return new Figure(name, look, pose, expression, facing, held);
  }

  private static @Nullable Icon held(
      Words picture, List<Icons.Mention> mentions, int start, int end, boolean anywhere) {
    var words = picture.list();
    for (var mention : mentions) {
      boolean mine = anywhere || (mention.at() > start && mention.at() < end && start >= 0);
      boolean small = mention.icon().metres() <= .6 || mention.icon().name().equals("umbrella");
      boolean fitting =
          switch (mention.icon().kind()) {
            case THING, PLANT, LAND -> small || mention.icon().name().equals("sword");
            case FLYER ->
                mention.icon().name().equals("balloon") || mention.icon().name().equals("kite");
            default -> false;
          };
      if (mine && fitting) {
        for (int at = Math.max(0, mention.at() - REACH_OF_A_HAND); at < mention.at(); at++) {
          if (IN_HAND.contains(words.get(at))) {
            return mention.icon();
          }
        }
      }
    }
    return null;
  }

  /// People whom the words mention although no character is given.
  private List<Figure> strangers(Words picture, long moment) {
    var mentions = icons.mentionedIn(picture);
    record Stranger(int at, String noun) {}
    var strangers = new ArrayList<Stranger>();
    for (var phrase : PEOPLE) {
      int at = picture.find(phrase, 0);
      if (at >= 0) {
        strangers.add(new Stranger(at, phrase.list().getFirst()));
      }
    }
    strangers.sort(Comparator.comparingInt(Stranger::at));
    var figures = new ArrayList<Figure>();
    int from = -1;
    for (int i = 0; i < strangers.size() && figures.size() < 3; i++) {
      var stranger = strangers.get(i);
      // "fisherman captain" and "baby girl" are one person.
      if (from >= 0 && stranger.at - from <= 1) {
        from = stranger.at;
        continue;
      }
      from = stranger.at;
      int end = i + 1 < strangers.size() ? strangers.get(i + 1).at : picture.list().size();
      var around =
          picture.from(
              stranger.at - DESCRIPTION_BEFORE, Math.min(end, stranger.at + DESCRIPTION_AFTER));
      int count = GROUPS.contains(stranger.noun) ? 3 : 1;
      for (int n = 0; n < count && figures.size() < 3; n++) {
        var look =
            looks.read(
                stranger.noun + n, null, String.join(" ", around.list()), n == 0 ? 0 : moment);
        int facing = figures.size() % 2 == 0 ? 1 : -1;
        var own = picture.from(stranger.at, end);
        figures.add(
            figure(
                stranger.noun,
                withoutSpecies(look),
                own,
                picture,
                facing,
                n == 0 ? held(picture, mentions, stranger.at, end, false) : null));
      }
    }
    return figures;
  }

  /// The animal beside a person is not the person.
  private static Look withoutSpecies(Look look) {
    return new Look(
        look.age(),
        look.feminine(),
        look.skin(),
        look.hair(),
        look.hairStyle(),
        look.garment(),
        look.top(),
        look.bottom(),
        look.accent(),
        look.extras(),
        null);
  }
}
