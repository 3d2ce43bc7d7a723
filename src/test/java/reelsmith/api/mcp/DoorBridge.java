package reelsmith.api.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Streamable HTTP in, another door out, so that a suite that speaks HTTP only can judge that one
/// too. Adds nothing to what is said: it gives requests ids of their own, because the other door
/// has one channel for all clients, and takes them back out of what it hears.
final class DoorBridge implements AutoCloseable {

  private static final String SESSION = "Mcp-Session-Id";

  /// The way to the other door.
  interface Channel extends AutoCloseable {

    void send(String message);

    @Override
    void close();
  }

  /// Opens a channel.
  interface Door {

    /// @param heard takes every message from the server
    Channel open(Consumer<String> heard);
  }

  private final Door door;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Client> sessions = new ConcurrentHashMap<>();
  private final Client stateless;

  DoorBridge(Door door) throws IOException {
    this.door = door;
    this.stateless = new Client();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/mcp", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://localhost:%d/mcp".formatted(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    sessions.values().forEach(client -> client.channel.close());
    stateless.channel.close();
  }

  /// One client of the other door.
  private final class Client {

    private final AtomicLong ids = new AtomicLong();
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final BlockingQueue<ObjectNode> unasked = new LinkedBlockingQueue<>();
    private final Channel channel = door.open(this::heard);
    private volatile @Nullable Pending latest;

    Pending ask(ObjectNode request) {
      var asked = new Pending("b" + ids.incrementAndGet(), request.required("id"));
      pending.put(asked.id(), asked);
      latest = asked;
      channel.send(request.deepCopy().put("id", asked.id()).toString());
      return asked;
    }

    private void heard(String line) {
      var message = (ObjectNode) WireFormat.mapper().readTree(line);
      Pending answered =
          message.has("method") ? null : pending.remove(message.path("id").asString(""));
      if (answered != null) {
        message.set("id", answered.original());
        restore(message.at("/result/_meta"), answered);
        answered.messages().add(message);
        return;
      }
      JsonNode meta = message.at("/params/_meta");
      Pending subscribed = pending.get(meta.path(subscriptionId()).asString(""));
      if (subscribed != null) {
        restore(meta, subscribed);
        subscribed.messages().add(message);
        return;
      }
      Pending last = latest;
      if (last != null && pending.containsKey(last.id())) {
        last.messages().add(message);
      } else {
        unasked.add(message);
      }
    }

    private static void restore(JsonNode meta, Pending request) {
      if (meta instanceof ObjectNode fields && fields.has(subscriptionId())) {
        fields.set(subscriptionId(), request.original());
      }
    }

    private static String subscriptionId() {
      return "io.modelcontextprotocol/subscriptionId";
    }
  }

  /// A request that is not answered yet.
  private record Pending(String id, JsonNode original, BlockingQueue<ObjectNode> messages) {

    Pending(String id, JsonNode original) {
      this(id, original, new LinkedBlockingQueue<>());
    }
  }

  private void handle(HttpExchange http) throws IOException {
    try (http) {
      switch (http.getRequestMethod()) {
        case "POST" -> post(http);
        case "GET" -> stream(http, null, client(http).unasked, false);
        case "DELETE" -> {
          sessions.remove(http.getRequestHeaders().getFirst(SESSION)).channel.close();
          http.sendResponseHeaders(204, -1);
        }
        default -> http.sendResponseHeaders(405, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Client client(HttpExchange http) {
    String id = http.getRequestHeaders().getFirst(SESSION);
    return id == null ? stateless : sessions.get(id);
  }

  private void post(HttpExchange http) throws IOException, InterruptedException {
    var message = (ObjectNode) WireFormat.mapper().readTree(http.getRequestBody());
    Client client = client(http);
    if (message.path("method").asString("").equals("initialize") && client == stateless) {
      String id = UUID.randomUUID().toString();
      client = new Client();
      sessions.put(id, client);
      http.getResponseHeaders().set(SESSION, id);
    }
    if (!message.has("method") || !message.has("id")) {
      client.channel.send(message.toString());
      http.sendResponseHeaders(202, -1);
      return;
    }
    Pending asked = client.ask(message);
    ObjectNode first = asked.messages().take();
    if (first.has("method")) {
      stream(http, first, asked.messages(), true);
      return;
    }
    byte[] body = first.toString().getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(200, body.length);
    http.getResponseBody().write(body);
  }

  /// @param untilAnswered whether the stream ends with a response
  private static void stream(
      HttpExchange http,
      @Nullable ObjectNode first,
      BlockingQueue<ObjectNode> messages,
      boolean untilAnswered)
      throws IOException, InterruptedException {
    http.getResponseHeaders().set("Content-Type", "text/event-stream");
    http.sendResponseHeaders(200, 0);
    OutputStream out = http.getResponseBody();
    out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
    for (ObjectNode message = first == null ? messages.take() : first;
        ;
        message = messages.take()) {
      out.write("event: message\ndata: %s\n\n".formatted(message).getBytes(StandardCharsets.UTF_8));
      out.flush();
      if (untilAnswered && !message.has("method")) {
        return;
      }
    }
  }
}
