package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Results as a revision without sessions has them: each says of which kind it is, from whom it
/// comes, and how long it may be kept.
final class StatelessResults {

  /// The field that says of which kind a result is.
  static final String TYPE = "resultType";

  private static final String COMPLETE = "complete";

  /// What is the same for everybody, as long as this server is not replaced by a newer one.
  private static final Hint FOR_ALL = new Hint(Duration.ofMinutes(5), "public");

  /// What depends on the key that asks.
  private static final Hint FOR_THE_CALLER = new Hint(Duration.ofMinutes(5), "private");

  /// What another process may change at any moment.
  private static final Hint FOR_NOW = new Hint(Duration.ZERO, "private");

  private static final Map<String, Hint> HINTS =
      Map.of(
          StatelessProtocol.DISCOVER,
          FOR_ALL,
          "prompts/list",
          FOR_ALL,
          "resources/templates/list",
          FOR_ALL,
          "tools/list",
          FOR_THE_CALLER,
          "resources/list",
          FOR_NOW,
          "resources/read",
          FOR_NOW);

  private final Implementation serverInfo;

  private record Hint(Duration lifetime, String scope) {}

  StatelessResults(Implementation serverInfo) {
    this.serverInfo = serverInfo;
  }

  /// A result, which may say itself of which kind it is.
  Map<String, Object> of(String method, Object result) {
    Map<String, Object> fields = new LinkedHashMap<>(JsonRpc.object(result));
    fields.putIfAbsent(TYPE, COMPLETE);
    Hint hint = HINTS.get(method);
    if (hint != null && COMPLETE.equals(fields.get(TYPE))) {
      fields.put("ttlMs", hint.lifetime().toMillis());
      fields.put("cacheScope", hint.scope());
    }
    fields.put("_meta", identified(fields.get("_meta")));
    return fields;
  }

  private Map<Object, Object> identified(@Nullable Object meta) {
    Map<Object, Object> identified =
        new HashMap<>(meta instanceof Map<?, ?> given ? given : Map.of());
    identified.put(StatelessRequest.NAMES + "serverInfo", serverInfo);
    return identified;
  }
}
