package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What this server is and can do, whichever revision a client speaks.
final class MethodTable {

  private final Implementation serverInfo;
  private final String instructions;
  private final List<MethodGroup> groups;

  MethodTable(Implementation serverInfo, String instructions, List<MethodGroup> groups) {
    this.serverInfo = serverInfo;
    this.instructions = instructions;
    this.groups = List.copyOf(groups);
  }

  Implementation serverInfo() {
    return serverInfo;
  }

  String instructions() {
    return instructions;
  }

  /// The handlers every revision has.
  Map<String, McpRequestHandler<?>> shared() {
    return union(MethodGroup::methods);
  }

  Map<String, McpRequestHandler<?>> ofSessions() {
    return union(MethodGroup::methodsOfSessions);
  }

  Map<String, StatelessMethod> withoutSession() {
    return union(MethodGroup::methodsWithoutSession);
  }

  MirroredArguments mirroredArguments(String tool) {
    return groups.stream()
        .map(group -> group.mirroredArguments(tool))
        .filter(mirrored -> !mirrored.paths().isEmpty())
        .findFirst()
        .orElse(MirroredArguments.NONE);
  }

  ServerCapabilities capabilities() {
    return declared().build();
  }

  ServerCapabilities capabilitiesWithExtensions() {
    Map<String, Map<String, Object>> extensions = new LinkedHashMap<>();
    groups.forEach(group -> extensions.putAll(group.extensions()));
    return extensions.isEmpty() ? capabilities() : declared().extensions(extensions).build();
  }

  private ServerCapabilities.Builder declared() {
    ServerCapabilities.Builder declared = ServerCapabilities.builder();
    groups.forEach(group -> group.declare(declared));
    return declared;
  }

  /// A session is over; what was kept for it can go.
  void forget(String sessionId) {
    groups.forEach(group -> group.forget(sessionId));
  }

  private <H> Map<String, H> union(Function<MethodGroup, Map<String, H>> part) {
    Map<String, H> union = new HashMap<>();
    for (MethodGroup group : groups) {
      part.apply(group)
          .forEach(
              (method, handler) -> {
                if (union.put(method, handler) != null) {
                  throw new IllegalStateException("Two groups answer " + method);
                }
              });
    }
    return Map.copyOf(union);
  }
}
