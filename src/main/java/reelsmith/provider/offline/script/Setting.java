package reelsmith.provider.offline.script;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Where and when the story plays.
///
/// @param kind of place, such as `sea`
/// @param times of day in their order; the story moves through them from first slide to last
record Setting(
    NounPhrase place,
    NounPhrase second,
    String kind,
    List<String> times,
    String weather,
    String folk) {

  private static final Map<String, String> TIMES =
      Map.ofEntries(
          Map.entry("midnight", "midnight"),
          Map.entry("night", "night"),
          Map.entry("tonight", "night"),
          Map.entry("morning", "morning"),
          Map.entry("dawn", "dawn"),
          Map.entry("sunrise", "sunrise"),
          Map.entry("noon", "noon"),
          Map.entry("afternoon", "afternoon"),
          Map.entry("evening", "evening"),
          Map.entry("dusk", "dusk"),
          Map.entry("sunset", "sunset"));
  private static final Map<String, String> WEATHER =
      Map.ofEntries(
          Map.entry("storm", "a raging storm"),
          Map.entry("snowstorm", "a heavy snowstorm"),
          Map.entry("blizzard", "a blizzard"),
          Map.entry("thunder", "thunder and dark clouds"),
          Map.entry("thunderstorm", "a thunderstorm"),
          Map.entry("lightning", "flashes of lightning"),
          Map.entry("rain", "steady rain"),
          Map.entry("rainy", "steady rain"),
          Map.entry("snow", "falling snow"),
          Map.entry("fog", "thick fog"),
          Map.entry("foggy", "thick fog"),
          Map.entry("mist", "thin mist"),
          Map.entry("wind", "strong wind"),
          Map.entry("sunshine", "bright sunshine"),
          Map.entry("sunny", "bright sunshine"),
          Map.entry("hurricane", "a hurricane"),
          Map.entry("tornado", "a tornado"));
  private static final Map<String, String> WORKPLACES =
      Map.ofEntries(
          Map.entry("baker", "bakery"),
          Map.entry("teacher", "school"),
          Map.entry("student", "university"),
          Map.entry("nurse", "hospital"),
          Map.entry("doctor", "hospital"),
          Map.entry("surgeon", "hospital"),
          Map.entry("astronaut", "space station"),
          Map.entry("chef", "restaurant"),
          Map.entry("barista", "cafe"),
          Map.entry("farmer", "farm"),
          Map.entry("sailor", "harbor"),
          Map.entry("fisherman", "harbor"),
          Map.entry("pirate", "pirate ship"),
          Map.entry("librarian", "library"),
          Map.entry("scientist", "laboratory"),
          Map.entry("knight", "castle"),
          Map.entry("king", "palace"),
          Map.entry("queen", "palace"),
          Map.entry("princess", "castle"),
          Map.entry("prince", "castle"),
          Map.entry("dragon", "mountain cave"),
          Map.entry("runner", "city stadium"),
          Map.entry("boxer", "old gym"),
          Map.entry("gardener", "garden"),
          Map.entry("witch", "forest clearing"),
          Map.entry("fox", "forest"),
          Map.entry("wolf", "forest"),
          Map.entry("bear", "forest"),
          Map.entry("octopus", "coral reef"),
          Map.entry("whale", "open sea"),
          Map.entry("firefighter", "fire station"),
          Map.entry("detective", "rainy old town"),
          Map.entry("clockmaker", "clock shop"),
          Map.entry("watchmaker", "clock shop"),
          Map.entry("artist", "studio"),
          Map.entry("pianist", "concert hall"),
          Map.entry("magician", "theater"),
          Map.entry("clown", "circus tent"));

  static Setting of(Idea idea, Plot plot, String tone, String heroKind, Dice dice) {
    var place = place(idea, plot, heroKind, dice);
    var kind = kind(place, idea);
    var second =
        idea.extras().stream()
            .filter(extra -> Lexicon.isPlace(extra.head()) && !extra.plural())
            .findFirst()
            .orElseGet(() -> NounPhrase.thing(dice.pick(Pools.of("place2." + kind))));
    var said = idea.words().stream().map(TIMES::get).filter(Objects::nonNull).findFirst();
    var times =
        said.map(time -> List.of(time, time, time.endsWith("night") ? "dawn" : "evening"))
            .orElse(plot.props().getOrDefault("times", List.of("morning", "evening", "night")));
    var weather =
        idea.words().stream()
            .map(WEATHER::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(
                () ->
                    kind.equals("space")
                        ? "stars outside"
                        : dice.pick(Pools.of("weather." + tone)));
    return new Setting(place, second, kind, times, weather, dice.pick(Pools.of("folk." + kind)));
  }

  private static NounPhrase place(Idea idea, Plot plot, String heroKind, Dice dice) {
    var said = idea.place();
    if (said != null) {
      return said;
    }
    var words = List.of(heroKind.toLowerCase(Locale.ROOT).split(" "));
    for (var word : words) {
      if (Lexicon.isPlace(word) && !word.equals(words.getLast())) {
        return NounPhrase.thing(word);
      }
    }
    var work = WORKPLACES.get(words.getLast());
    return NounPhrase.thing(
        work != null && idea.hero() != null
            ? work
            : dice.pick(plot.props().getOrDefault("places", List.of("old harbor"))));
  }

  private static String kind(NounPhrase place, Idea idea) {
    if (place.nouns().stream()
        .anyMatch(noun -> Lexicon.settingOf(noun.toLowerCase(Locale.ROOT)).equals("space"))) {
      return "space";
    }
    for (var noun : place.nouns().reversed()) {
      var kind = Lexicon.settingOf(noun.toLowerCase(Locale.ROOT));
      if (!kind.isEmpty()) {
        return idea.says("mars", "space", "spaceship", "orbit", "galaxy") ? "space" : kind;
      }
    }
    return "city";
  }

  String at(NounPhrase where) {
    return preposition(where) + " " + where.the();
  }

  String to(NounPhrase where) {
    return "to " + where.the();
  }

  private static String preposition(NounPhrase where) {
    var head = where.head().toLowerCase(Locale.ROOT);
    return Lexicon.nounIs(head, "onplace") ? "on" : Lexicon.nounIs(head, "atplace") ? "at" : "in";
  }

  /// The time of day at a share of the story from 0 to 1.
  String time(double share) {
    return times.get(Math.min(times.size() - 1, (int) (share * times.size())));
  }

  /// The place at a share of the story: its middle plays somewhere else.
  NounPhrase where(double share) {
    return share > 0.42 && share < 0.58 ? second : place;
  }
}
