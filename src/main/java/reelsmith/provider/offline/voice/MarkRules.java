package reelsmith.provider.offline.voice;

import java.util.List;
import reelsmith.provider.offline.voice.Rule.Surroundings;

/// Punctuation as pauses, and the few signs that are said as words.
final class MarkRules {

  static final List<Rule> ALL =
      List.of(
          pause("[!?]*\\?[!?]*", Pause.QUESTION),
          pause("!+", Pause.EXCLAMATION),
          pause("\\.(?![A-Za-z\\d])", Pause.FULL_STOP),
          Rule.of(
              "…",
              (found, around, reading) ->
                  reading.pause(startsLowerCase(around) ? Pause.COMMA : Pause.FULL_STOP)),
          // A full stop without the blank that should follow it, or else a file name.
          Rule.of(
              "(?<=[a-z]{2})\\.(?=[A-Z])",
              (found, around, reading) -> reading.pause(Pause.FULL_STOP)),
          Rule.of("(?<=[\\w])\\.(?=[\\w])", (found, around, reading) -> reading.say("dot")),
          Rule.of("\\(s\\)", (found, around, reading) -> {}),
          pause("[,;:—()\\[\\]{}]", Pause.COMMA),
          Rule.of("–(?!\\w)|(?<!\\w)–", (found, around, reading) -> reading.pause(Pause.COMMA)),
          Rule.of("(?<![\\w.,])-(?!\\w)", (found, around, reading) -> reading.pause(Pause.COMMA)),
          word("&", "and"),
          word("\\+(?=[\\s+]|$|\\d)", "plus"),
          word("=", "equals"),
          word("%", "percent"),
          word("×", "times"),
          word("÷", "divided by"),
          word("§", "section"),
          word("°", "degrees"),
          word("~(?=\\d)", "about"),
          word("<(?=\\s|$|\\d)", "less than"),
          word(">(?=\\s|$|\\d)", "more than"),
          word("#(?=\\w)", "hashtag"),
          word("@", "at"));

  private MarkRules() {}

  private static Rule pause(String pattern, Pause pause) {
    return Rule.of(pattern, (found, around, reading) -> reading.pause(pause));
  }

  private static Rule word(String pattern, String words) {
    return Rule.of(pattern, (found, around, reading) -> reading.say(words.split(" ")));
  }

  private static boolean startsLowerCase(Surroundings around) {
    return around
        .after()
        .codePoints()
        .filter(Character::isLetter)
        .limit(1)
        .anyMatch(Character::isLowerCase);
  }
}
