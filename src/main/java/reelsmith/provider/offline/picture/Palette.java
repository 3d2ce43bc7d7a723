package reelsmith.provider.offline.picture;

import java.awt.Color;
import reelsmith.provider.offline.picture.Surroundings.Daytime;
import reelsmith.provider.offline.picture.Surroundings.Mood;
import reelsmith.provider.offline.picture.Surroundings.Weather;

/// The colours of a scene under its light.
///
/// @param light of sun, moon or lamps
/// @param haze what the distance fades into
/// @param foliage leaves and grass, not yet lit
record Palette(
    Surroundings surroundings,
    Color skyTop,
    Color skyMiddle,
    Color skyLow,
    Color light,
    Color haze,
    Color foliage) {

  static Palette of(Surroundings surroundings) {
    var sky =
        switch (surroundings.daytime()) {
          case DAY -> new int[] {0x2f82d8, 0x7fc4f2, 0xe4f3ea, 0xfff4cf};
          case DAWN -> new int[] {0x4f74c4, 0xf0a9a2, 0xffe2b0, 0xfff0c4};
          case DUSK -> new int[] {0x2b2068, 0xd4527f, 0xffb45f, 0xffdf96};
          case NIGHT -> new int[] {0x070d33, 0x1c3172, 0x5266a8, 0xe6eeff};
        };
    var colors = new Color[4];
    for (int i = 0; i < 4; i++) {
      colors[i] = temper(Shade.of(sky[i]), surroundings, i == 3);
    }
    var haze = Shade.mix(colors[2], colors[1], surroundings.daytime() == Daytime.NIGHT ? .65 : .3);
    return new Palette(
        surroundings, colors[0], colors[1], colors[2], colors[3], haze, foliage(surroundings));
  }

  private static Color temper(Color color, Surroundings surroundings, boolean light) {
    boolean night = surroundings.daytime() == Daytime.NIGHT;
    double part = light ? .35 : 1;
    var weathered =
        switch (surroundings.weather()) {
          case STORM -> Shade.mix(color, Shade.of(night ? 0x10151f : 0x39434f), .68 * part);
          case RAIN -> Shade.mix(color, Shade.of(night ? 0x1b2740 : 0x8391a1), .52 * part);
          case FOG -> Shade.mix(color, Shade.of(night ? 0x4a5874 : 0xdbe1e0), .55 * part);
          case SNOW -> Shade.mix(color, Shade.of(night ? 0x3c4c78 : 0xc6d5e6), .45 * part);
          case CLEAR -> color;
        };
    return switch (surroundings.mood()) {
      case EERIE -> Shade.mix(weathered, Shade.of(night ? 0x14352f : 0x2f3b3a), .4 * part);
      case SAD -> Shade.saturated(Shade.mix(weathered, Shade.of(0x5b6b80), .2 * part), .7);
      case MAGICAL -> Shade.mix(weathered, Shade.of(0x9a5cff), .18 * part);
      case JOYFUL -> Shade.saturated(weathered, 1.15);
      case CALM -> weathered;
    };
  }

  private static Color foliage(Surroundings surroundings) {
    if (surroundings.isSnowy()) {
      return Shade.of(0x7f9fa6);
    }
    return Shade.of(
        switch (surroundings.season()) {
          case SPRING -> 0x74b04a;
          case AUTUMN -> 0xc8752c;
          case SUMMER, WINTER -> 0x3f8f4c;
        });
  }

  /// The colour of a thing under the light of the scene.
  Color lit(Color color) {
    var moody = surroundings.mood() == Mood.EERIE ? Shade.saturated(color, .6) : color;
    var wet =
        surroundings.weather() == Weather.CLEAR || surroundings.weather() == Weather.SNOW
            ? moody
            : Shade.saturated(moody, .75);
    return switch (surroundings.daytime()) {
      case DAY -> wet;
      case DAWN -> Shade.mix(Shade.multiply(wet, 1.02, .93, .88), Shade.of(0xffb58f), .1);
      case DUSK -> Shade.mix(Shade.multiply(wet, .86, .66, .72), Shade.of(0x6b2d62), .16);
      case NIGHT -> Shade.mix(Shade.multiply(wet, .34, .42, .68), Shade.of(0x14245c), .2);
    };
  }

  Color lit(int rgb) {
    return lit(Shade.of(rgb));
  }

  /// The colour of a thing that stands far away: 0 is here, 1 is lost in the haze.
  Color far(Color color, double distance) {
    return Shade.mix(lit(color), haze, distance);
  }

  /// What grows or lies on the ground.
  Color ground() {
    return surroundings.isSnowy()
        ? Shade.of(0xdbe7f3)
        : Shade.mix(foliage, Shade.of(0x8fb356), .35);
  }

  boolean isDark() {
    return surroundings.isDark();
  }
}
