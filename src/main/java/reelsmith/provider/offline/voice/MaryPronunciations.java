package reelsmith.provider.offline.voice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// How MaryTTS is told to say what it gets wrong: it drops apostrophes before it looks a word up,
/// so "we'll" would be "well". The sounds are those of its American English phone set.
final class MaryPronunciations {

  private static final Map<String, String> SOUNDS = new HashMap<>();

  static {
    add("' AI", "I", "'m= m", "'ll= l", "'d= d", "'ve= v");
    add("' j u", "you", "'ll= l", "'d= d", "'ve= v", "'re= r");
    add("' h i", "he", "'ll= l", "'d= d", "'s= z");
    add("' S i", "she", "'ll= l", "'d= d", "'s= z");
    add("' w i", "we", "'ll= l", "'d= d", "'ve= v");
    add("' w I", "we", "'re= r");
    add("' D EI", "they", "'ll= l", "'d= d", "'ve= v");
    add("' D E", "they", "'re= r");
    add("' h u", "who", "'ll= l", "'d= d", "'s= z", "'ve= v");
    add("' I", "it", "'ll= - t @ l", "'d= - t @ d", "'s= t s");
    add("' D {", "that", "'ll= - t @ l", "'d= - t @ d", "'s= t s");
    add("' D E r", "there", "'ll= @ l", "'d= d", "'s= z");
    add("' h I r", "here", "'s= z");
    add("' w V", "what", "'ll= - t @ l", "'d= t d", "'s= t s");
    add("' w E r", "where", "'d= d", "'s= z");
    add("' h aU", "how", "'d= d", "'s= z");
    add("' w AI", "why", "'d= d", "'s= z");
    add("' l E t", "let", "'s= s");
    add("' k {", "can", "'t= n t");
    add("' w @U", "won", "'t= n t");
    add("' d @U", "don", "'t= n t");
    add("' I", "isn", "'t= - z @ n t");
    add("' w V", "wasn", "'t= - z @ n t");
    add("' A r", "aren", "'t= n t");
    add("' w r=", "weren", "'t= n t");
    add("' d V", "doesn", "'t= - z @ n t");
    add("' d I", "didn", "'t= - d @ n t");
    add("' h {", "hasn", "'t= - z @ n t");
    add("' h {", "haven", "'t= - v @ n t");
    add("' h {", "hadn", "'t= - d @ n t");
    add("' k U", "couldn", "'t= - d @ n t");
    add("' w U", "wouldn", "'t= - d @ n t");
    add("' S U", "shouldn", "'t= - d @ n t");
    add("' m V", "mustn", "'t= - s @ n t");
    add("' n i", "needn", "'t= - d @ n t");
    add("' EI", "ain", "'t= n t");
    add("' k U", "could", "'ve= - d @ v");
    add("' w U", "would", "'ve= - d @ v");
    add("' S U", "should", "'ve= - d @ v");
    add("' m AI", "might", "'ve= - t @ v");
    add("' m V s", "must", "'ve= - t @ v");
    add("' j O l", "y", "'all=");
    add("' m {", "ma", "'am= m");
    letter("A", "EI");
    letter("B", "b i");
    letter("C", "s i");
    letter("D", "d i");
    letter("E", "i");
    letter("F", "E f");
    letter("G", "dZ i");
    letter("H", "EI tS");
    letter("I", "AI");
    letter("J", "dZ EI");
    letter("K", "k EI");
    letter("L", "E l");
    letter("M", "E m");
    letter("N", "E n");
    letter("O", "@U");
    letter("P", "p i");
    letter("Q", "k j u");
    letter("R", "A r");
    letter("S", "E s");
    letter("T", "t i");
    letter("U", "j u");
    letter("V", "v i");
    letter("W", "d V - b @ l - j u");
    letter("X", "E k s");
    letter("Y", "w AI");
    letter("Z", "z i");
  }

  private MaryPronunciations() {}

  private static void add(String stemSounds, String stem, String... endings) {
    for (var ending : endings) {
      var parts = ending.split("=", 2);
      SOUNDS.put((stem + parts[0]).toLowerCase(Locale.ROOT), stemSounds + parts[1]);
    }
  }

  /// The name of a letter, and of several as in "CEO's", whose last sound depends on the one
  /// before.
  private static void letter(String letter, String sounds) {
    SOUNDS.put(letter, "' " + sounds);
    var plural = sounds.endsWith("s") ? " @ z" : sounds.matches(".*(f|k|p|t)") ? " s" : " z";
    SOUNDS.put(letter + "'s", "' " + sounds + plural);
  }

  /// The sounds of a word that MaryTTS must be told, or nothing when it knows better itself.
  static String soundsOf(String spelling) {
    var letterName = spelling.length() == 1 || spelling.matches("[A-Z]'s");
    return SOUNDS.getOrDefault(letterName ? spelling : spelling.toLowerCase(Locale.ROOT), "");
  }

  /// A spelling that MaryTTS says right although it drops apostrophes.
  static String respelled(String spelling) {
    return spelling.matches("(?i).*(?:s|x|z|ch|sh)'s")
        ? spelling.substring(0, spelling.length() - 2) + "es"
        : spelling;
  }
}
