package reelsmith.provider.offline.script;

class Peek {
  public static void main(String[] a) throws Exception {
    for (var line : java.nio.file.Files.readAllLines(java.nio.file.Path.of("/tmp/wr/ideas.txt"))) {
      var i = IdeaReader.read(line);
      System.out.println(
          "\n"
              + line
              + "\n  "
              + Tagger.tag(line).stream()
                  .map(
                      t ->
                          t.text()
                              + "/"
                              + t.tag().name().substring(0, Math.min(4, t.tag().name().length())))
                  .toList());
      System.out.println(
          "  Q="
              + i.question()
              + " | O="
              + i.opening()
              + " | E="
              + i.event()
              + " | TR="
              + i.trait()
              + " | name="
              + i.heroName()
              + " pair="
              + i.pair());
      System.out.println(
          "  hero="
              + f(i.hero())
              + " other="
              + f(i.other())
              + " thing="
              + f(i.thing())
              + " place="
              + f(i.place())
              + " theme="
              + f(i.theme())
              + " extras="
              + i.extras().stream().map(Peek::f).toList());
    }
  }

  static String f(NounPhrase n) {
    return n == null ? "-" : n.first();
  }
}
