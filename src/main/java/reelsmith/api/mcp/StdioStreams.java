package reelsmith.api.mcp;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import reelsmith.operation.OperationRunner;

/// The two ends of a stdio connection. Nothing but protocol messages may go through them, so the
/// launcher takes them out of `System` before anything can print.
public record StdioStreams(InputStream in, OutputStream out) {

  /// How long the door goes on answering after `in` has ended. Longer than any call may take, so
  /// that every call is answered.
  public static final Duration LAST_ANSWERS = OperationRunner.LONGEST_CALL.plusSeconds(10);
}
