package reelsmith.api.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import reelsmith.operation.OperationFailure;
import tools.jackson.databind.node.ObjectNode;

/// What a page's form, or a program in JSON, sent.
///
/// @param form whether it was a form, whose sender wants to see a page
record SentFields(Map<String, String> values, boolean form) {

  static Mono<SentFields> of(ServerRequest request) {
    return isForm(request)
        ? request.formData().map(fields -> new SentFields(fields.toSingleValueMap(), true))
        : request
            .bodyToMono(ObjectNode.class)
            .map(SentFields::texts)
            .defaultIfEmpty(Map.of())
            .map(fields -> new SentFields(fields, false));
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
