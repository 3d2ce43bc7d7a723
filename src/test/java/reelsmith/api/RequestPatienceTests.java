package reelsmith.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Mono;

/// Requests that do not come to their end; about three seconds.
class RequestPatienceTests {

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final int READ_LIMIT_MILLIS = 20_000;

  private final WebServer server = server();

  private static WebServer server() {
    var factory = new NettyReactiveWebServerFactory(0);
    new RequestPatience(new PatienceSettings(SHORT, SHORT, SHORT)).customize(factory);
    // Reads what it is sent, and takes longer for its answer than anybody may take for a request.
    return factory.getWebServer(
        (request, response) ->
            DataBufferUtils.join(request.getBody())
                .then(Mono.delay(SHORT.multipliedBy(2)))
                .then(response.setComplete()));
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /mcp HTTP/1.1\r\nX: ",
        "POST /mcp HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{\"json"
      })
  void a_connection_on_which_a_request_does_not_come_is_closed(String begun) throws IOException {
    try (var socket = connected()) {
      socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));

      byte[] rest = socket.getInputStream().readAllBytes();

      assertThat(new String(rest, StandardCharsets.US_ASCII)).doesNotContain("200 OK");
    }
  }

  @Test
  void an_answer_may_take_longer_than_a_request() throws IOException {
    try (var socket = connected()) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      byte[] first = socket.getInputStream().readNBytes(15);

      assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  private Socket connected() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
    socket.setSoTimeout(READ_LIMIT_MILLIS);
    return socket;
  }
}
