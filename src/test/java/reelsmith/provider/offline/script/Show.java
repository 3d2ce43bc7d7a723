package reelsmith.provider.offline.script;

import java.util.*;
import reelsmith.provider.*;

class Show {
  public static void main(String[] a) throws Exception {
    var lines = java.nio.file.Files.readAllLines(java.nio.file.Path.of("/tmp/wr/ideas.txt"));
    int n = Integer.parseInt(a[0]);
    var f = VoiceFormat.valueOf(a[1]);
    boolean pics = a.length > 3 && a[3].equals("pics");
    for (String k : a[2].split(",")) {
      int i = Integer.parseInt(k);
      var r =
          new ScriptRequest(lines.get(i), n, f, a.length > 4, List.of(), "en", null, 400, 1000 + i);
      var s = new StoryBuilder(r).build();
      System.out.println(
          "\n=== "
              + lines.get(i)
              + "\n    «"
              + s.title()
              + "» "
              + s.mood()
              + " words="
              + s.slides().stream().mapToInt(x -> Draft.count(x.narration())).sum()
              + " "
              + s.characters());
      for (var x : s.slides()) {
        System.out.println((f == VoiceFormat.DIALOGUE ? x.speaker() + ": " : "  ") + x.narration());
        if (pics)
          System.out.println(
              "      [" + x.picture() + "]\n      (" + x.continuity() + ") " + x.visible());
      }
    }
  }
}
