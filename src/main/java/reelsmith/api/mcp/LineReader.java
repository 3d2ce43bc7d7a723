package reelsmith.api.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads lines of bytes, none longer than a limit.
final class LineReader {

  private final InputStream in;
  private final int limit;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean tooLong;

  LineReader(InputStream in, int limit) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.limit = limit;
  }

  /// Waits for the next line. False when there is none any more.
  boolean advance() throws IOException {
    line.reset();
    tooLong = false;
    int next = in.read();
    if (next < 0) {
      return false;
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (line.size() < limit) {
        line.write(next);
      } else {
        tooLong = true;
      }
    }
    return true;
  }

  /// The line without its end; empty when it is blank. Signals an [RpcFailure] when it is too long.
  byte[] line() {
    if (tooLong) {
      throw RpcFailure.invalidRequest(413, "The message is larger than %d bytes".formatted(limit));
    }
    byte[] bytes = line.toByteArray();
    for (byte character : bytes) {
      if (character != ' ' && character != '\t' && character != '\r') {
        return bytes;
      }
    }
    return new byte[0];
  }
}
