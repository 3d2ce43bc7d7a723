package reelsmith.requestlog;

import org.jspecify.annotations.Nullable;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import tools.jackson.databind.JsonNode;

/// One request as a door answered it, nothing redacted yet.
///
/// @param identity null when nobody was let in
/// @param address of the network it came from; null like the method
/// @param operation null when it was refused before one was found
/// @param httpMethod null when it was no HTTP request of its own
/// @param path with its query; null like the method
/// @param status of HTTP; null like the method
/// @param code of the error; null when it succeeded, [AnsweredCall#CANCELLED] when nobody waited
/// @param request what was sent; null when it was not read or could not be
/// @param response what was answered; null when nothing was
public record AnsweredRequest(
    String requestId,
    @Nullable Identity identity,
    @Nullable String address,
    Door door,
    @Nullable String operation,
    @Nullable String httpMethod,
    @Nullable String path,
    @Nullable Integer status,
    @Nullable String code,
    long tookMillis,
    @Nullable JsonNode request,
    @Nullable JsonNode response) {

  private static final int TOO_MANY_REQUESTS = 429;

  /// Whether it was refused at the door: nobody was let in, or whoever it was came too often. Such
  /// requests cost their sender nothing.
  boolean isTurnedAway() {
    return identity == null || (operation == null && status != null && status == TOO_MANY_REQUESTS);
  }
}
