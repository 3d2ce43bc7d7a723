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

  /// Ideas with the words that must carry through the whole film, also its last third.
  static final List<FilmIdeas> CARRIED =
      List.of(
          of("A beekeeper on Mars teaches her bees to dance for rain", "bees", "dance", "rain"),
          of("A robot who learns to paint", "paint"),
          of("How photosynthesis works, explained in 60 seconds", "photosynthesis"),
          of("Our coffee shop opens on Friday: come for free croissants", "coffee", "croissants"),
          of("A grandmother races snails and finally wins", "snails", "racing", "won"),
          of("Why cats always land on their feet", "cats", "feet"),
          of("A shy octopus opens a tiny bakery", "bakery"),
          of(
              "A tired baker wants to climb the highest mountain of her country",
              "climb",
              "mountain"),
          of("A pirate who dreams of becoming a gardener", "gardener"),
          of("A young witch builds a boat of bread", "boat", "bread"),
          of("The postman carries a letter to the moon", "letter", "moon"),
          of("A ghost tries to learn the piano", "piano"),
          of("A fox learns to read", "read"),
          of("Two brothers sail around the island", "sail", "island"),
          of("A shy girl sings on the roof and saves the village", "sing", "roof", "village"),
          of("5 tips for better sleep", "sleep", "tips"),
          of("Join us on Saturday for the big book sale!", "book", "sale"));

  private static FilmIdeas of(String idea, String... nouns) {
    return new FilmIdeas(idea, List.of(nouns));
  }
}
