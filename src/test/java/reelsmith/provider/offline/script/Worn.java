package reelsmith.provider.offline.script;

import java.util.*;
import reelsmith.provider.*;

class Worn {
  public static void main(String[] a) {
    var total = new TreeMap<String, Integer>();
    var plots = new TreeMap<String, Integer>();
    int bad = 0;
    long t = System.nanoTime();
    int n = 0;
    for (int s = 0; s < 60; s++) {
      var films = new HashMap<String, Set<String>>();
      for (var f : FilmIdeas.TWENTY) {
        n++;
        var sc =
            new StoryBuilder(
                    new ScriptRequest(
                        f.idea(),
                        12,
                        VoiceFormat.NARRATED,
                        false,
                        List.of(),
                        "en",
                        null,
                        400,
                        s * 77L + f.idea().length()))
                .build();
        for (var sl : sc.slides())
          for (var x : sl.narration().split("(?<=[.!?]\"?)(?<!Dr\\.) ")) {
            var k = x.toLowerCase().replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
            if (k.split(" ").length > 3)
              films.computeIfAbsent(k, z -> new HashSet<>()).add(f.idea());
          }
      }
      boolean b = false;
      for (var e : films.entrySet())
        if (e.getValue().size() > 2) {
          b = true;
          total.merge(e.getKey(), 1, Integer::sum);
        }
      if (b) bad++;
    }
    System.out.println(
        "seeds with worn sentences: "
            + bad
            + "/60, ms per film "
            + (System.nanoTime() - t) / 1_000_000 / n);
    total.entrySet().stream()
        .sorted((x, y) -> y.getValue() - x.getValue())
        .limit(70)
        .forEach(e -> System.out.println(e.getValue() + "  " + e.getKey()));
  }
}
