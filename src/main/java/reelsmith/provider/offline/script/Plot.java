package reelsmith.provider.offline.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The skeleton of a story: moments in order, each in several wordings.
///
/// All texts are templates for [Phrasing]. A wording may be told in any version of the story that
/// meets its conditions, so it speaks only of what the idea holds, of what it introduces itself,
/// and of moments it names as `after:`.
///
/// @param texture sentences that may stand anywhere between the moments
record Plot(String name, Map<String, List<String>> props, List<Moment> moments, Moment texture) {

  /// Something told in one go.
  ///
  /// @param conditions what must hold for this wording, such as `ending` or `after:setback`
  /// @param text the sentence that cannot be left out
  /// @param picture what is seen meanwhile, or empty
  /// @param more sentences that may follow, in order
  /// @param brief the same in a few words, or empty
  record Wording(
      Set<String> conditions, String text, String picture, List<String> more, String brief) {}

  /// @param priority 1 for what no version of the story goes without; higher numbers go first
  record Moment(
      String name,
      int priority,
      List<Wording> told,
      List<Wording> byHero,
      List<Wording> byOther,
      List<Wording> byThird) {}

  private static final Moment NONE =
      new Moment("texture", 9, List.of(), List.of(), List.of(), List.of());

  private static final Pattern CONDITIONS = Pattern.compile("^\\[([^\\]]*)] ");

  /// The plots that come with the program, one for each [Idea#form()].
  static final List<Plot> ALL =
      List.of("activity", "happening", "topic", "question", "announcement").stream()
          .map(name -> read("plots/" + name + ".txt"))
          .toList();

  /// Lines of bystanders, and the shortest of all lines, that suit any plot.
  static final Plot COMMON = read("common.txt");

  /// The words its file lists under a name, such as `things`; none if it does not say.
  List<String> props(String wanted) {
    return props.getOrDefault(wanted, List.of());
  }

  Moment moment(String wanted) {
    return moments.stream()
        .filter(moment -> moment.name().equals(wanted))
        .findFirst()
        .orElseThrow();
  }

  static Plot named(String wanted) {
    return ALL.stream().filter(plot -> plot.name().equals(wanted)).findFirst().orElseThrow();
  }

  private static Plot read(String file) {
    var head = new HashMap<String, String>();
    var moments = new ArrayList<Moment>();
    List<Wording> list = List.of();
    for (var line : ResourceText.lines(file)) {
      int space = line.indexOf(' ');
      var key = line.substring(0, space);
      var value = line.substring(space + 1).strip();
      switch (key) {
        case "moment" -> {
          var parts = value.split(" ");
          moments.add(
              new Moment(
                  parts[0],
                  Integer.parseInt(parts[1]),
                  new ArrayList<>(),
                  new ArrayList<>(),
                  new ArrayList<>(),
                  new ArrayList<>()));
        }
        case "-", "P", "Q", "R" -> {
          var moment = moments.getLast();
          list =
              switch (key) {
                case "-" -> moment.told();
                case "P" -> moment.byHero();
                case "Q" -> moment.byOther();
                default -> moment.byThird();
              };
          list.add(wording(value));
        }
        case "" -> detail(list, value);
        default -> head.put(key, value);
      }
    }
    var props = new HashMap<String, List<String>>();
    for (var name : List.of("heroes", "things", "places")) {
      var value = head.getOrDefault(name, "");
      props.put(name, value.isEmpty() ? List.of() : List.of(value.split("; ")));
    }
    props.put("times", List.of(head.getOrDefault("times", "morning evening night").split(" ")));
    var told = moments.stream().filter(moment -> !moment.name().equals("texture")).toList();
    var texture =
        moments.stream().filter(moment -> moment.name().equals("texture")).findFirst().orElse(NONE);
    return new Plot(head.getOrDefault("plot", ""), Map.copyOf(props), told, texture);
  }

  // "[ending,after:setback] ..." holds under both conditions.
  private static Wording wording(String line) {
    var conditions = CONDITIONS.matcher(line);
    return conditions.find()
        ? new Wording(
            Set.of(conditions.group(1).split(",")),
            line.substring(conditions.end()),
            "",
            List.of(),
            "")
        : new Wording(Set.of(), line, "", List.of(), "");
  }

  private static void detail(List<Wording> list, String value) {
    var last = list.removeLast();
    var text = value.substring(1).strip();
    list.add(
        switch (value.charAt(0)) {
          case '>' -> new Wording(last.conditions(), last.text(), text, last.more(), last.brief());
          case '~' ->
              new Wording(last.conditions(), last.text(), last.picture(), last.more(), text);
          case '+' -> {
            var more = new ArrayList<>(last.more());
            more.add(text);
            yield new Wording(
                last.conditions(), last.text(), last.picture(), List.copyOf(more), last.brief());
          }
          default -> throw new IllegalStateException("Line of a plot not understood: " + value);
        });
  }
}
