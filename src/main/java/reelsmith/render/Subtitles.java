package reelsmith.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The film's words as subtitle files, on the film's own timeline. The text is always the script's.
public final class Subtitles {

  private static final int LINE_LETTERS = 42;
  private static final int CUE_LETTERS = 2 * LINE_LETTERS;
  private static final double PAUSE_SECONDS = 0.7;
  private static final String SENTENCE_ENDS = ".!?…";

  private record Cue(String text, long startMillis, long endMillis) {}

  private Subtitles() {}

  /// SubRip, with CRLF-free lines.
  public static String srt(FilmPlan plan) {
    var text = new StringBuilder();
    int number = 1;
    for (var cue : cues(plan)) {
      text.append(number++)
          .append('\n')
          .append(time(cue.startMillis(), ','))
          .append(" --> ")
          .append(time(cue.endMillis(), ','))
          .append('\n')
          // An arrow in the text needs no escape, which SubRip has none of: only lines of two times
          // begin a cue.
          .append(cue.text())
          .append("\n\n");
    }
    return text.toString();
  }

  /// WebVTT.
  public static String webVtt(FilmPlan plan) {
    var text = new StringBuilder("WEBVTT\n\n");
    for (var cue : cues(plan)) {
      text.append(time(cue.startMillis(), '.'))
          .append(" --> ")
          .append(time(cue.endMillis(), '.'))
          .append('\n')
          .append(cue.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
          .append("\n\n");
    }
    return text.toString();
  }

  private static List<Cue> cues(FilmPlan plan) {
    var cues = new ArrayList<Cue>();
    double rate = plan.brief().framesPerSecond();
    for (var slot : plan.slots()) {
      double begin = slot.startFrame() / rate;
      double end = (slot.startFrame() + slot.frames()) / rate;
      cues.addAll(cues(slot.slide(), begin, end));
    }
    return cues;
  }

  private static List<Cue> cues(SlideBrief slide, double slotStart, double slotEnd) {
    var groups = groups(slide.words());
    var cues = new ArrayList<Cue>();
    double origin = slotStart + slide.leadSeconds();
    for (int place = 0; place < groups.size(); place++) {
      var words = groups.get(place);
      double start = Math.min(origin + words.getFirst().start(), slotEnd);
      double next =
          place + 1 < groups.size() ? origin + groups.get(place + 1).getFirst().start() : slotEnd;
      double wanted = origin + words.getLast().end() + 0.3;
      double end = Math.max(start + 0.001, Math.min(Math.min(wanted, next), slotEnd));
      cues.add(new Cue(lines(words), Math.round(start * 1000), Math.round(end * 1000)));
    }
    return cues;
  }

  private static List<List<TimedWord>> groups(List<TimedWord> words) {
    var groups = new ArrayList<List<TimedWord>>();
    var group = new ArrayList<TimedWord>();
    for (var word : words) {
      if (word.text().isBlank()) {
        continue;
      }
      if (!group.isEmpty() && pauses(group.getLast(), word)) {
        groups.addAll(parts(group));
        group.clear();
      }
      group.add(word);
    }
    if (!group.isEmpty()) {
      groups.addAll(parts(group));
    }
    return joined(groups);
  }

  /// Cuts a sentence that is too long for one cue: where the parts are alike, no word stands alone,
  /// and, if it can be, outside of quotations.
  private static List<List<TimedWord>> parts(List<TimedWord> words) {
    if (letters(words) <= CUE_LETTERS || words.size() < 2) {
      return List.of(List.copyOf(words));
    }
    int best = 1;
    double least = Double.MAX_VALUE;
    for (int cut = 1; cut < words.size(); cut++) {
      double cost = cost(words.subList(0, cut), words.subList(cut, words.size()));
      if (cost < least) {
        least = cost;
        best = cut;
      }
    }
    var result = new ArrayList<>(parts(words.subList(0, best)));
    result.addAll(parts(words.subList(best, words.size())));
    return result;
  }

  private static double cost(List<TimedWord> first, List<TimedWord> second) {
    double fewestCues =
        Math.ceil(letters(first) / (double) CUE_LETTERS)
            + Math.ceil(letters(second) / (double) CUE_LETTERS);
    boolean lonely = first.size() < 2 || second.size() < 2;
    boolean comma = first.getLast().text().strip().matches(".*[,;:—–][\"”’]?");
    return 100 * fewestCues
        + (lonely ? 1000 : 0)
        + (opensQuotation(first) ? 300 : 0)
        + Math.abs(letters(first) - letters(second))
        - (comma ? 15 : 0);
  }

  private static boolean opensQuotation(List<TimedWord> words) {
    long open = 0;
    for (var word : words) {
      for (char letter : word.text().toCharArray()) {
        open +=
            letter == '“' || letter == '"' && open == 0
                ? 1
                : letter == '”' || letter == '"' ? -1 : 0;
      }
    }
    return open > 0;
  }

  /// A cue of one word goes with its neighbor, as do the sentences of one quotation, if both fit in
  /// one cue and no long pause lies between.
  private static List<List<TimedWord>> joined(List<List<TimedWord>> groups) {
    var result = new ArrayList<List<TimedWord>>();
    for (var group : groups) {
      if (!result.isEmpty() && belongTogether(result.getLast(), group)) {
        var both = new ArrayList<>(result.removeLast());
        both.addAll(group);
        result.add(List.copyOf(both));
      } else {
        result.add(group);
      }
    }
    return result;
  }

  private static boolean belongTogether(List<TimedWord> first, List<TimedWord> second) {
    boolean fits = letters(first) + 1 + letters(second) <= CUE_LETTERS;
    boolean near = second.getFirst().start() - first.getLast().end() <= PAUSE_SECONDS;
    return fits && near && (first.size() < 2 || second.size() < 2 || opensQuotation(first));
  }

  private static int letters(List<TimedWord> words) {
    return words.stream().mapToInt(word -> word.text().strip().length() + 1).sum() - 1;
  }

  private static boolean pauses(TimedWord word, TimedWord next) {
    String text = word.text().strip();
    String bare = text.replaceAll("[\"”’')]+$", "");
    boolean sentence =
        !bare.isEmpty() && SENTENCE_ENDS.indexOf(bare.charAt(bare.length() - 1)) >= 0;
    return sentence || next.start() - word.end() > PAUSE_SECONDS;
  }

  private static String lines(List<TimedWord> words) {
    var texts = words.stream().map(word -> word.text().strip().replaceAll("\\s+", " ")).toList();
    String whole = String.join(" ", texts);
    if (whole.length() <= LINE_LETTERS || texts.size() < 2) {
      return whole;
    }
    String best = whole;
    int longest = Integer.MAX_VALUE;
    for (int cut = 1; cut < texts.size(); cut++) {
      String upper = String.join(" ", texts.subList(0, cut));
      String lower = String.join(" ", texts.subList(cut, texts.size()));
      int length = Math.max(upper.length(), lower.length());
      if (length < longest) {
        longest = length;
        best = upper + "\n" + lower;
      }
    }
    return best;
  }

  private static String time(long millis, char fraction) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        fraction,
        millis % 1000);
  }
}
