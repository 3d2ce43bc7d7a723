package reelsmith.provider.offline.voice;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Symbols of measures that follow a number, such as `km`.
final class Measures {

  private record Name(String one, String many) {}

  private static final Map<String, Name> NAMES = new HashMap<>();

  static {
    name("kilometer", "kilometers", "km");
    name("meter", "meters", "m");
    name("centimeter", "centimeters", "cm");
    name("millimeter", "millimeters", "mm");
    name("mile", "miles", "mi");
    name("foot", "feet", "ft");
    name("kilogram", "kilograms", "kg");
    name("gram", "grams", "g");
    name("milligram", "milligrams", "mg");
    name("pound", "pounds", "lb", "lbs");
    name("ounce", "ounces", "oz");
    name("liter", "liters", "l", "L");
    name("milliliter", "milliliters", "ml", "mL");
    name("mile per hour", "miles per hour", "mph");
    name("kilometer per hour", "kilometers per hour", "km/h", "kph");
    name("square meter", "square meters", "m squared ", "m2");
    name("square kilometer", "square kilometers", "km squared ", "km2");
    name("degree celsius", "degrees celsius", "°C");
    name("degree fahrenheit", "degrees fahrenheit", "°F");
    name("degree", "degrees", "°");
    name("percent", "percent", "%");
    name("kilobyte", "kilobytes", "KB", "kB");
    name("megabyte", "megabytes", "MB");
    name("gigabyte", "gigabytes", "GB");
    name("terabyte", "terabytes", "TB");
    name("hertz", "hertz", "Hz");
    name("kilohertz", "kilohertz", "kHz");
    name("megahertz", "megahertz", "MHz");
    name("gigahertz", "gigahertz", "GHz");
    name("watt", "watts", "W");
    name("kilowatt", "kilowatts", "kW");
    name("volt", "volts", "V");
    name("second", "seconds", "s", "sec", "secs");
    name("millisecond", "milliseconds", "ms");
    name("minute", "minutes", "min", "mins");
    name("hour", "hours", "h", "hr", "hrs");
    name("times", "times", "x");
  }

  /// All symbols as alternatives of a pattern, longest first.
  static final String SYMBOLS =
      NAMES.keySet().stream()
          .sorted(Comparator.comparing(String::length).reversed().thenComparing(String::compareTo))
          .map(Pattern::quote)
          .collect(Collectors.joining("|"));

  /// Symbols that stand apart from their number without being words of their own.
  static final String DETACHED_SYMBOLS =
      "km/h|kph|mph|km|cm|mm|kg|mg|lbs?|oz|ft|ml|mL|kB|KB|MB|GB|TB|kHz|MHz|GHz|Hz|kW|°C|°F|°|hrs?|mins?|secs?";

  private Measures() {}

  private static void name(String one, String many, String... symbols) {
    for (var symbol : symbols) {
      NAMES.put(symbol, new Name(one, many));
    }
  }

  static List<String> words(String symbol, boolean single) {
    var name = NAMES.get(symbol);
    if (name == null) {
      throw new IllegalArgumentException("no measure has the symbol " + symbol);
    }
    return List.of((single ? name.one() : name.many()).split(" "));
  }
}
