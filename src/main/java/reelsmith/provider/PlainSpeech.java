package reelsmith.provider;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what callers type into what is spoken and captioned.
///
/// Words and punctuation stay, signs such as `<` and `>` among them. Markdown, tags of HTML and
/// SSML, emoji, addresses, control characters and odd white space go. A heading, list item or
/// paragraph that ends without punctuation gets a full stop, so that a voice pauses there.
public final class PlainSpeech {

  private static final int MULTILINE = Pattern.MULTILINE;
  private static final int DOTALL_ANY_CASE = Pattern.DOTALL | Pattern.CASE_INSENSITIVE;

  /// The elements people paste from web pages and speech markup. Anything else between angle
  /// brackets may be a comparison or a placeholder and stays.
  private static final String ELEMENTS =
      "a|abbr|address|article|aside|audio|b|bdi|bdo|big|blockquote|body|br|button|caption|center"
          + "|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]"
          + "|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|ol"
          + "|option|p|picture|pre|q|rp|rt|ruby|s|samp|script|section|select|small|source|span"
          + "|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time"
          + "|title|tr|tt|u|ul|var|video|wbr"
          + "|speak|break|emphasis|lang|lexicon|lookup|paragraph|phoneme|prosody|say-as|sentence"
          + "|token|voice|w|(?:amazon|google|mstts):[\\w-]+";

  private static final String ATTRIBUTES =
      "(?:\\s+[\\w:-]+\\s*=\\s*(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\\s\"'<>=]++))*+";
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final Pattern COMMENT =
      Pattern.compile("<!--.*?-->|<!doctype [^<>]*>|<\\?xml [^<>]*>", DOTALL_ANY_CASE);
  private static final Pattern IMAGE_OR_LINK =
      Pattern.compile("!?\\[([^\\[\\]]*)]\\((?:[^()\\s]|\\([^()\\s]*\\))*(?:\\s+\"[^\"]*\")?\\)");
  private static final Pattern REFERENCE_LINK = Pattern.compile("!?\\[([^\\[\\]]+)]\\[[^\\[\\]]*]");
  private static final Pattern REFERENCE =
      Pattern.compile("^ {0,3}\\[[^\\]]+]:\\s+\\S+.*$", MULTILINE);
  private static final Pattern ADDRESS =
      Pattern.compile(
          "<?\\b(?:[a-z][a-z0-9+.-]{1,15}://|www\\.)[^\\s<>]*[^\\s<>.,;:!?)'\"\\]]>?/?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG =
      Pattern.compile("</?(?:" + ELEMENTS + ")" + ATTRIBUTES + "\\s*/?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern FENCE = Pattern.compile("^[ \\t]*(?:```|~~~)[^\\n`]*$", MULTILINE);
  private static final Pattern RULE =
      Pattern.compile(
          "^[ \\t]*(?:(?:\\*[ \\t]*){3,}|(?:-[ \\t]*){3,}|(?:_[ \\t]*){3,}|=+|[|: -]*-[|: -]*)$",
          MULTILINE);
  private static final Pattern HEADING =
      Pattern.compile("^[ \\t]{0,3}#{1,6}[ \\t]+(.*?)[ \\t]*#*$", MULTILINE);
  private static final Pattern ITEM =
      Pattern.compile(
          "^[ \\t]*(?:[-*+•▪◦‣]|\\d{1,2}[.)])[ \\t]+(?:\\[[ xX]][ \\t]+)?(.*)$", MULTILINE);
  private static final Pattern QUOTED = Pattern.compile("^[ \\t]*(?:>[ \\t]?)+", MULTILINE);
  private static final Pattern TABLE_EDGE = Pattern.compile("^[ \\t]*\\||\\|[ \\t]*$", MULTILINE);
  private static final Pattern CELL = Pattern.compile("[ \\t]+\\|[ \\t]*|\\|[ \\t]+");
  private static final Pattern STRONG =
      Pattern.compile("(?<!\\\\)(\\*{1,3}|~~|==|\\|\\|)(?=\\S)(.+?)(?<=\\S)(?<!\\\\)\\1");
  private static final Pattern UNDERLINED =
      Pattern.compile("(?<![\\p{L}\\p{N}\\\\])(_{1,3})(?=\\S)(.+?)(?<=\\S)\\1(?![\\p{L}\\p{N}])");
  private static final Pattern LEFT_OVER =
      Pattern.compile("(?<!\\\\)(?:\\*{2,}|~~|`+|(?<!\\S)#+(?=\\s|$))");
  private static final Pattern LONE_STAR =
      Pattern.compile("(?<![\\\\\\d\\s])\\*|(?<!\\\\)\\*(?![\\d\\s])");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!|<>~-])");
  private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t\\n]*\\n");
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern EMPTY_BRACKETS =
      Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\(\\s*\\)|\\[\\s*]|\\{\\s*})");
  private static final Pattern SPACE_BEFORE_MARK = Pattern.compile(" +(?=[,;:.!?…](?:\\s|$))");
  private static final Pattern PAUSE = Pattern.compile("\\u0001");
  private static final Pattern PAUSES_AFTER_MARK =
      Pattern.compile("(?<=[.!?…:;,—–-])(?<mark>[\"'”’)\\]]*)(?: *\\u0001)+ *");

  /// What of a text people may miss when it is spoken and captioned.
  public enum LeftOut {
    TAGS,
    ADDRESSES,
    EMOJI
  }

  private PlainSpeech() {}

  /// What goes from a text besides Markdown and white space.
  public static Set<LeftOut> leftOut(String text) {
    Set<LeftOut> kinds = EnumSet.noneOf(LeftOut.class);
    var untagged = TAG.matcher(COMMENT.matcher(text).replaceAll(" ")).replaceAll(" ");
    if (!untagged.equals(text)) {
      kinds.add(LeftOut.TAGS);
    }
    // The address of a link or picture is not what it reads as.
    if (ADDRESS.matcher(IMAGE_OR_LINK.matcher(untagged).replaceAll("$1")).find()) {
      kinds.add(LeftOut.ADDRESSES);
    }
    if (text.codePoints().anyMatch(point -> isPictureOrInvisible(point) && !isInvisible(point))) {
      kinds.add(LeftOut.EMOJI);
    }
    return kinds;
  }

  /// The words of a text as one line, or an empty string when it holds no letter and no digit.
  public static String of(String text) {
    var plain =
        withoutMarkdown(
            LINE_BREAK.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("\n"));
    plain = spokenCharacters(plain);
    plain = EMPTY_BRACKETS.matcher(plain).replaceAll(" ");
    plain = BLANK_LINES.matcher(plain).replaceAll("\u0001");
    plain = WHITE_SPACE.matcher(plain).replaceAll(" ");
    plain = pauses(plain);
    plain = SPACE_BEFORE_MARK.matcher(plain).replaceAll("").strip();
    return plain.codePoints().anyMatch(Character::isLetterOrDigit) ? plain : "";
  }

  private static String withoutMarkdown(String text) {
    var plain = text.replace('\u0001', ' ');
    plain = COMMENT.matcher(plain).replaceAll(" ");
    plain = FENCE.matcher(plain).replaceAll("\n");
    plain = IMAGE_OR_LINK.matcher(plain).replaceAll("$1");
    plain = REFERENCE.matcher(plain).replaceAll("");
    plain = REFERENCE_LINK.matcher(plain).replaceAll("$1");
    // Tags may hold addresses.
    plain = TAG.matcher(plain).replaceAll(" ");
    plain = ADDRESS.matcher(plain).replaceAll(" ");
    plain = QUOTED.matcher(plain).replaceAll("");
    plain = RULE.matcher(plain).replaceAll("\u0001");
    plain = HEADING.matcher(plain).replaceAll("\u0001$1\u0001");
    plain = listItems(plain);
    plain = TABLE_EDGE.matcher(plain).replaceAll("");
    plain = CELL.matcher(plain).replaceAll(", ");
    // Marks may be nested three deep, as in ***~~gone~~***.
    for (int depth = 0; depth < 3; depth++) {
      plain = STRONG.matcher(plain).replaceAll("$2");
      plain = UNDERLINED.matcher(plain).replaceAll("$2");
    }
    plain = LEFT_OVER.matcher(plain).replaceAll("");
    plain = LONE_STAR.matcher(plain).replaceAll("");
    return entities(ESCAPED.matcher(plain).replaceAll("$1"));
  }

  // "7. That was the number" on its own is a sentence; only two numbered lines are a list.
  private static String listItems(String text) {
    var numbered = text.lines().filter(line -> line.matches("\\s*\\d{1,2}[.)]\\s+.*")).count() > 1;
    return ITEM.matcher(text)
        .replaceAll(
            item ->
                Character.isDigit(item.group().strip().charAt(0)) && !numbered
                    ? Matcher.quoteReplacement(item.group())
                    : Matcher.quoteReplacement("\u0001" + item.group(1) + "\u0001"));
  }

  private static String entities(String text) {
    return text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }

  private static String pauses(String text) {
    var joined = PAUSES_AFTER_MARK.matcher(text).replaceAll("${mark} ");
    joined = joined.replaceAll("^[ \\u0001]+|[ \\u0001]+$", "");
    joined = joined.replaceAll("(?: *\\u0001)+ *", ". ");
    return PAUSE.matcher(joined).replaceAll(" ");
  }

  private static String spokenCharacters(String text) {
    var spoken = new StringBuilder(text.length());
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      if (joinsLetters(points, i) || !isPictureOrInvisible(point)) {
        spoken.appendCodePoint(point);
      } else if (!isInvisible(point) || point < ' ') {
        spoken.append(' ');
      }
    }
    return spoken.toString();
  }

  private static boolean isPictureOrInvisible(int point) {
    if (point == '\n' || point == '\t' || point == 1) {
      return false;
    }
    return isInvisible(point)
        || (point > 0xFF && (Character.isEmoji(point) || Character.isExtendedPictographic(point)))
        || (point >= 0x1F000 && point <= 0x1FAFF)
        || (point >= 0x2580 && point <= 0x27BF)
        || Character.getType(point) == Character.PRIVATE_USE;
  }

  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
      default ->
          (point >= 0xFE00 && point <= 0xFE0F)
              || point == 0x20E3
              || point == 0xFFFC
              || point == 0xFFFD;
    };
  }

  // Arabic, Persian and Indic spelling needs the joiners that emoji misuse.
  private static boolean joinsLetters(int[] points, int at) {
    return (points[at] == 0x200C || points[at] == 0x200D)
        && at > 0
        && at + 1 < points.length
        && isLetterOrMark(points[at - 1])
        && isLetterOrMark(points[at + 1]);
  }

  private static boolean isLetterOrMark(int point) {
    int type = Character.getType(point);
    return Character.isLetter(point)
        || type == Character.NON_SPACING_MARK && !(point >= 0xFE00 && point <= 0xFE0F)
        || type == Character.COMBINING_SPACING_MARK;
  }
}
