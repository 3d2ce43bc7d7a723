package reelsmith.provider.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A local server that answers as OpenAI's chat completions do, or as badly as a test wants.
public final class PretendedOpenAi implements AutoCloseable {

  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  public static final String KEY = "sk-secret-12345";

  final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  final List<String> authorizations = new CopyOnWriteArrayList<>();

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final java.util.concurrent.ExecutorService threads =
      Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  PretendedOpenAi(Behaviour behaviour) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          requests.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
          authorizations.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          behaviour.answer(exchange);
        });
    server.start();
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /// Who sent a key, as its header said.
  public List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  /// Says one thing after the other, and the last again and again.
  public static PretendedOpenAi saying(Object... contents) throws IOException {
    var said = new AtomicInteger();
    return new PretendedOpenAi(
        exchange -> {
          Object content = contents[Math.min(said.getAndIncrement(), contents.length - 1)];
          send(exchange, 200, completion(JSON.writeValueAsString(content), null, "stop"));
        });
  }

  static PretendedOpenAi sayingText(String content) throws IOException {
    return new PretendedOpenAi(exchange -> send(exchange, 200, completion(content, null, "stop")));
  }

  static PretendedOpenAi refusing() throws IOException {
    return new PretendedOpenAi(
        exchange -> send(exchange, 200, completion(null, "I can't help with that.", "stop")));
  }

  static PretendedOpenAi stopping(String content, String reason) throws IOException {
    return new PretendedOpenAi(exchange -> send(exchange, 200, completion(content, null, reason)));
  }

  static PretendedOpenAi failing(int status, String code, Map<String, String> headers)
      throws IOException {
    return new PretendedOpenAi(
        exchange -> {
          headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
          var error =
              Map.of(
                  "message",
                  "Key " + KEY + " at " + exchange.getLocalAddress(),
                  "type",
                  code,
                  "code",
                  code);
          send(exchange, status, JSON.writeValueAsString(Map.of("error", error)));
        });
  }

  static PretendedOpenAi cuttingOff() throws IOException {
    return new PretendedOpenAi(
        exchange -> {
          exchange.sendResponseHeaders(200, 100_000);
          exchange.getResponseBody().write("{\"id\":\"x\",".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          throw new IOException("cut");
        });
  }

  /// Never answers while the server lives.
  static PretendedOpenAi silent() throws IOException {
    var latch = new CountDownLatch[1];
    var server =
        new PretendedOpenAi(
            exchange -> {
              try {
                latch[0].await(30, TimeUnit.SECONDS);
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    latch[0] = server.closed;
    return server;
  }

  private static String completion(String content, String refusal, String finishReason) {
    var message = new java.util.LinkedHashMap<String, Object>();
    message.put("role", "assistant");
    message.put("content", content);
    message.put("refusal", refusal);
    var choice = new java.util.LinkedHashMap<String, Object>();
    choice.put("index", 0);
    choice.put("message", message);
    choice.put("logprobs", null);
    choice.put("finish_reason", finishReason);
    var usage = Map.of("prompt_tokens", 10, "completion_tokens", 20, "total_tokens", 30);
    return JSON.writeValueAsString(
        Map.of(
            "id",
            "chatcmpl-1",
            "object",
            "chat.completion",
            "created",
            1_790_000_000,
            "model",
            "pretended",
            "choices",
            List.of(choice),
            "usage",
            usage));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
