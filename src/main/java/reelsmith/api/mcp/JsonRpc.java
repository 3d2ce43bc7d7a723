package reelsmith.api.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapperSupplier;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.WireFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.ObjectReader;

/// Reads and writes JSON-RPC 2.0 messages.
final class JsonRpc {

  /// Named here, because looking for it reads jars, on whatever thread is first to ask.
  private static final McpJsonMapper JSON = new JacksonMcpJsonMapperSupplier().get();

  private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {};

  /// Of two fields with one name some readers take the first, others the last; REST refuses both.
  private static final ObjectReader STRICT =
      WireFormat.mapper()
          .readerFor(Object.class)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  private JsonRpc() {}

  /// The one message these bytes hold. Signals an [RpcFailure] that names the request as far as it
  /// could be read.
  static JSONRPCMessage read(byte[] bytes) {
    Object parsed = parsed(bytes);
    if (parsed instanceof List<?>) {
      throw RpcFailure.invalidRequest("Send one message at a time; batches are not supported");
    }
    if (!(parsed instanceof Map<?, ?> message)) {
      throw RpcFailure.invalidRequest("This is not a JSON-RPC 2.0 message");
    }
    Object id = message.get("id");
    if (!(id == null || id instanceof String || id instanceof Integer || id instanceof Long)) {
      throw RpcFailure.invalidRequest("The id must be a string or a whole number of 64 bits");
    }
    if (!"2.0".equals(message.get("jsonrpc"))) {
      throw RpcFailure.invalidRequest("This is not a JSON-RPC 2.0 message").answering(id);
    }
    if (message.containsKey("method")) {
      return call(message, id);
    }
    if (id == null || !(message.containsKey("result") || message.containsKey("error"))) {
      throw RpcFailure.invalidRequest("A message has a method, or an id and a result or an error")
          .answering(id);
    }
    return convert(message, JSONRPCResponse.class);
  }

  private static @Nullable Object parsed(byte[] bytes) {
    try {
      return STRICT.readValue(bytes);
    } catch (JacksonException e) {
      throw isJson(bytes)
          ? RpcFailure.invalidRequest("A field stands twice in one object")
          : RpcFailure.notJson();
    }
  }

  private static boolean isJson(byte[] bytes) {
    try {
      STRICT.without(StreamReadFeature.STRICT_DUPLICATE_DETECTION).readValue(bytes);
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }

  private static JSONRPCMessage call(Map<?, ?> message, @Nullable Object id) {
    if (!(message.get("method") instanceof String method)) {
      throw RpcFailure.invalidRequest("The method must be a string").answering(id);
    }
    Object params = message.get("params");
    if (!(params == null || params instanceof Map<?, ?>)) {
      throw RpcFailure.invalidParams("params must be an object").answering(id);
    }
    if (id != null) {
      return new JSONRPCRequest("2.0", method, id, params);
    }
    if (message.containsKey("id")) {
      throw RpcFailure.invalidRequest("The id must not be null");
    }
    return new JSONRPCNotification("2.0", method, params);
  }

  static String write(Object message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] writeBytes(Object message) {
    try {
      return JSON.writeValueAsBytes(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The params of a message as a record of the protocol. Signals `invalid params` if they aren't.
  static <T> T convert(@Nullable Object params, Class<T> type) {
    try {
      return JSON.convertValue(params == null ? Map.of() : params, type);
    } catch (RuntimeException e) {
      throw RpcFailure.invalidParams("The params are not those of this method");
    }
  }

  static <T> T convert(Object value, TypeRef<T> type) {
    return JSON.convertValue(value, type);
  }

  /// The params of a message as they came, or an object of the protocol by its fields.
  static Map<String, Object> object(@Nullable Object params) {
    return switch (params) {
      case null -> Map.of();
      case Map<?, ?> fields -> named(fields);
      default -> JSON.convertValue(params, OBJECT);
    };
  }

  /// Whatever was JSON has texts for names.
  @SuppressWarnings("unchecked")
  private static Map<String, Object> named(Map<?, ?> fields) {
    return (Map<String, Object>) fields;
  }

  /// The id of the request that a notification cancels, if that is what it does.
  static Optional<Object> cancelled(JSONRPCNotification notification) {
    return notification.method().equals("notifications/cancelled")
        ? Optional.ofNullable(object(notification.params()).get("requestId"))
        : Optional.empty();
  }

  static JSONRPCResponse error(Object id, RpcFailure failure) {
    return JSONRPCResponse.error(
        id,
        new JSONRPCResponse.JSONRPCError(
            failure.code(), failure.message(), failure.data().isEmpty() ? null : failure.data()));
  }

  /// An error that may answer a message whose id could not be read. It then has none: clients
  /// refuse the null that plain JSON-RPC would put there.
  static Map<String, Object> error(RpcFailure failure) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", failure.code());
    error.put("message", failure.message());
    if (!failure.data().isEmpty()) {
      error.put("data", failure.data());
    }
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("jsonrpc", "2.0");
    if (failure.requestId() != null) {
      message.put("id", failure.requestId());
    }
    message.put("error", error);
    return message;
  }

  static RpcFailure internalError() {
    return RpcFailure.of(500, ErrorCodes.INTERNAL_ERROR, "Something went wrong on our side");
  }
}
