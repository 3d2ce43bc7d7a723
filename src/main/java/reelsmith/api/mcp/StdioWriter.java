package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes messages to a stream, one in a line, on a thread of its own.
final class StdioWriter {

  private static final Logger LOG = LoggerFactory.getLogger(StdioWriter.class);

  /// No message is empty.
  private static final byte[] END = {};

  private final OutputStream out;
  private final BlockingQueue<byte[]> waiting;
  private final Runnable whenEnded;
  private final AtomicBoolean ending = new AtomicBoolean();

  /// @param whenEnded run on the writing thread after the last message, or when nobody reads
  StdioWriter(OutputStream out, int limit, Runnable whenEnded) {
    this.out = new BufferedOutputStream(out, 1 << 16);
    // One place more, so that the end always fits.
    this.waiting = new ArrayBlockingQueue<>(limit + 1);
    this.whenEnded = whenEnded;
  }

  void start() {
    Thread.ofPlatform().name("mcp-stdio-out").start(this::run);
  }

  void send(JSONRPCMessage message) {
    if (MessageStream.mayBeLost(message) && waiting.remainingCapacity() <= waiting.size()) {
      LOG.debug("A slow client is not told {}", message);
      return;
    }
    add(JsonRpc.writeBytes(message));
  }

  void send(RpcFailure failure) {
    add(JsonRpc.writeBytes(JsonRpc.error(failure)));
  }

  private synchronized void add(byte[] message) {
    if (ending.get()) {
      return;
    }
    if (waiting.remainingCapacity() > 1) {
      waiting.add(message);
    } else {
      LOG.error("The client left {} messages unread; giving up on it", waiting.size());
      end();
    }
  }

  /// What was sent before is still written.
  synchronized void end() {
    if (ending.compareAndSet(false, true)) {
      waiting.add(END);
    }
  }

  private void run() {
    try {
      for (byte[] message = next(); message.length > 0; message = next()) {
        out.write(message);
        out.write('\n');
      }
      out.flush();
    } catch (IOException e) {
      LOG.info("The client's end of stdout is gone: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      whenEnded.run();
    }
  }

  /// Flushes only when there is nothing more to write at once.
  private byte[] next() throws IOException, InterruptedException {
    byte @Nullable [] message = waiting.poll();
    if (message == null) {
      out.flush();
      message = waiting.take();
    }
    return message;
  }
}
