package reelsmith.provider.offline.picture;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Place, time, weather, season and mood of a picture.
record Surroundings(Place place, Daytime daytime, Weather weather, Season season, Mood mood) {

  enum Daytime {
    NIGHT("night, midnight, moonlight, moonlit, starry, moon, stars, stargazing, late at night"),
    DUSK("sunset, dusk, evening, twilight, golden hour, nightfall"),
    DAWN("dawn, sunrise, morning, daybreak, early light"),
    DAY("day, noon, midday, afternoon, daylight, sunny, bright");

    private final List<Words> signs;

    Daytime(String signs) {
      this.signs = Words.phrases(signs);
    }

    static Optional<Daytime> in(Words text) {
      return first(values(), text, value -> value.signs);
    }
  }

  enum Weather {
    STORM("storm, stormy, thunder, lightning, hurricane, tempest, thunderstorm"),
    SNOW("snow, snowing, snowy, blizzard, snowfall, snowstorm, snowflake"),
    RAIN("rain, raining, rainy, drizzle, downpour, puddle"),
    FOG("fog, foggy, mist, misty, haze, hazy"),
    CLEAR("clear sky, sunny, cloudless");

    private final List<Words> signs;

    Weather(String signs) {
      this.signs = Words.phrases(signs);
    }

    static Optional<Weather> in(Words text) {
      return first(values(), text, value -> value.signs);
    }
  }

  enum Season {
    AUTUMN("autumn, fall leaves, falling leaves, october, harvest, halloween, november"),
    WINTER("winter, snow, snowy, christmas, ice, icy, frozen, blizzard, december, frost"),
    SPRING("spring, blossom, april, cherry blossom, easter"),
    SUMMER("summer");

    private final List<Words> signs;

    Season(String signs) {
      this.signs = Words.phrases(signs);
    }

    static Optional<Season> in(Words text) {
      return first(values(), text, value -> value.signs);
    }
  }

  enum Mood {
    EERIE(
        "scary, haunted, spooky, eerie, creepy, horror, ghost, nightmare, ominous, sinister, dark"),
    SAD("sad, lonely, gloomy, grief, melancholy, crying, tears, sorrow, grey, gray, abandoned"),
    MAGICAL(
        "magic, magical, enchanted, dream, fairy, glowing, mystical, wizard, sparkling, wonder"),
    JOYFUL(
        "happy, joyful, joy, celebrate, celebrating, party, cheerful, festival, laughing, bright"),
    CALM("calm, peaceful, quiet, serene, still");

    private final List<Words> signs;

    Mood(String signs) {
      this.signs = Words.phrases(signs);
    }

    static Optional<Mood> in(Words text) {
      return first(values(), text, value -> value.signs);
    }
  }

  private static <T> Optional<T> first(T[] values, Words text, Function<T, List<Words>> signs) {
    for (var value : values) {
      if (text.hasAny(signs.apply(value))) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /// True if the ground is white.
  boolean isSnowy() {
    return season == Season.WINTER || weather == Weather.SNOW;
  }

  boolean isDark() {
    return daytime == Daytime.NIGHT || place == Place.SPACE || place == Place.CAVE;
  }
}
