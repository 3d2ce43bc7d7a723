package reelsmith.provider.offline.script;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Something the caller wants to make known, cut up but never reworded.
///
/// @param news the sentence that says it, as it was said, without its full stop
/// @param who whose news it is, in the caller's words such as `our coffee shop`, or empty
/// @param offer what the viewer is asked to do or gets, or empty
/// @param when the day or hour with its preposition, such as `on Friday`, or empty
record Announcement(String news, String who, String offer, String when) {

  private static final Pattern START =
      Pattern.compile(
          "^(?:our|we|we're|we've|join|come|visit|introducing|announcing|save the date|don't miss|grand opening"
              + "|now open|get your|order|book|try our|buy|sign up)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ANYWHERE =
      Pattern.compile(
          ".*(?:\\b(?:join us|visit us|for free|tickets? (?:at|from|on)"
              + "|our (?:\\w+ )?(?:shop|store|cafe|bakery|restaurant|team|app|course|event|sale|market|studio|school|festival|newsletter|product))\\b|\\d+ ?% off).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern WHEN =
      Pattern.compile(
          "\\b(?:(?:on|from|until|by|this|next|every) (?:\\w+ )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
              + "(?: (?:morning|evening|night|afternoon))?(?: at \\d[\\d:.]*(?: ?[ap]m)?)?"
              + "|(?:on|from|until|by) (?:\\w+ \\d+(?:st|nd|rd|th)?|\\d+(?:st|nd|rd|th)? (?:of )?\\w+)"
              + "|at \\d[\\d:.]*(?: ?[ap]m)?|tonight|tomorrow|today|this weekend|next week)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WHO =
      Pattern.compile(
          "^((?:our|my) (?:[\\p{L}'-]+ ){0,3}?[\\p{L}'-]+)(?= (?:is|are|opens?|starts?|begins?|has|have|will|turns?|closes?|launches|celebrates?|moves?|comes?|offers?|goes)\\b)",
          Pattern.CASE_INSENSITIVE);

  static @Nullable Announcement of(String text) {
    if (!START.matcher(text).matches() && !ANYWHERE.matcher(text).matches()) {
      return null;
    }
    var parts = text.strip().split("\\s*(?:[:;!\\n]|\\.(?=\\s|$)| [–—-] )\\s*", 2);
    var news = parts[0].replaceAll("\\s+", " ").strip();
    var offer =
        parts.length < 2 ? "" : parts[1].replaceAll("\\s+", " ").replaceAll("[.!]+$", "").strip();
    if (news.isEmpty()) {
      return null;
    }
    var when = WHEN.matcher(text);
    var who = WHO.matcher(news);
    return new Announcement(
        English.capitalized(news),
        who.find() ? lowerFirst(who.group(1)) : "",
        offer,
        when.find()
            ? when.group().toLowerCase(java.util.Locale.ROOT).equals(when.group())
                ? when.group()
                : lowerFirst(when.group())
            : "");
  }

  private static String lowerFirst(String text) {
    return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
