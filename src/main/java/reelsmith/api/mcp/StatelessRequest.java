package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request that says in its `_meta` all there is to know of its client, as [2026-07-28 has
/// it](https://modelcontextprotocol.io/specification/2026-07-28/basic#meta).
///
/// @param client null when it does not introduce itself
/// @param logLevel null when it wants no log messages
record StatelessRequest(
    Object id,
    String method,
    Map<String, Object> params,
    ClientCapabilities capabilities,
    @Nullable Implementation client,
    @Nullable LoggingLevel logLevel) {

  /// What the names of the protocol's own fields in `_meta` begin with.
  static final String NAMES = "io.modelcontextprotocol/";

  private static final String REVISION = NAMES + "protocolVersion";
  private static final String CAPABILITIES = NAMES + "clientCapabilities";
  private static final String CLIENT = NAMES + "clientInfo";
  private static final String LOG_LEVEL = NAMES + "logLevel";

  private static final Set<String> ONLY_STATELESS =
      Set.of(StatelessProtocol.DISCOVER, SubscriptionMethods.LISTEN);

  /// Whether a message is meant for a revision without sessions.
  static boolean isMeant(JSONRPCMessage message) {
    return switch (message) {
      case JSONRPCRequest request ->
          ONLY_STATELESS.contains(request.method()) || meta(request.params()).containsKey(REVISION);
      case JSONRPCNotification notification -> meta(notification.params()).containsKey(REVISION);
      default -> false;
    };
  }

  /// The revision a request names; null when it names none.
  static @Nullable String revision(JSONRPCRequest request) {
    return meta(request.params()).get(REVISION) instanceof String revision ? revision : null;
  }

  /// Refuses a request that lacks what every one must say, or speaks another revision.
  static StatelessRequest of(JSONRPCRequest request) {
    Map<String, Object> params = JsonRpc.object(request.params());
    Map<?, ?> meta = meta(params);
    String revision = revision(request);
    if (revision == null) {
      throw RpcFailure.invalidParams("_meta needs %s, a string".formatted(REVISION));
    }
    if (!revision.equals(StatelessProtocol.REVISION)) {
      throw unsupported(revision);
    }
    if (!(meta.get(CAPABILITIES) instanceof Map<?, ?> capabilities)) {
      throw RpcFailure.invalidParams("_meta needs %s, an object".formatted(CAPABILITIES));
    }
    return new StatelessRequest(
        request.id(),
        request.method(),
        params,
        part(capabilities, ClientCapabilities.class, CAPABILITIES),
        meta.get(CLIENT) == null ? null : part(meta.get(CLIENT), Implementation.class, CLIENT),
        meta.get(LOG_LEVEL) == null
            ? null
            : part(meta.get(LOG_LEVEL), LoggingLevel.class, LOG_LEVEL));
  }

  private static RpcFailure unsupported(String revision) {
    List<String> supported = McpProtocol.revisions();
    return RpcFailure.of(
            400,
            -32022,
            SessionProtocol.REVISIONS.contains(revision)
                ? "Revision %s begins with initialize".formatted(revision)
                : "Unsupported protocol version")
        .with(Map.of("supported", supported, "requested", revision));
  }

  private static <T> T part(@Nullable Object value, Class<T> type, String name) {
    try {
      return JsonRpc.convert(value, type);
    } catch (RpcFailure e) {
      throw RpcFailure.invalidParams("_meta %s cannot be read".formatted(name));
    }
  }

  private static Map<?, ?> meta(@Nullable Object params) {
    return params instanceof Map<?, ?> fields && fields.get("_meta") instanceof Map<?, ?> meta
        ? meta
        : Map.of();
  }

  /// Whether the client can do what an extension is about.
  boolean declares(String extension) {
    return capabilities.extensions() != null && capabilities.extensions().containsKey(extension);
  }
}
