package reelsmith.provider.offline.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.offline.script.Phrasing.Voice;

/// A story's narrations, made longer or shorter sentence by sentence until they have the words
/// asked for.
final class Draft {

  private static final int LEVELS = 2;
  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("^.+?(?<=\\p{L}{2})[.?!]\"?(?= \\p{Lu})");

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[\\p{L}\\p{N}]{2}[.!?]\"?) ");

  private final World world;
  private final List<Beat> beats;
  private final int longest;
  private final int[] added;
  private final int[] level;
  private final Map<String, List<String>> normalized = new HashMap<>();
  private List<String> texts = List.of();
  private int words;

  Draft(World world, List<Beat> beats, int longest) {
    this.world = world;
    this.beats = beats;
    this.longest = longest;
    this.added = new int[beats.size()];
    this.level = new int[beats.size()];
    write();
  }

  List<String> texts() {
    return texts;
  }

  int words() {
    return words;
  }

  /// Comes as close to a number of words as this draft can.
  Draft fitted(int target) {
    boolean better = true;
    for (int step = 0; better && step < 400; step++) {
      int distance = Math.abs(words - target);
      better =
          words < target ? lengthen(target, distance) : words > target && shorten(target, distance);
    }
    return this;
  }

  // The shortest slides grow first, so that the words are spread evenly.
  private boolean lengthen(int target, int distance) {
    var byLength = new ArrayList<Integer>();
    for (int index = 0; index < beats.size(); index++) {
      byLength.add(index);
    }
    byLength.sort((a, b) -> Integer.compare(count(texts.get(a)), count(texts.get(b))));
    for (int index : byLength) {
      if (level[index] > 0) {
        level[index]--;
        write();
        if (Math.abs(words - target) < distance) {
          return true;
        }
        level[index]++;
      } else if (grow(index, target, distance)) {
        return true;
      }
    }
    write();
    return false;
  }

  // Sentences that were said elsewhere add nothing and are passed over.
  private boolean grow(int index, int target, int distance) {
    int before = added[index];
    int length = texts.get(index).length();
    while (added[index] < beats.get(index).reserve().size()) {
      added[index]++;
      write();
      if (texts.get(index).length() > length) {
        if (Math.abs(words - target) < distance) {
          return true;
        }
        break;
      }
    }
    added[index] = before;
    return false;
  }

  // Takes back what was added, then uses the short form that saves what is closest to the excess.
  private boolean shorten(int target, int distance) {
    int best = -1;
    int bestMiss = distance;
    for (int index = 0; index < beats.size(); index++) {
      int saving = saving(index);
      int miss = Math.abs(words - saving - target);
      if (saving > 0 && miss < bestMiss) {
        best = index;
        bestMiss = miss;
      }
    }
    if (best < 0) {
      return false;
    }
    level[best]++;
    write();
    if (Math.abs(words - target) < distance) {
      return true;
    }
    level[best]--;
    write();
    return false;
  }

  private int saving(int index) {
    if (level[index] >= LEVELS || beats.get(index).voice() == Voice.PICTURE) {
      return 0;
    }
    var shorter = plain(index, level[index] + 1);
    return shorter.isEmpty() ? 0 : count(texts.get(index)) - count(shorter);
  }

  // Introductions are left out here; the real text is written afterwards.
  private String plain(int index, int wanted) {
    var phrasing = new Phrasing(world, world.idea().extras());
    var beat = beats.get(index);
    return switch (wanted) {
      case 1 -> shortened(beat, phrasing);
      default ->
          beat.voice() == Voice.HERO_TO_OTHER || beat.voice() == Voice.OTHER_TO_HERO
              ? "Two words."
              : "";
    };
  }

  private static String shortened(Beat beat, Phrasing phrasing) {
    if (!beat.brief().isEmpty()) {
      return phrasing.say(beat.brief(), beat.voice());
    }
    var whole = phrasing.say(beat.text(), beat.voice());
    var first = FIRST_SENTENCE.matcher(whole);
    return first.find() && first.end() < whole.length() && count(first.group()) > 1
        ? first.group()
        : "";
  }

  private void write() {
    var phrasing = new Phrasing(world, world.idea().extras());
    var said = new HashSet<String>();
    var result = new ArrayList<String>();
    words = 0;
    for (int index = 0; index < beats.size(); index++) {
      var text = slide(phrasing, said, index);
      result.add(text);
      words += count(text);
    }
    texts = result;
  }

  private String slide(Phrasing phrasing, Set<String> said, int index) {
    var beat = beats.get(index);
    Voice voice = beat.voice() == Voice.PICTURE ? Voice.PICTURE : beat.voice();
    String text = level[index] > 0 ? "" : phrasing.say(beat.text(), voice);
    if (text.isEmpty() || text.length() > longest || !isNew(said, text)) {
      text = shortForm(phrasing, said, index, text);
    }
    for (int more = 0; more < added[index] && level[index] == 0; more++) {
      var sentence = phrasing.say(beat.reserve().get(more), voice);
      if (text.length() + 1 + sentence.length() <= longest && isNew(said, sentence)) {
        text = text + " " + sentence;
      }
    }
    return text;
  }

  private String shortForm(Phrasing phrasing, Set<String> said, int index, String longForm) {
    var beat = beats.get(index);
    if (level[index] < LEVELS) {
      var text = shortened(beat, phrasing);
      if (!text.isEmpty() && text.length() <= longest && isNew(said, text)) {
        return text;
      }
    }
    var moment = Plot.COMMON.moment("brief");
    List<Plot.Wording> pool =
        beat.voice() == Voice.OTHER_TO_HERO ? moment.byOther() : moment.byHero();
    for (var wording : pool) {
      var text = phrasing.say(wording.text(), beat.voice());
      if (text.length() <= longest && isNew(said, text)) {
        return text;
      }
    }
    if (!longForm.isEmpty() && longForm.length() <= longest) {
      return longForm;
    }
    throw new ProviderFailure(
        ProviderFailure.Reason.UNSUPPORTED,
        "The offline writer cannot tell a story in narrations of at most %d characters. Allow longer ones."
            .formatted(longest));
  }

  private boolean isNew(Set<String> said, String text) {
    var sentences =
        normalized.computeIfAbsent(
            text, whole -> Stream.of(SENTENCE_END.split(whole)).map(Draft::normal).toList());
    return sentences.stream().noneMatch(said::contains) && said.addAll(sentences);
  }

  static int count(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean blank = Character.isWhitespace(text.charAt(i));
      words += !blank && !inside ? 1 : 0;
      inside = !blank;
    }
    return words;
  }

  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
