package reelsmith.api.docs;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import reelsmith.api.DoorSettings;
import reelsmith.asset.AddressSettings;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Describes the REST interface in OpenAPI 3.1, whose schemas are the ones of the tool files.
final class OpenApiDocument {

  private static final String ERROR = "#/components/responses/error";

  private final JsonMapper json = WireFormat.mapper();
  private final DoorSettings settings;
  private final AddressSettings address;

  OpenApiDocument(DoorSettings settings, AddressSettings address) {
    this.settings = settings;
    this.address = address;
  }

  ObjectNode of(Iterable<RestView> operations) {
    ObjectNode document = json.createObjectNode().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Reelsmith")
        .put("version", "1")
        .put("description", "Agents and programs make short vertical videos.");
    document
        .putArray("servers")
        .addObject()
        .put("url", Objects.requireNonNullElse(address.publicUrl(), "/").toString());
    ArrayNode security = document.putArray("security");
    ObjectNode paths = document.putObject("paths");
    operations.forEach(operation -> describe(operation, paths));
    describeFiles(paths);
    ObjectNode components = document.putObject("components");
    components.putObject("schemas").set("error", error());
    components.putObject("responses").set("error", errorResponse());
    securitySchemes()
        .forEach(
            (name, scheme) -> {
              security.addObject().putArray(name);
              components.withObjectProperty("securitySchemes").set(name, scheme);
            });
    return document;
  }

  private void describe(RestView view, ObjectNode paths) {
    String method = view.route().method().name().toLowerCase(Locale.ROOT);
    ObjectNode operation =
        paths
            .withObjectProperty(view.route().path())
            .putObject(method)
            .put("operationId", view.spec().name())
            .put("summary", view.spec().title())
            .put("description", view.spec().description());
    operation.putArray("tags").add(WireFormat.name(view.spec().toolset()));
    describeInput(view, operation);
    ObjectNode responses = operation.putObject("responses");
    responses
        .putObject(Integer.toString(view.route().status()))
        .put("description", "Done.")
        .set("content", asJson(view.answer()));
    responses.putObject("4XX").put("$ref", ERROR);
    responses.putObject("5XX").put("$ref", ERROR);
  }

  private void describeInput(RestView view, ObjectNode operation) {
    ArrayNode parameters = operation.putArray("parameters");
    for (String field : view.pathFields()) {
      parameters.add(parameter(field, "path", true, view.schemaOf(field)));
    }
    if (view.spec().idempotency() != IdempotencyRule.NONE) {
      parameters.add(idempotencyKey(view.spec().idempotency() == IdempotencyRule.REQUIRED));
    }
    if (view.hasBody()) {
      boolean needed = view.others().stream().anyMatch(each -> view.isRequired(each.getKey()));
      ObjectNode body = operation.putObject("requestBody").put("required", needed);
      body.set("content", asJson(view.body()));
      return;
    }
    for (var field : view.others()) {
      boolean required = view.isRequired(field.getKey());
      parameters.add(parameter(field.getKey(), "query", required, field.getValue()));
    }
  }

  private ObjectNode parameter(String name, String in, boolean required, JsonNode schema) {
    ObjectNode bare = schema.deepCopy().asObject();
    JsonNode description = bare.remove("description");
    ObjectNode parameter =
        json.createObjectNode().put("name", name).put("in", in).put("required", required);
    if (description != null) {
      parameter.set("description", description);
    }
    parameter.set("schema", bare);
    return parameter;
  }

  private ObjectNode idempotencyKey(boolean required) {
    ObjectNode key =
        json.createObjectNode()
            .put("name", "Idempotency-Key")
            .put("in", "header")
            .put("required", required)
            .put(
                "description",
                "Names this one request, for example a UUID. Reuse the same key when you retry: the"
                    + " first answer is given again and nothing is charged twice.");
    key.putObject("schema").put("type", "string").put("minLength", 1).put("maxLength", 255);
    return key;
  }

  /// Downloads are no operation, but every film leaves through them.
  private void describeFiles(ObjectNode paths) {
    ObjectNode download =
        paths
            .putObject("/files/{id}/{name}")
            .putObject("get")
            .put("operationId", "download_file")
            .put("summary", "Download a file by signed link")
            .put(
                "description",
                "Answers hand out complete links. They work without a key and only for a while, so"
                    + " download promptly. Ranges are supported.");
    download.putArray("security").addObject();
    download.putArray("tags").add("files");
    ArrayNode parameters = download.putArray("parameters");
    ObjectNode text = json.createObjectNode().put("type", "string");
    parameters.add(parameter("id", "path", true, text.deepCopy().put("format", "uuid")));
    parameters.add(parameter("name", "path", true, text));
    parameters.add(parameter("expires", "query", true, text));
    parameters.add(parameter("signature", "query", true, text));
    ObjectNode responses = download.putObject("responses");
    responses
        .putObject("200")
        .put("description", "The file.")
        .putObject("content")
        .putObject("*/*");
    responses.putObject("206").put("description", "A part of it.");
    responses.putObject("4XX").put("$ref", ERROR);
  }

  private ObjectNode error() {
    ObjectNode envelope = object("request_id", "error");
    ObjectNode error = object("code", "message", "details");
    ObjectNode properties = error.withObjectProperty("properties");
    // Examples and no enum: a client must not break when there is a new code.
    ArrayNode codes =
        properties
            .putObject("code")
            .put("type", "string")
            .put("description", "Stable; new ones may come. The examples are all there are.")
            .putArray("examples");
    ErrorCodes.ALL.forEach(known -> codes.add(known.code()));
    properties.putObject("message").put("type", "string").put("description", "Says what to do.");
    properties.putObject("details").put("type", "object");
    envelope
        .withObjectProperty("properties")
        .set("request_id", json.createObjectNode().put("type", "string"));
    envelope.withObjectProperty("properties").set("error", error);
    return envelope;
  }

  private ObjectNode object(String... required) {
    ObjectNode object = json.createObjectNode().put("type", "object");
    object.putObject("properties");
    ArrayNode names = object.putArray("required");
    for (String name : required) {
      names.add(name);
    }
    return object;
  }

  private ObjectNode errorResponse() {
    ObjectNode response = json.createObjectNode().put("description", "It did not work.");
    response.set(
        "content", asJson(json.createObjectNode().put("$ref", "#/components/schemas/error")));
    return response;
  }

  private Map<String, ObjectNode> securitySchemes() {
    Map<String, ObjectNode> schemes = new LinkedHashMap<>();
    schemes.put("bearer", json.createObjectNode().put("type", "http").put("scheme", "bearer"));
    schemes.put("brand_key", header(settings.keyHeader()));
    schemes.put("common_key", header("X-Api-Key"));
    return schemes;
  }

  private ObjectNode header(String name) {
    return json.createObjectNode().put("type", "apiKey").put("in", "header").put("name", name);
  }

  private ObjectNode asJson(JsonNode schema) {
    ObjectNode content = json.createObjectNode();
    content.putObject("application/json").set("schema", schema);
    return content;
  }
}
