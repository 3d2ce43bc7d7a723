package reelsmith.api.mcp;

import java.io.InputStream;
import java.io.OutputStream;

/// The two ends of a stdio connection. Nothing but protocol messages may go through them, so the
/// launcher takes them out of `System` before anything can print.
public record ProtocolStreams(InputStream in, OutputStream out) {}
