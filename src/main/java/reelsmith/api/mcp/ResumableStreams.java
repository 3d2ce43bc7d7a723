package reelsmith.api.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/// The streams of one session over HTTP, each of which [a client that lost it can go on
/// with](https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#resumability-and-redelivery).
final class ResumableStreams {

  private static final Pattern EVENT_ID = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

  private final int queuedMessages;
  private final boolean primes;
  private final ReplayBuffer buffer;
  private final AtomicLong opened = new AtomicLong();
  private final Map<Long, ResumableStream> streams = new ConcurrentHashMap<>();

  /// @param queuedMessages that may wait for a slow reader
  /// @param replayedMessages that are kept for readers that come back
  /// @param primes whether a stream begins with an event that says nothing but where it is
  ResumableStreams(int queuedMessages, int replayedMessages, boolean primes) {
    this.queuedMessages = queuedMessages;
    this.primes = primes;
    this.buffer = new ReplayBuffer(replayedMessages);
  }

  ReplayBuffer buffer() {
    return buffer;
  }

  int queuedMessages() {
    return queuedMessages;
  }

  boolean primes() {
    return primes;
  }

  /// A stream for what belongs to one request.
  ResumableStream open() {
    streams.values().removeIf(ResumableStream::isForgotten);
    return open(false);
  }

  /// A stream for what belongs to no request. Earlier ones that nobody reads are given up.
  ResumableStream openUnasked() {
    streams.values().removeIf(ResumableStream::isSuperseded);
    return open(true);
  }

  private ResumableStream open(boolean unasked) {
    var stream = new ResumableStream(opened.incrementAndGet(), unasked, this);
    streams.put(stream.id(), stream);
    return stream;
  }

  /// A stream and how much of it its reader knows already.
  record Position(ResumableStream stream, long number) {

    Flux<ServerSentEvent<String>> rest() {
      return stream.after(number);
    }
  }

  /// Where an event stands. Refuses (400) one that was not sent here, or of a stream of which
  /// nothing is kept any more. Of a stream that is kept in part, the rest of it follows.
  Position find(String eventId) {
    Matcher parts = EVENT_ID.matcher(eventId);
    ResumableStream stream = parts.matches() ? streams.get(Long.parseLong(parts.group(1))) : null;
    long number = parts.matches() ? Long.parseLong(parts.group(2)) : 0;
    if (stream == null || stream.isForgotten() || !stream.hasSent(number)) {
      throw RpcFailure.invalidRequest(
          "The Last-Event-ID is none of this session, or too old; leave it out");
    }
    return new Position(stream, number);
  }

  boolean hasReader() {
    return streams.values().stream().anyMatch(ResumableStream::hasReader);
  }

  /// Ends them all, also for those who read.
  void end() {
    List<ResumableStream> all = new ArrayList<>(streams.values());
    streams.clear();
    all.forEach(ResumableStream::end);
  }
}
