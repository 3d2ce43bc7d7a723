package reelsmith.api;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import reelsmith.limit.BodyLimit;

/// Reads the body of a request, whether its length was announced or not.
public final class LimitedBody {

  private LimitedBody() {}

  /// All of it; no bytes when nothing was sent. Signals `request_too_large` as soon as it is known
  /// to be larger than [BodyLimit#BYTES].
  public static Mono<byte[]> of(ServerHttpRequest request) {
    if (request.getHeaders().getContentLength() > BodyLimit.BYTES) {
      return Mono.error(BodyLimit.exceeded());
    }
    return DataBufferUtils.join(request.getBody(), BodyLimit.BYTES)
        .map(LimitedBody::bytes)
        .onErrorMap(DataBufferLimitException.class, error -> BodyLimit.exceeded())
        .defaultIfEmpty(new byte[0]);
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }
}
