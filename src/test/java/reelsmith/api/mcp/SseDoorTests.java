package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.api.mcp.ToyClient.INITIALIZE;
import static reelsmith.api.mcp.ToyClient.PING;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SseDoorTests {

  private static ToyStudio studio;
  private static ToyClient alice;
  private static ToyClient bob;

  @BeforeAll
  static void serve() {
    studio = new ToyStudio(McpSettings.defaults(), Clock.systemUTC());
    alice = new ToyClient(studio, "alice");
    bob = new ToyClient(studio, "bob");
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void the_stream_names_the_address_for_messages_first() throws Exception {
    try (InputStream stream = alice.get("/sse").body()) {
      String address = address(stream);

      var posted = alice.post(address, INITIALIZE.replace("2025-11-25", "2024-11-05"));

      assertThat(address).startsWith("/sse/message?sessionId=");
      assertThat(posted.statusCode()).isEqualTo(202);
      assertThat(message(stream)).contains("\"protocolVersion\":\"2024-11-05\"", "\"id\":1");
    }
  }

  @Test
  void before_the_handshake_only_ping_is_answered() throws Exception {
    try (InputStream stream = alice.get("/sse").body()) {
      String address = address(stream);

      alice.post(address, PING);
      alice.post(address, "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/list\"}");

      assertThat(message(stream)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
      assertThat(message(stream)).contains("\"id\":3", "Call initialize first");
    }
  }

  @Test
  void an_address_of_somebody_else_does_not_exist() throws Exception {
    try (InputStream stream = alice.get("/sse").body()) {
      String address = address(stream);

      assertThat(bob.post(address, INITIALIZE).statusCode()).isEqualTo(404);
      assertThat(bob.post("/sse/message?sessionId=x", INITIALIZE).statusCode()).isEqualTo(404);
      assertThat(bob.post("/sse/message", INITIALIZE).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void its_session_is_not_one_of_the_other_door() throws Exception {
    try (InputStream stream = alice.get("/sse").body()) {
      String address = address(stream);
      alice.post(address, INITIALIZE);
      String session = address.substring(address.indexOf('=') + 1);

      var elsewhere = alice.with("Mcp-Session-Id", session).post(PING);

      assertThat(elsewhere.statusCode()).isEqualTo(404);
    }
  }

  @Test
  void the_rules_of_the_other_door_hold_here_too() throws Exception {
    assertThat(alice.with("Origin", "https://evil.example").get("/sse").statusCode())
        .isEqualTo(403);
    assertThat(alice.with("Accept", "application/json").get("/sse").statusCode()).isEqualTo(406);
    assertThat(ToyClient.withoutKey(studio).get("/sse").statusCode()).isEqualTo(401);
    try (InputStream stream = alice.get("/sse").body()) {
      String address = address(stream);
      assertThat(alice.post(address, "oops").body()).contains("-32700");
      assertThat(alice.post(address, "\"" + "x".repeat(3_145_728) + "\"").statusCode())
          .isEqualTo(413);
    }
  }

  @Test
  void streams_dropped_before_they_begin_give_their_places_back() throws Exception {
    for (int drop = 0; drop < 400; drop++) {
      try (var socket = new Socket("localhost", studio.port())) {
        // The connection is reset, as by a client that is killed.
        socket.setSoLinger(true, 0);
        socket
            .getOutputStream()
            .write(
                "GET /sse HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer alice\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
      }
    }

    assertThat(placesFree(20)).isEqualTo(McpSettings.defaults().sessionsPerAccount());
  }

  /// How many streams can be open at once; looks as often as that, a second apart, until all can.
  private static int placesFree(int looks) throws Exception {
    int most = McpSettings.defaults().sessionsPerAccount();
    int free = 0;
    for (int look = 0; look < looks && free < most; look++) {
      TimeUnit.SECONDS.sleep(1);
      free = 0;
      var open = new ArrayList<InputStream>();
      for (int place = 0; place < most; place++) {
        var stream = alice.get("/sse");
        free += stream.statusCode() == 200 ? 1 : 0;
        open.add(stream.body());
      }
      for (InputStream stream : open) {
        stream.close();
      }
    }
    return free;
  }

  private static String address(InputStream stream) throws Exception {
    String line = ToyClient.line(stream);
    while (!line.startsWith("event:endpoint")) {
      line = ToyClient.line(stream);
    }
    return ToyClient.line(stream).substring("data:".length());
  }

  private static String message(InputStream stream) throws Exception {
    String line = ToyClient.line(stream);
    while (!line.startsWith("data:")) {
      line = ToyClient.line(stream);
    }
    return line.substring("data:".length());
  }
}
