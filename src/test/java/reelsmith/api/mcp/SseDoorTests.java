package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.api.mcp.ToyClient.INITIALIZE;
import static reelsmith.api.mcp.ToyClient.PING;

import java.io.InputStream;
import java.time.Clock;
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
