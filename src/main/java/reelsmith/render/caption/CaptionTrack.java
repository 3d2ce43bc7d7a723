package reelsmith.render.caption;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All captions of one slide: which page is shown in which frame of its slot.
///
/// A page holds at most four words, ends with a sentence and at a pause, and stays a little after
/// its last word. Emoji and Markdown marks are left out; a word too long for a page is shown in
/// parts.
public record CaptionTrack(int preset, List<CaptionPage> pages) {

  public static final CaptionTrack EMPTY = new CaptionTrack(24, List.of());

  private static final int MAXIMUM_WORDS = 4;
  private static final int MAXIMUM_LETTERS = 26;
  private static final double PAUSE_SECONDS = 0.45;
  private static final double LINGER_SECONDS = 0.3;
  private static final String SENTENCE_ENDS = ".!?…:;";

  /// Puts timed words onto pages.
  ///
  /// @param words with their frames counted from the beginning of the slot
  /// @param slotFrames no page reaches beyond the slot
  public static CaptionTrack of(
      int preset, List<CaptionWord> words, int slotFrames, int framesPerSecond) {
    var spoken =
        words.stream()
            .map(
                word ->
                    new CaptionWord(
                        CaptionText.drawable(word.text()), word.firstFrame(), word.endFrame()))
            .filter(word -> !word.text().isBlank() && word.firstFrame() < slotFrames)
            .flatMap(word -> parts(word).stream())
            .toList();
    var groups = new ArrayList<List<CaptionWord>>();
    for (var phrase : phrases(spoken, (int) Math.round(PAUSE_SECONDS * framesPerSecond))) {
      groups.addAll(evenly(phrase));
    }
    int linger = (int) Math.round(LINGER_SECONDS * framesPerSecond);
    return new CaptionTrack(CaptionStyle.of(preset).preset(), timed(groups, slotFrames, linger));
  }

  /// The page shown in a frame of the slot.
  public @Nullable CaptionPage pageAt(int frame) {
    for (var page : pages) {
      if (frame >= page.firstFrame() && frame < page.endFrame()) {
        return page;
      }
    }
    return null;
  }

  /// Everything about the captions that can be seen in these frames, as text for a digest.
  ///
  /// @param from the first frame
  /// @param to the first frame that is not shown any more
  public String visibleIn(int from, int to) {
    var text = new StringBuilder().append(preset);
    for (var page : pages) {
      if (page.firstFrame() < to && page.endFrame() > from) {
        text.append('\n').append(page);
      }
    }
    return text.toString();
  }

  /// A word that no page can hold in legible letters is shown in parts of about the same length.
  private static List<CaptionWord> parts(CaptionWord word) {
    int[] letters = word.text().codePoints().toArray();
    int count = Math.ceilDiv(letters.length, MAXIMUM_LETTERS);
    int frames = word.endFrame() - word.firstFrame();
    var parts = new ArrayList<CaptionWord>();
    for (int part = 0; part < count; part++) {
      int from = part * letters.length / count;
      int to = (part + 1) * letters.length / count;
      parts.add(
          new CaptionWord(
              new String(letters, from, to - from),
              word.firstFrame() + part * frames / count,
              word.firstFrame() + (part + 1) * frames / count));
    }
    return parts;
  }

  private static List<List<CaptionWord>> phrases(List<CaptionWord> words, int pauseFrames) {
    var phrases = new ArrayList<List<CaptionWord>>();
    var phrase = new ArrayList<CaptionWord>();
    for (var word : words) {
      boolean pause =
          !phrase.isEmpty() && word.firstFrame() - phrase.getLast().endFrame() > pauseFrames;
      if (pause || !phrase.isEmpty() && endsSentence(phrase.getLast().text())) {
        phrases.add(List.copyOf(phrase));
        phrase.clear();
      }
      phrase.add(word);
    }
    if (!phrase.isEmpty()) {
      phrases.add(List.copyOf(phrase));
    }
    return phrases;
  }

  private static boolean endsSentence(String word) {
    String bare = word.replaceAll("[\"'”’»)\\]]+$", "");
    return !bare.isEmpty() && SENTENCE_ENDS.indexOf(bare.charAt(bare.length() - 1)) >= 0;
  }

  /// Splits a phrase into pages of about the same number of words, so that no word stands alone
  /// without need.
  private static List<List<CaptionWord>> evenly(List<CaptionWord> phrase) {
    int pages = (phrase.size() + MAXIMUM_WORDS - 1) / MAXIMUM_WORDS;
    while (pages < phrase.size()) {
      var split = split(phrase, pages);
      if (split.stream().allMatch(page -> page.size() == 1 || letters(page) <= MAXIMUM_LETTERS)) {
        return split;
      }
      pages++;
    }
    return split(phrase, phrase.size());
  }

  private static List<List<CaptionWord>> split(List<CaptionWord> phrase, int pages) {
    var split = new ArrayList<List<CaptionWord>>();
    for (int page = 0; page < pages; page++) {
      int from = page * phrase.size() / pages;
      int to = (page + 1) * phrase.size() / pages;
      split.add(phrase.subList(from, to));
    }
    return split;
  }

  private static int letters(List<CaptionWord> page) {
    return page.stream().mapToInt(word -> word.text().length() + 1).sum() - 1;
  }

  private static List<CaptionPage> timed(
      List<List<CaptionWord>> groups, int slotFrames, int linger) {
    var pages = new ArrayList<CaptionPage>();
    for (int place = 0; place < groups.size(); place++) {
      var words = groups.get(place);
      int first = words.getFirst().firstFrame();
      int next =
          place + 1 < groups.size() ? groups.get(place + 1).getFirst().firstFrame() : slotFrames;
      int end = Math.min(Math.min(words.getLast().endFrame() + linger, next), slotFrames);
      if (end > first) {
        pages.add(new CaptionPage(List.copyOf(words), first, end));
      }
    }
    return List.copyOf(pages);
  }
}
