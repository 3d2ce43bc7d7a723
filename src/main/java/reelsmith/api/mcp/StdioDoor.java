package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reelsmith.limit.BodyLimit;
import reelsmith.operation.Door;

/// The protocol over stdin and stdout, one message in a line.
///
/// A line that isn't a message is answered with an error and does no harm. When the input ends,
/// calls that are still running are answered before the door closes.
final class StdioDoor implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StdioDoor.class);

  private final LineReader lines;
  private final StdioWriter writer;
  private final Conversation conversation;
  private final ClientContext context;
  private volatile @Nullable Thread reader;

  /// @param whenEnded run once, when the client is gone and everything is said
  StdioDoor(
      StdioStreams streams,
      McpProtocol protocol,
      ClientSessions sessions,
      LocalIdentity identity,
      McpSettings settings,
      Runnable whenEnded) {
    lines = new LineReader(streams.in(), BodyLimit.BYTES);
    writer = new StdioWriter(streams.out(), settings.queuedMessages(), whenEnded);
    // The streams outlive the session, so that late answers still get out.
    Outlet out = Outlet.shared(writer::send);
    conversation =
        new Conversation(sessions.newId(), Door.MCP_STDIO, null, protocol, sessions, out);
    context =
        new ClientContext(
            Door.MCP_STDIO, Mono.defer(identity::identity), ToolSelection.of(settings));
  }

  @Override
  public void start() {
    writer.start();
    reader = Thread.ofPlatform().name("mcp-stdio-in").start(this::read);
  }

  private void read() {
    try {
      while (lines.advance()) {
        receiveLine();
      }
    } catch (IOException e) {
      LOG.info("The client's end of stdin is gone: {}", e.getMessage());
    } finally {
      conversation
          .drain()
          .timeout(StdioStreams.LAST_ANSWERS)
          .doFinally(end -> writer.end())
          .subscribe(done -> {}, error -> LOG.warn("Some calls were not answered in time"));
    }
  }

  private void receiveLine() {
    try {
      byte[] line = lines.line();
      if (line.length > 0) {
        receive(JsonRpc.read(line));
      }
    } catch (RpcFailure refused) {
      writer.send(refused);
    } catch (RuntimeException e) {
      // The next line may be fine, and only this thread reads it.
      LOG.error("A line could not be taken in", e);
      writer.send(JsonRpc.internalError());
    }
  }

  private void receive(JSONRPCMessage message) {
    conversation
        .receive(message, context)
        .subscribe(done -> {}, error -> LOG.error("A message was lost", error));
  }

  @Override
  public void stop() {
    conversation.end();
    writer.end();
    reader = null;
  }

  @Override
  public boolean isRunning() {
    return reader != null;
  }
}
