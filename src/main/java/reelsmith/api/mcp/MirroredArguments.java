package reelsmith.api.mcp;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/// The arguments that a tool's schema [wants repeated in
/// headers](https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#custom-headers-from-tool-parameters),
/// so that whoever routes a call need not read its body. They must say the same.
///
/// @param paths where each stands in the arguments, by the name of its header
record MirroredArguments(Map<String, List<String>> paths) {

  static final MirroredArguments NONE = new MirroredArguments(Map.of());

  private static final String MARK = "x-mcp-header";
  private static final String PREFIX = "Mcp-Param-";

  MirroredArguments {
    paths = Map.copyOf(paths);
  }

  /// @param inputSchema of the tool
  static MirroredArguments of(Object inputSchema) {
    Map<String, List<String>> paths = new LinkedHashMap<>();
    collect(inputSchema, List.of(), paths);
    return new MirroredArguments(paths);
  }

  private static void collect(
      @Nullable Object schema, List<String> path, Map<String, List<String>> paths) {
    if (!(schema instanceof Map<?, ?> fields)) {
      return;
    }
    if (fields.get(MARK) instanceof String name) {
      paths.put(PREFIX + name, path);
    }
    if (fields.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach(
          (name, property) ->
              collect(
                  property,
                  Stream.concat(path.stream(), Stream.of(String.valueOf(name))).toList(),
                  paths));
    }
  }

  /// Refuses (400) a call whose headers are missing or say something else than its arguments.
  void require(ServerRequest request, @Nullable Object arguments) {
    paths.forEach(
        (header, path) -> {
          Object value = arguments;
          for (String name : path) {
            value = value instanceof Map<?, ?> fields ? fields.get(name) : null;
          }
          String sent = StatelessHeaders.value(request, header);
          boolean silent = request.headers().header(header).isEmpty();
          if (value == null ? !silent : sent == null || !isSame(value, sent)) {
            throw StatelessHeaders.mismatch(header, String.valueOf(value));
          }
        });
  }

  private static boolean isSame(Object value, String sent) {
    String decoded = StatelessHeaders.decoded(sent);
    if (decoded == null) {
      return false;
    }
    return value instanceof Number number
        ? isSameNumber(number, decoded)
        : decoded.equals(value.toString());
  }

  private static boolean isSameNumber(Number value, String text) {
    try {
      return new BigDecimal(value.toString()).compareTo(new BigDecimal(text)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
