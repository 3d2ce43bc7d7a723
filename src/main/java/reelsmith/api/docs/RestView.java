package reelsmith.api.docs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.ToolFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An operation as a REST client meets it: the one flat input taken apart into path, query and
/// body.
///
/// @param input schema of the whole input
/// @param answer schema of the answer
record RestView(OperationSpec<?, ?> spec, ObjectNode input, JsonNode answer) {

  static RestView of(OperationSpec<?, ?> spec, ToolFile file) {
    return new RestView(spec, file.inputSchema(), file.document().required("outputSchema"));
  }

  Route route() {
    return spec.route();
  }

  boolean hasBody() {
    return switch (route().method()) {
      case GET, DELETE -> false;
      case PATCH, POST, PUT -> true;
    };
  }

  boolean isInPath(String field) {
    return pathFields().contains(field);
  }

  /// In the order of the path.
  List<String> pathFields() {
    return route().variables();
  }

  boolean isRequired(String field) {
    return required().contains(field);
  }

  JsonNode schemaOf(String field) {
    return input.path("properties").path(field);
  }

  /// The fields that do not stand in the path, with their schemas.
  Set<Map.Entry<String, JsonNode>> others() {
    ObjectNode others = input.path("properties").deepCopy().asObject();
    pathFields().forEach(others::remove);
    return others.properties();
  }

  /// What the body must look like.
  ObjectNode body() {
    ObjectNode body = input.deepCopy();
    for (String field : pathFields()) {
      body.path("properties").asObject().remove(field);
    }
    if (body.has("required")) {
      body.putArray("required").addAll(List.of());
      required().stream()
          .filter(field -> !isInPath(field))
          .forEach(field -> body.withArrayProperty("required").add(field));
    }
    return body;
  }

  private Set<String> required() {
    return input
        .path("required")
        .valueStream()
        .map(JsonNode::stringValue)
        .collect(Collectors.toUnmodifiableSet());
  }
}
