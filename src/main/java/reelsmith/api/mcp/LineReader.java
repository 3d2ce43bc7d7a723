package reelsmith.api.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads lines of bytes, none longer than a limit.
final class LineReader {

  private final InputStream in;
  private final int limit;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private boolean tooLong;

  LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /// Waits for the next line. False when there is none any more.
  boolean advance() throws IOException {
    line.reset();
    tooLong = false;
    if (!hasMore()) {
      return false;
    }
    while (hasMore()) {
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      keep(end);
      position = end + 1;
      if (end < filled) {
        return true;
      }
    }
    return true;
  }

  private boolean hasMore() throws IOException {
    if (position >= filled) {
      position = 0;
      filled = in.read(buffer);
    }
    return filled > 0;
  }

  private void keep(int end) {
    int length = Math.min(end - position, limit - line.size());
    line.write(buffer, position, length);
    tooLong |= length < end - position;
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
