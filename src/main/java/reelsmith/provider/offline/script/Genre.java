package reelsmith.provider.offline.script;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What sort of story an idea asks for.
enum Genre {
  HORROR("dark"),
  HEIST("bold"),
  MYSTERY("dark"),
  SCIFI("bold"),
  ROMANCE("warm"),
  COMEDY("funny"),
  SPORTS("bold"),
  FABLE("warm"),
  ADVENTURE("bold"),
  ANIMAL("funny"),
  SLICE("warm"),
  FANTASY("warm");

  private final String tone;

  Genre(String tone) {
    this.tone = tone;
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

  /// The plots that suit an idea of this genre.
  Plot plot(Idea idea, Dice dice) {
    if (!idea.question().isEmpty()) {
      return Plot.named("question");
    }
    if (idea.pair() && this == ROMANCE) {
      return Plot.named("rivals");
    }
    if (this == ANIMAL && idea.trait().isEmpty() && !idea.pair()
        || idea.says("escape", "escapes") && idea.hero() != null && idea.hero().is("animal")) {
      return Plot.named("escape");
    }
    if (!idea.trait().isEmpty()
        && (this == FABLE || this == ANIMAL || this == SCIFI || this == COMEDY)) {
      return Plot.named("misfit");
    }
    var name = name().toLowerCase(Locale.ROOT);
    // The bargain needs somebody dangerous to trade with, not the idea's own grandchild; and nobody
    // can slip a note behind the moon.
    var thing = idea.thing();
    boolean large = thing != null && thing.is("large");
    var suitable =
        Plot.ALL.stream()
            .filter(plot -> !large || plot.suits("large"))
            .filter(plot -> idea.other() == null || plot.props("others").isEmpty())
            .toList();
    var fitting = suitable.stream().filter(plot -> plot.genres().contains(name)).toList();
    return dice.pick(fitting.isEmpty() ? suitable : fitting);
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
