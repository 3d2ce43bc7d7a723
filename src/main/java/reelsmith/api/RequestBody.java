package reelsmith.api;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/// Reads the JSON object a caller sent, within the limits of the contract.
public final class RequestBody {

  private static final List<MediaType> JSON =
      List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

  private static final ObjectReader READER =
      WireFormat.mapper().reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  private RequestBody() {}

  /// The object; an empty one when nothing was sent.
  public static Mono<ObjectNode> of(ServerHttpRequest request) {
    return LimitedBody.of(request).map(bytes -> object(request.getHeaders(), bytes));
  }

  private static ObjectNode object(HttpHeaders headers, byte[] bytes) {
    if (bytes.length == 0) {
      return WireFormat.mapper().createObjectNode();
    }
    if (!isJson(headers)) {
      throw notJson();
    }
    if (tree(bytes) instanceof ObjectNode object) {
      return object;
    }
    throw OperationFailure.invalid("", "wrong_format", "the body must be a JSON object");
  }

  private static boolean isJson(HttpHeaders headers) {
    try {
      MediaType type = headers.getContentType();
      return type == null || JSON.stream().anyMatch(json -> json.includes(type));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      return READER.readTree(bytes);
    } catch (JacksonException e) {
      throw OperationFailure.invalid("", "wrong_format", reason(e));
    }
  }

  private static String reason(JacksonException error) {
    if (error instanceof StreamConstraintsException) {
      return "the body has a number or a name that is too long, or is nested too deeply";
    }
    TokenStreamLocation place = error.getLocation();
    return place == null
        ? "the body is not valid JSON"
        : "the body is not valid JSON; see line %d, column %d"
            .formatted(place.getLineNr(), place.getColumnNr());
  }

  /// How whoever sends something else is refused.
  public static OperationFailure notJson() {
    return new OperationFailure(
        OperationFailure.Kind.UNSUPPORTED_MEDIA_TYPE,
        "unsupported_media_type",
        "Send the body as JSON, with the header Content-Type: application/json.");
  }
}
