package reelsmith.api.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import reelsmith.api.LimitedBody;
import reelsmith.api.RequestBody;
import reelsmith.operation.OperationFailure;
import tools.jackson.databind.node.ObjectNode;

/// What a page's form, or a program in JSON, sent.
///
/// @param form whether it was a form, whose sender wants to see a page
record SentFields(Map<String, String> values, boolean form) {

  /// Signals `request_too_large` for more than any door takes, and `validation_failed` for what
  /// cannot be read or names a field twice.
  static Mono<SentFields> of(ServerRequest request) {
    ServerHttpRequest sent = request.exchange().getRequest();
    return isForm(request)
        ? LimitedBody.of(sent).map(bytes -> new SentFields(form(bytes), true))
        : RequestBody.of(sent).map(object -> new SentFields(texts(object), false));
  }

  private static Map<String, String> form(byte[] bytes) {
    Map<String, String> fields = new HashMap<>();
    for (String field : new String(bytes, StandardCharsets.UTF_8).split("&", -1)) {
      String[] parts = field.split("=", 2);
      String value = parts.length == 2 ? decoded(parts[1]) : "";
      if (!field.isEmpty() && fields.put(decoded(parts[0]), value) != null) {
        throw OperationFailure.invalid("", "wrong_format", "the form names a field twice");
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw OperationFailure.invalid("", "wrong_format", "the form cannot be read");
    }
  }

  static boolean isForm(ServerRequest request) {
    return request
        .headers()
        .contentType()
        .filter(MediaType.APPLICATION_FORM_URLENCODED::includes)
        .isPresent();
  }

  private static Map<String, String> texts(ObjectNode object) {
    return object.properties().stream()
        .filter(field -> field.getValue().isValueNode() && !field.getValue().isNull())
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> field.getValue().asString()));
  }

  /// Signals `validation_failed` when it was not sent.
  String required(String name) {
    String value = values.get(name);
    if (value == null || value.isEmpty()) {
      throw OperationFailure.invalid("/" + name, "required", "must be sent");
    }
    return value;
  }

  String optional(String name) {
    return values.getOrDefault(name, "");
  }
}
