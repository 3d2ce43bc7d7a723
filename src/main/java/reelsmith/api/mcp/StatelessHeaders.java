package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/// The headers in which a request of 2026-07-28 repeats what stands in its body, so that whoever
/// routes it need not read that. [They must say the
/// same](https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#request-metadata).
final class StatelessHeaders {

  static final String METHOD = "Mcp-Method";
  static final String NAME = "Mcp-Name";

  /// Which of a method's params stands in the name header.
  private static final Map<String, String> NAMED_BY =
      Map.of(
          "tools/call", "name",
          "prompts/get", "name",
          "resources/read", "uri",
          "tasks/get", "taskId",
          "tasks/update", "taskId",
          "tasks/cancel", "taskId");

  private static final String ENCODED = "=?base64?";
  private static final String ENCODED_END = "?=";

  private StatelessHeaders() {}

  /// Refuses (400) a request whose headers are missing or say something else than its body.
  static void require(ServerRequest request, JSONRPCRequest message) {
    String revision = StatelessRequest.revision(message);
    if (revision != null) {
      compare(request, HttpRules.REVISION_HEADER, revision);
    }
    compare(request, METHOD, message.method());
    String named = NAMED_BY.get(message.method());
    if (named != null && JsonRpc.object(message.params()).get(named) instanceof String name) {
      compareDecoded(request, NAME, name);
    }
  }

  private static void compare(ServerRequest request, String header, String expected) {
    if (!expected.equals(value(request, header))) {
      throw mismatch(header, expected);
    }
  }

  private static void compareDecoded(ServerRequest request, String header, String expected) {
    String value = value(request, header);
    if (value == null || !expected.equals(decoded(value))) {
      throw mismatch(header, expected);
    }
  }

  /// The only value of a header. Of two, nobody knows which one others go by.
  static @Nullable String value(ServerRequest request, String header) {
    List<String> values = request.headers().header(header);
    return values.size() == 1 ? values.getFirst().strip() : null;
  }

  /// What a header says; null when it is encoded, and not well.
  static @Nullable String decoded(String value) {
    if (!value.startsWith(ENCODED) || !value.endsWith(ENCODED_END)) {
      return value;
    }
    try {
      String text = value.substring(ENCODED.length(), value.length() - ENCODED_END.length());
      byte[] bytes = Base64.getDecoder().decode(text);
      // The decoder forgives missing padding; two readers must not differ on what a header says.
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? new String(bytes, StandardCharsets.UTF_8)
          : null;
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return null;
    }
  }

  static RpcFailure mismatch(String header, String expected) {
    return RpcFailure.of(
        400,
        -32020,
        "Header mismatch: %s must be there once and say %s".formatted(header, expected));
  }
}
