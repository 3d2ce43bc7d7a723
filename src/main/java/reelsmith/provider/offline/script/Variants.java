package reelsmith.provider.offline.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Common turns of phrase that a story swaps for others of the same meaning, so that two stories
/// with one plot do not share their sentences.
final class Variants {

  private record Variant(Pattern from, List<String> to) {}

  private static final List<Variant> ALL = new ArrayList<>();

  static {
    for (var line : ResourceText.lines("variants.txt")) {
      var forms = List.of(line.split(" \\| "));
      var from =
          Pattern.compile(
              "(?<![\\p{L}'])" + Pattern.quote(forms.getFirst()) + "(?![\\p{L}'])",
              Pattern.CASE_INSENSITIVE);
      ALL.add(new Variant(from, forms));
    }
  }

  // "<a|b>" in a template is one or the other.
  private static final Pattern CHOICE = Pattern.compile("<([^<>]+)>");

  private final Dice dice;
  private final List<String> chosen;
  private final Map<String, String> done = new ConcurrentHashMap<>();

  Variants(Dice dice) {
    this.dice = dice;
    this.chosen = ALL.stream().map(variant -> dice.pick(variant.to())).toList();
  }

  /// A template with this story's turns of phrase.
  String of(String template) {
    return done.computeIfAbsent(template, this::replaced);
  }

  private String replaced(String template) {
    var own = dice.of(template);
    var text =
        CHOICE
            .matcher(template)
            .replaceAll(
                choice ->
                    Matcher.quoteReplacement(own.pick(List.of(choice.group(1).split("\\|")))));
    for (int index = 0; index < ALL.size(); index++) {
      var to = chosen.get(index);
      text =
          ALL.get(index)
              .from()
              .matcher(text)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          Character.isUpperCase(found.group().charAt(0))
                              ? English.capitalized(to)
                              : to));
    }
    return text;
  }
}
