package reelsmith.provider.offline.script;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What sort of story an idea asks for.
enum Genre {
  HORROR("dark", "Spooky"),
  HEIST("bold", "Dramatic"),
  MYSTERY("dark", "Mysterious"),
  SCIFI("bold", "Upbeat"),
  ROMANCE("warm", "Romantic"),
  COMEDY("funny", "Funny"),
  SPORTS("bold", "Epic"),
  FABLE("warm", "Calm"),
  ADVENTURE("bold", "Epic"),
  ANIMAL("funny", "Happy"),
  SLICE("warm", "Calm"),
  FANTASY("warm", "Happy");

  private final String tone;

  private final String mood;

  Genre(String tone, String mood) {
    this.tone = tone;
    this.mood = mood;
  }

  /// The music that suits it.
  String mood() {
    return mood;
  }

  /// How first sentences and weather sound: `dark`, `warm`, `funny` or `bold`.
  String tone() {
    return tone;
  }

  /// The genre most of the idea's words speak for; without any, one that suits everything.
  static Genre of(Idea idea, Dice dice) {
    var best =
        List.of(values()).stream()
            .max(Comparator.comparingInt(genre -> genre.votes(idea)))
            .orElseThrow();
    return best.votes(idea) > 0
        ? best
        : dice.pick(List.of(MYSTERY, SLICE, COMEDY, FABLE, ADVENTURE, HEIST, SCIFI));
  }

  private int votes(Idea idea) {
    var name = "genre." + name().toLowerCase(Locale.ROOT);
    return (int)
        idea.words().stream()
            .distinct()
            .filter(word -> Lexicon.is(word, name) || Lexicon.is(English.singular(word), name))
            .count();
  }
}
