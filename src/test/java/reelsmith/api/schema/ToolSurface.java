package reelsmith.api.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Finds what a client that was written for one set of tools would trip over in another.
final class ToolSurface {

  private static final List<String> HINTS =
      List.of("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");

  /// The field of a tool that says to which toolset it belongs. It is not on the wire, but who sees
  /// a tool depends on it.
  static final String TOOLSET = "toolset";

  private final List<String> found = new ArrayList<>();
  private final String tool;

  private ToolSurface(String tool) {
    this.tool = tool;
  }

  /// One line for each change that breaks, such as `render_video: input /video_id is required now`.
  static List<String> breaking(JsonNode before, JsonNode after) {
    List<String> found = new ArrayList<>();
    for (JsonNode former : before) {
      String name = former.required("name").asString();
      JsonNode now = named(after, name);
      found.addAll(
          now == null ? List.of(name + ": removed") : new ToolSurface(name).compared(former, now));
    }
    return found;
  }

  private static JsonNode named(JsonNode tools, String name) {
    return tools
        .valueStream()
        .filter(tool -> tool.required("name").asString().equals(name))
        .findFirst()
        .orElse(null);
  }

  private List<String> compared(JsonNode before, JsonNode after) {
    for (String hint : HINTS) {
      if (!before.at("/annotations/" + hint).equals(after.at("/annotations/" + hint))) {
        say("annotation %s changed", hint);
      }
    }
    if (!before.required(TOOLSET).equals(after.required(TOOLSET))) {
      say(
          "moved from the toolset %s to %s",
          before.required(TOOLSET).asString(), after.required(TOOLSET).asString());
    }
    input("", before.required("inputSchema"), after.required("inputSchema"));
    output("", before.required("outputSchema"), after.required("outputSchema"));
    return found;
  }

  private void say(String change, Object... details) {
    found.add("%s: %s".formatted(tool, change.formatted(details)));
  }

  /// What could be sent before can be sent still.
  private void input(String path, JsonNode before, JsonNode after) {
    Set<String> required = names(after.path("required"));
    required.removeAll(names(before.path("required")));
    required.forEach(name -> say("input %s/%s is required now", path, name));
    if (isNarrower(before, after)) {
      say("input %s is narrower", path.isEmpty() ? "/" : path);
    }
    for (var property : before.path("properties").properties()) {
      String at = path + "/" + property.getKey();
      JsonNode now = after.path("properties").path(property.getKey());
      if (now.isMissingNode()) {
        say("input %s removed", at);
      } else {
        input(at, property.getValue(), now);
      }
    }
    if (before.has("items") && after.has("items")) {
      input(path + "/*", before.required("items"), after.required("items"));
    }
  }

  private static boolean isNarrower(JsonNode before, JsonNode after) {
    return isRestricted(before, after, "type", (was, is) -> values(is).containsAll(values(was)))
        || isRestricted(before, after, "enum", (was, is) -> values(is).containsAll(values(was)))
        || isRestricted(before, after, "pattern", JsonNode::equals)
        || isRestricted(before, after, "format", JsonNode::equals)
        || isRestricted(before, after, "additionalProperties", JsonNode::equals)
        || List.of("minimum", "minLength", "minItems").stream()
            .anyMatch(
                bound ->
                    isRestricted(
                        before, after, bound, (was, is) -> is.asDouble() <= was.asDouble()))
        || List.of("maximum", "maxLength", "maxItems").stream()
            .anyMatch(
                bound ->
                    isRestricted(
                        before, after, bound, (was, is) -> is.asDouble() >= was.asDouble()));
  }

  /// Whether a restriction is new, or one that was there allows less.
  private static boolean isRestricted(
      JsonNode before, JsonNode after, String keyword, BiPredicate<JsonNode, JsonNode> stillWide) {
    return after.has(keyword)
        && (!before.has(keyword)
            || !stillWide.test(before.required(keyword), after.required(keyword)));
  }

  /// What came before comes still, in the same form.
  private void output(String path, JsonNode before, JsonNode after) {
    if (!values(before.path("type")).equals(values(after.path("type")))) {
      say("output %s is of another type", path.isEmpty() ? "/" : path);
    }
    if (before.has("enum") && !names(before.path("enum")).equals(names(after.path("enum")))) {
      say("output %s has other values", path.isEmpty() ? "/" : path);
    }
    Set<String> promised = names(before.path("required"));
    promised.removeAll(names(after.path("required")));
    for (var property : before.path("properties").properties()) {
      String at = path + "/" + property.getKey();
      JsonNode now = after.path("properties").path(property.getKey());
      if (now.isMissingNode()) {
        say("output %s removed", at);
      } else {
        if (promised.contains(property.getKey())) {
          say("output %s may be missing now", at);
        }
        output(at, property.getValue(), now);
      }
    }
    if (before.has("items") && after.has("items")) {
      output(path + "/*", before.required("items"), after.required("items"));
    }
  }

  private static Set<String> names(JsonNode list) {
    return list.valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> values(JsonNode node) {
    return node.isArray() ? names(node) : Set.of(node.toString().replace("\"", ""));
  }
}
