package de.dfki.lt.tools.tokenizer;

import de.dfki.lt.tools.tokenizer.annotate.AnnotatedString;
import de.dfki.lt.tools.tokenizer.annotate.FastAnnotatedString;
import java.util.Properties;
import java.util.regex.Pattern;

/// Stands in for the tokeniser that MaryTTS links to and that no registry has.
///
/// The narrator hands MaryTTS its words one by one, so this splits only what MaryTTS speaks to
/// itself while it starts: runs of letters and digits, and each other mark alone. The names and
/// signatures are those that MaryTTS 5.2.1 calls.
public class JTok {

  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}']+|[^\\s\\p{L}\\p{N}]");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]");

  public JTok(Properties properties) {}

  /// Marks each token with `class` and the first token of each sentence with a `border`.
  public AnnotatedString tokenize(String text, String language) {
    var annotated = new FastAnnotatedString(text);
    var atSentenceStart = true;
    var tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      annotated.annotate("class", "token", tokens.start(), tokens.end());
      if (atSentenceStart) {
        annotated.annotate("border", "tu", tokens.start(), tokens.end());
      }
      atSentenceStart = SENTENCE_END.matcher(tokens.group()).matches();
    }
    return annotated;
  }
}
