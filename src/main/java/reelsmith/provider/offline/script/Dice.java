package reelsmith.provider.offline.script;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Choices that a seed decides once and for all.
final class Dice {

  private final long seed;
  private long state;

  Dice(long seed) {
    this.seed = seed;
    this.state = mix(seed);
  }

  /// Dice of their own for one purpose, so that a choice more here changes nothing there.
  Dice of(String purpose) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < purpose.length(); i++) {
      hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
    }
    return new Dice(mix(seed ^ hash));
  }

  /// A number from 0 to `bound - 1`.
  int below(int bound) {
    RandomGenerator random = () -> mix(state += 0x9e3779b97f4a7c15L);
    return random.nextInt(bound);
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  <T> List<T> shuffled(List<T> list) {
    var shuffled = new ArrayList<>(list);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int other = below(i + 1);
      var moved = shuffled.get(i);
      shuffled.set(i, shuffled.get(other));
      shuffled.set(other, moved);
    }
    return shuffled;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
