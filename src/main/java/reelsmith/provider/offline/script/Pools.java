package reelsmith.provider.offline.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Small lists of details that make one story differ from the next.
final class Pools {

  private static final Map<String, List<String>> POOLS = new HashMap<>();

  static {
    for (var line : ResourceText.lines("pools.txt")) {
      int colon = line.indexOf(':');
      POOLS.put(
          line.substring(0, colon), List.of(line.substring(colon + 1).strip().split(" \\| ")));
    }
  }

  private Pools() {}

  /// A pool that may be missing; then it is empty.
  static List<String> find(String name) {
    return POOLS.getOrDefault(name, List.of());
  }

  static List<String> of(String name) {
    var pool = POOLS.get(name);
    if (pool == null) {
      throw new IllegalArgumentException("There is no pool '" + name + "'");
    }
    return pool;
  }
}
