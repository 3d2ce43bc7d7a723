package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/// A stream of a session that outlives its connection: what is sent while nobody reads waits in the
/// session's buffer for a client that comes back.
final class ResumableStream implements ReplyStream {

  private final long id;
  private final boolean unasked;
  private final ResumableStreams streams;
  private long sent;
  private boolean ended;
  private @Nullable MessageStream<ReplayBuffer.Sent> reader;

  /// @param unasked whether it belongs to no request
  ResumableStream(long id, boolean unasked, ResumableStreams streams) {
    this.id = id;
    this.unasked = unasked;
    this.streams = streams;
  }

  long id() {
    return id;
  }

  @Override
  public synchronized void send(JSONRPCMessage message) {
    sent++;
    var event =
        new ReplayBuffer.Sent(id, sent, JsonRpc.write(message), MessageStream.mayBeLost(message));
    streams.buffer().add(event);
    if (reader != null) {
      reader.send(event);
    }
  }

  @Override
  public synchronized void end() {
    ended = true;
    if (reader != null) {
      reader.end();
    }
  }

  synchronized boolean hasSent(long number) {
    return number <= sent;
  }

  synchronized boolean hasReader() {
    return reader != null;
  }

  /// Whether it belongs to no request and nobody reads it.
  synchronized boolean isSuperseded() {
    return unasked && reader == null;
  }

  /// Whether all has been said and nothing of it is left to say again.
  synchronized boolean isForgotten() {
    return ended && reader == null && !streams.buffer().hasAnyOf(id);
  }

  @Override
  public Flux<ServerSentEvent<String>> events() {
    // Without the primer a client that loses the stream before the first message could not come
    // back.
    return Flux.defer(() -> read(0, streams.primes() ? List.of(primer()) : List.of()));
  }

  /// What was sent after an event, then what is being sent. Whoever read before reads no more.
  Flux<ServerSentEvent<String>> after(long number) {
    return Flux.defer(() -> read(number, List.of()));
  }

  private synchronized Flux<ServerSentEvent<String>> read(
      long number, List<ServerSentEvent<String>> first) {
    var next = new MessageStream<>(streams.queuedMessages(), ReplayBuffer.Sent::mayBeLost);
    if (reader != null) {
      reader.end();
    }
    reader = next;
    if (ended) {
      next.end();
    }
    Flux<ReplayBuffer.Sent> messages =
        Flux.concat(Flux.fromIterable(streams.buffer().after(id, number)), next.messages());
    return Flux.concat(
            Flux.fromIterable(first), messages.map(sent -> event(sent.eventId(), sent.text())))
        .doFinally(end -> left(next));
  }

  private synchronized void left(MessageStream<ReplayBuffer.Sent> former) {
    if (reader == former) {
      reader = null;
    }
  }

  private ServerSentEvent<String> primer() {
    return ServerSentEvent.builder("").id(id + "-0").build();
  }

  private static ServerSentEvent<String> event(String id, String text) {
    return ServerSentEvent.builder(text).id(id).event("message").build();
  }
}
