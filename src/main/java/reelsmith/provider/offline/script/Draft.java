package reelsmith.provider.offline.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.offline.script.Phrasing.Voice;

/// A story's narrations, made longer or shorter sentence by sentence until they have the words asked
/// for.
final class Draft {

  private final World world;
  private final List<Beat> beats;
  private final int longest;
  private final int[] added;
  private final boolean[] brief;
  private List<String> texts = List.of();
  private int words;

  Draft(World world, List<Beat> beats, int longest) {
    this.world = world;
    this.beats = beats;
    this.longest = longest;
    this.added = new int[beats.size()];
    this.brief = new boolean[beats.size()];
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
      better = words < target ? lengthen(target, distance) : words > target && shorten(target, distance);
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
      if (brief[index]) {
        brief[index] = false;
        write();
        if (Math.abs(words - target) < distance) {
          return true;
        }
        brief[index] = true;
      } else if (added[index] < beats.get(index).reserve().size()) {
        var before = texts.get(index);
        added[index]++;
        write();
        if (Math.abs(words - target) < distance && texts.get(index).length() > before.length()) {
          return true;
        }
        added[index]--;
      }
    }
    write();
    return false;
  }

  private boolean shorten(int target, int distance) {
    int best = -1;
    int bestDistance = distance;
    for (int index = 0; index < beats.size(); index++) {
      if (!brief[index] && !beats.get(index).brief().isEmpty()) {
        brief[index] = true;
        write();
        int now = Math.abs(words - target);
        if (now < bestDistance) {
          best = index;
          bestDistance = now;
        }
        brief[index] = false;
      }
    }
    if (best >= 0) {
      brief[best] = true;
    }
    write();
    return best >= 0;
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
    var voice = beat.voice() == Voice.PICTURE ? Voice.PICTURE : beat.voice();
    var text = brief[index] ? "" : phrasing.say(beat.text(), voice);
    if (text.isEmpty() || text.length() > longest || !said.add(normal(text))) {
      text = shortForm(phrasing, said, beat, text);
    }
    for (int more = 0; more < added[index] && !brief[index]; more++) {
      var sentence = phrasing.say(beat.reserve().get(more), voice);
      if (text.length() + 1 + sentence.length() <= longest && said.add(normal(sentence))) {
        text = text + " " + sentence;
      }
    }
    return text;
  }

  private String shortForm(Phrasing phrasing, Set<String> said, Beat beat, String longForm) {
    if (!beat.brief().isEmpty()) {
      var text = phrasing.say(beat.brief(), beat.voice());
      if (text.length() <= longest && said.add(normal(text))) {
        return text;
      }
    }
    var moment = Plot.OPENINGS.moment("brief");
    var pool = beat.voice() == Voice.OTHER_TO_HERO ? moment.byOther() : moment.byHero();
    for (var wording : pool) {
      var text = phrasing.say(wording.text(), beat.voice());
      if (text.length() <= longest && said.add(normal(text))) {
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

  static int count(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
