package reelsmith.api.mcp;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Identity;

/// The doors that are no Streamable HTTP, as channels.
final class BridgedDoors {

  private BridgedDoors() {}

  /// The stdio door of this process.
  static DoorBridge.Door stdio(
      McpProtocol protocol, ClientSessions sessions, McpSettings settings) {
    return heard -> {
      var in = new QueuedInput();
      new StdioDoor(
              new StdioStreams(in, new Lines(heard)),
              protocol,
              sessions,
              () -> Mono.just(Identity.local(new AccountId(1))),
              settings,
              () -> {})
          .start();
      return new DoorBridge.Channel() {
        @Override
        public void send(String message) {
          in.lines.add((message + "\n").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
          in.lines.add(new byte[0]);
        }
      };
    };
  }

  /// Lines that are written by any thread and read by one; an empty one is the end.
  private static final class QueuedInput extends InputStream {

    private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
    private byte[] line = {};
    private int at;
    private boolean ended;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      try {
        if (!ended && at == line.length) {
          line = lines.take();
          at = 0;
          ended = line.length == 0;
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (ended) {
        return -1;
      }
      int count = Math.min(most, line.length - at);
      System.arraycopy(line, at, into, from, count);
      at += count;
      return count;
    }
  }

  private static final class Lines extends OutputStream {

    private final Consumer<String> heard;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Consumer<String> heard) {
      this.heard = heard;
    }

    @Override
    public void write(int next) {
      if (next == '\n') {
        heard.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(next);
      }
    }
  }

  /// The SSE door of a server.
  static DoorBridge.Door sse(String base) {
    return heard -> {
      HttpClient http = HttpClient.newHttpClient();
      BufferedReader events =
          new BufferedReader(
              new InputStreamReader(
                  send(
                          http,
                          HttpRequest.newBuilder(URI.create(base + "/sse")).build(),
                          HttpResponse.BodyHandlers.ofInputStream())
                      .body(),
                  StandardCharsets.UTF_8));
      URI address = URI.create(base + nextData(events));
      Thread reader = Thread.ofVirtual().start(() -> passOn(events, heard));
      return new DoorBridge.Channel() {
        @Override
        public void send(String message) {
          BridgedDoors.send(
              http,
              HttpRequest.newBuilder(address)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(message))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
        }

        @Override
        public void close() {
          reader.interrupt();
          http.shutdownNow();
        }
      };
    };
  }

  private static void passOn(BufferedReader events, Consumer<String> heard) {
    for (String data = nextData(events); data != null; data = nextData(events)) {
      heard.accept(data);
    }
  }

  private static @Nullable String nextData(BufferedReader events) {
    try {
      String line = events.readLine();
      while (line != null && !line.startsWith("data:")) {
        line = events.readLine();
      }
      return line == null ? null : line.substring("data:".length());
    } catch (IOException e) {
      return null;
    }
  }

  private static <T> HttpResponse<T> send(
      HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
