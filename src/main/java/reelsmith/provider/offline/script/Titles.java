package reelsmith.provider.offline.script;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names a story.
final class Titles {

  private static final List<String> FORMS =
      List.of(
          "The {kind} and {T}",
          "{P} and {T}",
          "The Secret of {T}",
          "What {P} found {atL}",
          "{T.cap}",
          "The {kind} {atL}",
          "{day} {atL}",
          "{num.cap} Minutes {atL}",
          "{P} against {T}");

  private final World world;
  private final Dice dice;

  Titles(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  String title() {
    var phrasing = new Phrasing(world, List.of());
    if (!world.idea().question().isEmpty() && world.idea().question().length() <= 60) {
      return headline(world.idea().question());
    }
    var title = headline(phrasing.say(dice.pick(FORMS), Phrasing.Voice.PICTURE));
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
