package reelsmith.api.mcp;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import reelsmith.operation.Toolset;

/// The limits of the Model Context Protocol's doors, and what they show.
///
/// @param sessionIdle a session without a message, a running call and an open stream ends after
///   this
/// @param sessionsPerAccount over HTTP and SSE together; one more ends the one unused for longest
/// @param callsPerSession calls of one session that may run at the same time
/// @param callsPerAccount calls without a session, open subscriptions among them, that an account
///   may have running at the same time over HTTP
/// @param queuedMessages messages that may wait for one slow client
/// @param replayedMessages messages of a session that are kept for a client that lost a stream
/// @param keepAlive how often a silent stream gets a comment, so that no proxy closes it
/// @param clientPatience how long a client may take to answer a question of ours; a person may sit
///   behind it
/// @param sse whether the older SSE transport is served beside Streamable HTTP
/// @param toolsets what is shown to a client that asks for nothing else
/// @param offeredToolsets what a client may ask for with the header `X-MCP-Toolsets`
/// @param readOnly hides and refuses every tool that changes something
/// @param allowedHosts names under which this server may be addressed, beside those of this machine
@ConfigurationProperties("reelsmith.mcp")
public record McpSettings(
    @DefaultValue("30m") Duration sessionIdle,
    @DefaultValue("32") int sessionsPerAccount,
    @DefaultValue("64") int callsPerSession,
    @DefaultValue("256") int callsPerAccount,
    @DefaultValue("1024") int queuedMessages,
    @DefaultValue("256") int replayedMessages,
    @DefaultValue("15s") Duration keepAlive,
    @DefaultValue("10m") Duration clientPatience,
    @DefaultValue("true") boolean sse,
    @DefaultValue("story") Set<Toolset> toolsets,
    @DefaultValue({"story", "library", "account", "developer"}) Set<Toolset> offeredToolsets,
    @DefaultValue("false") boolean readOnly,
    @DefaultValue Set<String> allowedHosts) {

  public McpSettings {
    toolsets = Set.copyOf(toolsets);
    offeredToolsets = Set.copyOf(offeredToolsets);
    allowedHosts = Set.copyOf(allowedHosts);
  }

  /// What holds when nothing is configured.
  public static McpSettings defaults() {
    return new McpSettings(
        Duration.ofMinutes(30),
        32,
        64,
        256,
        1024,
        256,
        Duration.ofSeconds(15),
        Duration.ofMinutes(10),
        true,
        EnumSet.of(Toolset.STORY),
        EnumSet.allOf(Toolset.class),
        false,
        Set.of());
  }
}
