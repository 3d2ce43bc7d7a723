package reelsmith.api.mcp;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.WireFormat;

/// Work that goes on after a tool has answered, as it stands, in the words of [the tasks
/// extension](https://modelcontextprotocol.io/extensions/tasks/overview).
///
/// @param message for the user or the model; null when there is nothing to say
/// @param lifetime how long after its creation it can be asked for
/// @param pollAfter when to ask again
/// @param details what goes with the status: `result`, `error` or `inputRequests`
record Task(
    String id,
    Status status,
    @Nullable String message,
    Instant createdAt,
    Instant updatedAt,
    Duration lifetime,
    Duration pollAfter,
    Map<String, Object> details) {

  enum Status {
    WORKING,

    /// The client has to answer something before it goes on.
    INPUT_REQUIRED,

    /// The tool has a result, which may be that it failed.
    COMPLETED,

    /// The call failed in a way no tool result can say.
    FAILED,
    CANCELLED;

    boolean isFinal() {
      return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
  }

  /// What a tool call answers instead of its result.
  Map<String, Object> created() {
    Map<String, Object> fields = fields();
    fields.put(StatelessResults.TYPE, "task");
    return fields;
  }

  /// All there is to know of it.
  Map<String, Object> detailed() {
    Map<String, Object> fields = fields();
    fields.putAll(details);
    return fields;
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("taskId", id);
    fields.put("status", WireFormat.name(status));
    if (message != null) {
      fields.put("statusMessage", message);
    }
    fields.put("createdAt", text(createdAt));
    fields.put("lastUpdatedAt", text(updatedAt));
    fields.put("ttlMs", lifetime.toMillis());
    fields.put("pollIntervalMs", pollAfter.toMillis());
    return fields;
  }

  private static String text(Instant time) {
    return WireFormat.mapper().valueToTree(time).asString();
  }
}
