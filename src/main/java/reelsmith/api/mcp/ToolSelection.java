package reelsmith.api.mcp;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Toolset;
import reelsmith.operation.WireFormat;

/// Which tools a client sees and may call.
record ToolSelection(Set<Toolset> toolsets, boolean readOnly) {

  static final String TOOLSETS_HEADER = "X-MCP-Toolsets";
  static final String READ_ONLY_HEADER = "X-MCP-Readonly";

  ToolSelection {
    toolsets = Set.copyOf(toolsets);
  }

  static ToolSelection of(McpSettings settings) {
    return new ToolSelection(settings.toolsets(), settings.readOnly());
  }

  /// What a client asked for by its headers, within what the settings offer. Asking can end being
  /// read-only as little as it can reach a toolset that isn't offered.
  ///
  /// @param toolsets as they were sent, which may be in several headers
  /// @param readOnly likewise; one that says so is enough
  static ToolSelection of(McpSettings settings, List<String> toolsets, List<String> readOnly) {
    String names = String.join(",", toolsets);
    return new ToolSelection(
        names.isBlank() ? settings.toolsets() : asked(settings, names),
        settings.readOnly() | isTrue(String.join(",", readOnly)));
  }

  boolean includes(OperationSpec<?, ?> spec) {
    return toolsets.contains(spec.toolset()) && (!readOnly || spec.effect().isReadOnly());
  }

  /// Whoever wants to be kept from writing must not be misunderstood.
  private static boolean isTrue(String values) {
    boolean found = false;
    for (String word : values.split(",", -1)) {
      switch (word.strip().toLowerCase(Locale.ROOT)) {
        case "true", "1", "yes", "on" -> found = true;
        case "false", "0", "no", "off", "" -> {}
        default ->
            throw RpcFailure.invalidRequest(
                "%s must be true or false, not %s".formatted(READ_ONLY_HEADER, word.strip()));
      }
    }
    return found;
  }

  private static Set<Toolset> asked(McpSettings settings, String header) {
    Set<Toolset> asked = EnumSet.noneOf(Toolset.class);
    for (String word : header.split(",", -1)) {
      String name = word.strip().toLowerCase(Locale.ROOT);
      switch (name) {
        case "" -> {}
        case "all" -> asked.addAll(settings.offeredToolsets());
        case "default" -> asked.addAll(settings.toolsets());
        default -> asked.add(named(name));
      }
    }
    asked.retainAll(union(settings));
    return asked;
  }

  private static Set<Toolset> union(McpSettings settings) {
    Set<Toolset> union = EnumSet.noneOf(Toolset.class);
    union.addAll(settings.offeredToolsets());
    union.addAll(settings.toolsets());
    return union;
  }

  private static Toolset named(String name) {
    for (Toolset toolset : Toolset.values()) {
      if (WireFormat.name(toolset).equals(name)) {
        return toolset;
      }
    }
    throw RpcFailure.invalidRequest(
        "%s names an unknown toolset: %s. Known are: %s."
            .formatted(TOOLSETS_HEADER, name, names()));
  }

  private static String names() {
    return String.join(", ", EnumSet.allOf(Toolset.class).stream().map(WireFormat::name).toList());
  }
}
