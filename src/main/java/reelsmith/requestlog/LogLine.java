package reelsmith.requestlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.Credential;
import reelsmith.operation.Identity;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// One line as it is stored: no secret is in it.
///
/// @param times how many requests it stands for; more than one only when they were turned away
record LogLine(
    String requestId,
    @Nullable Long account,
    @Nullable Long keyId,
    @Nullable Long personId,
    String door,
    @Nullable String operation,
    @Nullable String httpMethod,
    @Nullable String path,
    @Nullable Integer status,
    @Nullable String code,
    long tookMillis,
    @Nullable String request,
    @Nullable String response,
    Instant at,
    int times) {

  static LogLine of(AnsweredRequest answered, Instant at) {
    Identity identity = answered.identity();
    Credential credential = identity == null ? null : identity.credential();
    String path = answered.path();
    return new LogLine(
        answered.requestId(),
        identity == null ? null : identity.account().value(),
        credential == null ? null : credential.keyId(),
        credential == null ? null : credential.personId(),
        WireFormat.name(answered.door()),
        answered.operation(),
        answered.httpMethod(),
        path == null ? null : Redaction.path(path),
        answered.status(),
        answered.code(),
        answered.tookMillis(),
        preview(answered.request()),
        preview(answered.response()),
        at,
        1);
  }

  /// This line for so many requests like it.
  LogLine times(int count) {
    return new LogLine(
        requestId,
        account,
        keyId,
        personId,
        door,
        operation,
        httpMethod,
        path,
        status,
        code,
        tookMillis,
        request,
        response,
        at,
        count);
  }

  private static @Nullable String preview(@Nullable JsonNode body) {
    return body == null ? null : Redaction.preview(body);
  }
}
