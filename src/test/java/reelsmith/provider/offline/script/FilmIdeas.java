package reelsmith.provider.offline.script;

import java.util.List;

/// Twenty ideas as different as callers are, each with the nouns a viewer must recognize.
record FilmIdeas(String idea, List<String> nouns) {

  static final List<FilmIdeas> TWENTY =
      List.of(
          of(
              "A lonely lighthouse keeper finds a message in a bottle from his future self",
              "lighthouse",
              "keeper",
              "message",
              "bottle",
              "self"),
          of("Umbrella", "umbrella"),
          of("Why do cats always land on their feet?", "cats", "feet"),
          of(
              "🚀 **Robot chef** opens a _ramen bar_ on Mars 🍜",
              "robot",
              "chef",
              "ramen",
              "bar",
              "Mars"),
          of(
              "Dr. O'Neill's last experiment goes wrong at midnight",
              "Dr. O'Neill",
              "experiment",
              "midnight"),
          of("two rival bakers fall in love during a snowstorm", "baker", "love", "snowstorm"),
          of(
              "In a small fishing village where nobody is allowed to sing, a stubborn grandmother teaches her shy"
                  + " granddaughter an old forbidden song that can calm the storm and bring the lost boats home",
              "village",
              "grandmother",
              "granddaughter",
              "song",
              "storm",
              "boats"),
          of("heist in a museum of stolen smiles", "museum", "smiles"),
          of("the last library on Earth", "library", "Earth"),
          of("a goldfish plans its escape", "goldfish", "escape"),
          of("haunted elevator stuck between floor 13 and 14", "elevator", "floor"),
          of(
              "Marathon runner loses her shoe at the final kilometer",
              "marathon",
              "runner",
              "shoe",
              "kilometer"),
          of("my grandmother's secret recipe", "grandmother", "recipe"),
          of(
              "A dragon who's afraid of fire meets a young firefighter",
              "dragon",
              "fire",
              "firefighter"),
          of("What if the moon was a giant egg?", "moon", "egg"),
          of("Detective Ruiz and the case of the missing violin", "Ruiz", "case", "violin"),
          of("Make a funny video about office life on Mondays", "office", "Monday"),
          of("pizza, thunder & regret", "pizza", "thunder", "regret"),
          of(
              "# THE KNIGHT WITHOUT A SWORD\n\nHe must cross the desert before sunrise.",
              "knight",
              "sword",
              "desert"),
          of("robots", "robot"));

  private static FilmIdeas of(String idea, String... nouns) {
    return new FilmIdeas(idea, List.of(nouns));
  }
}
