package reelsmith.provider.offline.script;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names a story.
final class Titles {

  private static final Map<String, List<String>> FORMS =
      Map.of(
          "activity",
          List.of(
              "{Acting}",
              "The {kind} Who Wanted to {act}",
              "{P} Tries to {act}",
              "How {P} {acted}",
              "The Art of {acting}"),
          "happening",
          List.of("{P} and {N}", "The {kind} and {N}", "What Happened to {P}", "{N.cap}"),
          "topic",
          List.of("{P} and {N}", "{N.cap}", "The {kind} and {N}", "A Story about {N}"),
          "question",
          List.of("{question}", "About {N}"),
          "announcement",
          List.of("{news}"));

  private final World world;
  private final Dice dice;

  Titles(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  String title() {
    var phrasing = new Phrasing(world, List.of());
    if (!world.idea().question().isEmpty() && world.idea().question().length() <= 60) {
      return headline(world.idea().question().replaceAll("[.]$", ""));
    }
    var forms = FORMS.getOrDefault(world.idea().form(), List.of("{P}"));
    var title = headline(phrasing.say(dice.pick(forms), Phrasing.Voice.PICTURE));
    return title.length() <= 100 ? title : headline(world.hero().name());
  }

  /// With capitals as in headlines.
  static String headline(String text) {
    var words = List.of(text.split(" "));
    return Stream.iterate(0, index -> index < words.size(), index -> index + 1)
        .map(
            index -> {
              var word = words.get(index);
              boolean small = index > 0 && word.matches("a|an|the|and|of|on|in|at|to|for|or|with");
              return small ? word : English.capitalized(word);
            })
        .collect(Collectors.joining(" "));
  }
}
