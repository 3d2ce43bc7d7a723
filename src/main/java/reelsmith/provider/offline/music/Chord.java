package reelsmith.provider.offline.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A chord by its name, such as `F#m7`.
///
/// @param root pitch class, 0 for C to 11 for B
/// @param intervals semitones above the root, ascending from 0
record Chord(int root, List<Integer> intervals) {

  private static final Pattern NAME = Pattern.compile("([A-G])([#b]?)(.*)");
  private static final Map<String, Integer> LETTERS =
      Map.of("C", 0, "D", 2, "E", 4, "F", 5, "G", 7, "A", 9, "B", 11);
  private static final Map<String, List<Integer>> QUALITIES =
      Map.ofEntries(
          Map.entry("", List.of(0, 4, 7)),
          Map.entry("m", List.of(0, 3, 7)),
          Map.entry("7", List.of(0, 4, 7, 10)),
          Map.entry("maj7", List.of(0, 4, 7, 11)),
          Map.entry("m7", List.of(0, 3, 7, 10)),
          Map.entry("add9", List.of(0, 2, 4, 7)),
          Map.entry("madd9", List.of(0, 2, 3, 7)),
          Map.entry("sus2", List.of(0, 2, 7)),
          Map.entry("sus4", List.of(0, 5, 7)),
          Map.entry("dim", List.of(0, 3, 6)),
          Map.entry("dim7", List.of(0, 3, 6, 9)),
          Map.entry("6", List.of(0, 4, 7, 9)),
          Map.entry("m6", List.of(0, 3, 7, 9)),
          Map.entry("5", List.of(0, 7)));

  /// Where the upper voices move, as MIDI keys.
  private static final int LOWEST = 53;

  private static final int HIGHEST = 76;

  Chord {
    intervals = List.copyOf(intervals);
  }

  static Chord named(String name) {
    var parts = NAME.matcher(name);
    var intervals = parts.matches() ? QUALITIES.get(parts.group(3)) : null;
    if (intervals == null) {
      throw new IllegalArgumentException("no chord is called " + name);
    }
    var shift = parts.group(2).isEmpty() ? 0 : parts.group(2).equals("#") ? 1 : -1;
    var root = Math.floorMod(LETTERS.getOrDefault(parts.group(1), 0) + shift, 12);
    return new Chord(root, intervals);
  }

  static List<Chord> progression(String names) {
    return Arrays.stream(names.split(" ")).map(Chord::named).toList();
  }

  /// The chord in four voices, each as near as possible to where a voice was before.
  List<Integer> voicedAfter(List<Integer> before) {
    List<Integer> best = List.of();
    var bestDistance = Integer.MAX_VALUE;
    for (int bottom = LOWEST; bottom < LOWEST + 12; bottom++) {
      var voicing = voicingFrom(bottom);
      if (voicing.isEmpty() || voicing.equals(best)) {
        continue;
      }
      var distance = distance(before, voicing);
      if (distance < bestDistance) {
        bestDistance = distance;
        best = voicing;
      }
    }
    return best;
  }

  /// Four chord tones upward from the first at or above `bottom`, or nothing if they end too high.
  private List<Integer> voicingFrom(int bottom) {
    var keys = new ArrayList<Integer>();
    for (int key = bottom; key <= HIGHEST && keys.size() < 4; key++) {
      if (has(key)) {
        keys.add(key);
      }
    }
    return keys.size() == 4 ? keys : List.of();
  }

  boolean has(int key) {
    return intervals.contains(Math.floorMod(key - root, 12));
  }

  private static int distance(List<Integer> before, List<Integer> after) {
    var sum = 0;
    for (int voice = 0; voice < Math.min(before.size(), after.size()); voice++) {
      sum += Math.abs(before.get(voice) - after.get(voice));
    }
    return sum;
  }
}
