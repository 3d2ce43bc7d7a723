/// The Model Context Protocol: Streamable HTTP, SSE and stdio over one set of methods.
///
/// Transports carry messages between a client and its session; method groups answer them. Only this
/// package knows the protocol's Java SDK, and of that only its session and message classes.
@NullMarked
@NamedInterface("mcp")
package reelsmith.api.mcp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
