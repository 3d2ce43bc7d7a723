package reelsmith.requestlog;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import reelsmith.operation.WireFormat;
import reelsmith.requestlog.SecretNames.Secrecy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Makes what may be kept of a body or a path: secrets masked by the names of their fields and by
/// their looks, the rest cut to size. Takes as long as what is kept is large, however large the
/// body was.
final class Redaction {

  static final String MASK = "[redacted]";

  /// The largest preview, in bytes of UTF-8.
  static final int LARGEST = 8 * 1024;

  private static final int LARGEST_PATH = 1024;
  private static final String CUT = "…";

  /// Longer than any secret whose beginning could still be kept.
  private static final int SLACK = 512;

  /// Keys of ours, secrets in the form of Standard Webhooks, credentials in a header's form.
  private static final Pattern BY_LOOKS =
      Pattern.compile(
          "(rk_[a-z]{1,10}_)[0-9A-Za-z]+|(whsec_)[0-9A-Za-z+/=_-]+|((?i:Bearer|Basic) )[^\\s\"',]+");

  private static final List<String> SCHEMES = List.of("bearer ", "basic ");

  private static final JsonMapper JSON = WireFormat.mapper();

  private int left = LARGEST;

  private Redaction() {}

  /// The JSON text that may be kept of a body, at most [#LARGEST] bytes.
  static String preview(JsonNode body) {
    JsonNode kept = new Redaction().kept(body, Secrecy.OPEN);
    return cut(JSON.writeValueAsString(kept), LARGEST);
  }

  /// The path and query that may be kept.
  static String path(String path) {
    int query = path.indexOf('?');
    if (query < 0) {
      return cut(text(path), LARGEST_PATH);
    }
    String kept =
        Arrays.stream(path.substring(query + 1).split("&"))
            .map(Redaction::parameter)
            .collect(Collectors.joining("&", path.substring(0, query) + "?", ""));
    return cut(text(kept), LARGEST_PATH);
  }

  private static String parameter(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      return pair;
    }
    boolean open = SecretNames.of(decoded(pair.substring(0, equals))) == Secrecy.OPEN;
    return open ? pair : pair.substring(0, equals + 1) + MASK;
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  /// A text without what looks like a secret.
  static String text(String text) {
    return TextSecrets.masked(withoutLooks(text));
  }

  private static String withoutLooks(String text) {
    return mayHoldOneByLooks(text)
        ? BY_LOOKS.matcher(text).replaceAll(match -> Matcher.quoteReplacement(start(match) + MASK))
        : text;
  }

  private static String start(MatchResult match) {
    for (int group = 1; group <= match.groupCount(); group++) {
      if (match.group(group) != null) {
        return match.group(group);
      }
    }
    return "";
  }

  /// A quick look, so that prose is not searched slowly.
  private static boolean mayHoldOneByLooks(String text) {
    return text.contains("rk_")
        || text.contains("whsec_")
        || SCHEMES.stream().anyMatch(scheme -> containsIgnoringCase(text, scheme));
  }

  private static boolean containsIgnoringCase(String text, String part) {
    char lower = part.charAt(0);
    char upper = Character.toUpperCase(lower);
    for (int i = 0; i <= text.length() - part.length(); i++) {
      char c = text.charAt(i);
      if ((c == lower || c == upper) && text.regionMatches(true, i, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  private JsonNode kept(JsonNode node, Secrecy secrecy) {
    return switch (node) {
      case ObjectNode object -> object(object, secrecy);
      case ArrayNode array -> array(array, secrecy);
      case JsonNode missing when missing.isNull() || missing.isMissingNode() -> spent(missing, 4);
      case JsonNode hidden when secrecy != Secrecy.OPEN -> spent(StringNode.valueOf(MASK), 12);
      case StringNode string -> string(string.stringValue());
      default -> spent(node, node.asString("").length());
    };
  }

  private JsonNode object(ObjectNode object, Secrecy secrecy) {
    ObjectNode kept = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (left <= 0) {
        return kept.put(CUT, CUT);
      }
      Secrecy below = secrecy == Secrecy.ALL ? secrecy : SecretNames.of(field.getKey());
      String name = shortened(field.getKey());
      left -= name.length() + 4;
      kept.set(name, kept(field.getValue(), below));
    }
    return kept;
  }

  private JsonNode array(ArrayNode array, Secrecy secrecy) {
    ArrayNode kept = JSON.createArrayNode();
    for (JsonNode item : array) {
      if (left <= 0) {
        return kept.add(CUT);
      }
      left -= 1;
      kept.add(kept(item, secrecy));
    }
    return kept;
  }

  private JsonNode string(String value) {
    String kept = shortened(value);
    left -= kept.getBytes(StandardCharsets.UTF_8).length + 3;
    return StringNode.valueOf(kept);
  }

  /// Masked before it is cut, so that no half of a secret is left; what could not be kept anyway is
  /// not looked at.
  private String shortened(String text) {
    int room = Math.max(0, left);
    String near = text.length() <= room + SLACK ? text : text.substring(0, room + SLACK);
    return cut(text(near), room);
  }

  private JsonNode spent(JsonNode node, int characters) {
    left -= characters + 1;
    return node;
  }

  /// At most so many bytes of UTF-8, whole characters only.
  private static String cut(String text, int bytes) {
    if (text.length() * 3L <= bytes) {
      return text;
    }
    int room = bytes - CUT.getBytes(StandardCharsets.UTF_8).length;
    int used = 0;
    int end = 0;
    int whole = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      used += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (used > bytes) {
        return text.substring(0, whole) + CUT;
      }
      end += Character.charCount(point);
      if (used <= room) {
        whole = end;
      }
    }
    return text;
  }
}
