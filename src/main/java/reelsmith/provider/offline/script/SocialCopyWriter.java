package reelsmith.provider.offline.script;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reelsmith.provider.PlainSpeech;
import reelsmith.provider.Script;
import reelsmith.provider.SocialCopy;

/// Titles and a description for any script, also one the caller brought.
final class SocialCopyWriter {

  private static final int LONGEST_TITLE = 100;
  private static final Map<String, List<String>> TAGS =
      Map.of(
          "mysterious",
          List.of("#mystery", "#plottwist"),
          "dramatic",
          List.of("#drama", "#suspense"),
          "romantic",
          List.of("#lovestory", "#romance"),
          "spooky",
          List.of("#scarystories", "#horror"),
          "funny",
          List.of("#funny", "#comedy"),
          "calm",
          List.of("#wholesome", "#sliceoflife"),
          "epic",
          List.of("#adventure", "#epic"),
          "upbeat",
          List.of("#feelgood", "#motivation"),
          "happy",
          List.of("#feelgood", "#cute"),
          "sad",
          List.of("#emotional", "#sadstory"));
  private static final List<String> TEASERS =
      List.of(
          "Watch until the end, because the last slide changes the first.",
          "Nobody guesses how this one ends.",
          "Stay for the ending.",
          "Would you have done the same?",
          "One minute, and you'll think about it all day.",
          "It doesn't go where you think it goes.");
  private static final List<String> LONG_TITLES =
      List.of(
          "The True Story of %s",
          "%s: You Won't See the Ending Coming",
          "What Really Happened to %s",
          "Everything Changed for %s");

  private final Script script;
  private final boolean english;
  private final Dice dice;

  /// @param english whether words of our own may stand beside the script's
  SocialCopyWriter(Script script, boolean english, long seed) {
    this.script = script;
    this.english = english;
    this.dice = new Dice(seed).of("copy");
  }

  SocialCopy write() {
    var lines =
        script.slides().stream()
            .map(slide -> PlainSpeech.of(slide.narration()))
            .filter(line -> !line.isEmpty())
            .toList();
    String hook = lines.isEmpty() ? "" : firstSentence(lines.getFirst());
    var description =
        Stream.of(hook, english ? dice.pick(TEASERS) : "", String.join(" ", tags()))
            .filter(part -> !part.isEmpty())
            .reduce((one, two) -> one + " " + two)
            .orElseThrow();
    return new SocialCopy(
        titles(lines),
        description.length() <= 2_000 ? description : description.substring(0, 2_000).strip());
  }

  private List<String> titles(List<String> lines) {
    var name = PlainSpeech.of(script.title());
    var titles = new LinkedHashSet<String>();
    addTitle(titles, name);
    lines.stream()
        .limit(english ? 1 : 3)
        .forEach(line -> addTitle(titles, firstSentence(line).replaceAll("[.,]+$", "")));
    if (english && !script.characters().isEmpty()) {
      var somebody = script.characters().getFirst().name();
      dice.shuffled(LONG_TITLES).forEach(form -> addTitle(titles, form.formatted(somebody)));
    }
    addTitle(titles, "Watch This Twice");
    addTitle(titles, "A Very Short Story");
    addTitle(titles, "Nobody Saw It Coming");
    return titles.stream().limit(3).toList();
  }

  private static void addTitle(Set<String> titles, String title) {
    boolean known = titles.stream().anyMatch(one -> one.equalsIgnoreCase(title));
    if (!title.isBlank() && title.length() <= LONGEST_TITLE && !known) {
      titles.add(title);
    }
  }

  private List<String> tags() {
    var tags = new LinkedHashSet<String>();
    tags.add("#shortstory");
    tags.addAll(TAGS.getOrDefault(script.mood().toLowerCase(Locale.ROOT), List.of("#storytime")));
    for (var word : PlainSpeech.of(script.title()).toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      if (word.length() > 3 && Lexicon.isNoun(word) && tags.size() < 4) {
        tags.add("#" + word);
      }
    }
    tags.add("#storytime");
    return tags.stream().limit(5).toList();
  }

  // "Dr. O'Neill" is no sentence.
  private static String firstSentence(String text) {
    var end = Pattern.compile("(?<=\\p{L}{3}|\\d{2})[.!?…](?=\\s|$)").matcher(text);
    return end.find() ? text.substring(0, end.end()) : text;
  }
}
