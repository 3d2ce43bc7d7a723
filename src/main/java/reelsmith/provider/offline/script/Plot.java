package reelsmith.provider.offline.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The skeleton of a story: moments in order, each in several wordings.
///
/// All texts are templates for [Phrasing].
record Plot(
    String name,
    List<String> genres,
    String mood,
    Map<String, List<String>> props,
    List<Moment> moments) {

  /// Something told in one go.
  ///
  /// @param text the sentence that cannot be left out
  /// @param picture what is seen meanwhile, or empty
  /// @param more sentences that may follow, in order
  /// @param brief the same in a few words, or empty
  record Wording(String text, String picture, List<String> more, String brief) {}

  /// @param priority 1 for what no version of the story goes without; higher numbers go first
  record Moment(
      String name,
      int priority,
      List<Wording> told,
      List<Wording> byHero,
      List<Wording> byOther,
      List<Wording> byThird) {}

  /// The plots that come with the program.
  static final List<Plot> ALL =
      List.of(
              "message",
              "countdown",
              "rivals",
              "knock",
              "lie",
              "closing",
              "trek",
              "bargain",
              "lastround",
              "heist",
              "question",
              "escape",
              "misfit")
          .stream()
          .map(name -> read("plots/" + name + ".txt"))
          .toList();

  /// First sentences, introductions and fillers that suit any plot.
  static final Plot OPENINGS = read("openings.txt");

  /// The words its file lists under a name, such as `things`; none if it does not say.
  List<String> props(String wanted) {
    return props.getOrDefault(wanted, List.of());
  }

  boolean suits(String wanted) {
    return props("suits").contains(wanted);
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
          list.add(new Wording(value, "", List.of(), ""));
        }
        case "" -> detail(list, value);
        default -> head.put(key, value);
      }
    }
    var props = new HashMap<String, List<String>>();
    for (var name : List.of("heroes", "things", "places", "times", "others", "suits")) {
      var value = head.getOrDefault(name, "");
      props.put(name, value.isEmpty() ? List.of() : List.of(value.split("; ")));
    }
    props.put("times", List.of(head.getOrDefault("times", "morning evening night").split(" ")));
    return new Plot(
        head.getOrDefault("plot", ""),
        List.of(head.getOrDefault("genres", "").split(" ")),
        head.getOrDefault("mood", "Calm"),
        Map.copyOf(props),
        List.copyOf(moments));
  }

  private static void detail(List<Wording> list, String value) {
    var last = list.removeLast();
    var text = value.substring(1).strip();
    list.add(
        switch (value.charAt(0)) {
          case '>' -> new Wording(last.text(), text, last.more(), last.brief());
          case '~' -> new Wording(last.text(), last.picture(), last.more(), text);
          case '+' -> {
            var more = new ArrayList<>(last.more());
            more.add(text);
            yield new Wording(last.text(), last.picture(), List.copyOf(more), last.brief());
          }
          default -> throw new IllegalStateException("Line of a plot not understood: " + value);
        });
  }
}
