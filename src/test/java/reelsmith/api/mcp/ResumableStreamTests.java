package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResumableStreamTests {

  private static ToyStudio studio;
  private static ToyClient alice;

  @BeforeAll
  static void serve() {
    studio = new ToyStudio();
    alice = new ToyClient(studio, "alice");
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void a_call_whose_stream_was_lost_is_answered_on_the_next_one() throws Exception {
    ToyClient client = alice.connected();
    String seen;
    try (InputStream stream = client.stream(waiting(3, 30)).body()) {
      assertThat(event(stream).data()).isEmpty();
      seen = event(stream).id();
    }

    var rest = new ArrayList<Event>();
    try (InputStream stream = client.with("Last-Event-ID", seen).get("/mcp").body()) {
      do {
        rest.add(event(stream));
      } while (!rest.getLast().data().contains("\"result\""));
    }

    assertThat(rest.getFirst().data()).contains("step 2");
    assertThat(rest).hasSize(30);
    assertThat(rest.getLast().data()).contains("\"id\":3", "\"status\":\"built\"");
  }

  @Test
  void an_answer_that_was_given_meanwhile_is_still_there() throws Exception {
    ToyClient client = alice.connected();
    String primed;
    try (InputStream stream = client.stream(waiting(4, 5)).body()) {
      primed = event(stream).id();
      String line = ToyClient.line(stream);
      while (!line.contains("built")) {
        line = ToyClient.line(stream);
      }
    }

    for (int again = 0; again < 2; again++) {
      try (InputStream stream = client.with("Last-Event-ID", primed).get("/mcp").body()) {
        String all = new String(stream.readAllBytes());
        assertThat(all).contains("step 1", "step 5", "\"status\":\"built\"");
      }
    }
  }

  @Test
  void what_changed_while_nobody_listened_is_told_to_who_comes_back() throws Exception {
    ToyClient client = alice.connected();
    client.post(
        """
        {"jsonrpc":"2.0","id":6,"method":"resources/subscribe","params":{"uri":"video://11"}}\
        """);
    String seen;
    try (InputStream stream = client.get("/mcp").body()) {
      seen = event(stream).id();
    }

    alice.get("/test/changes?account=1&video=11");

    try (InputStream stream = client.with("Last-Event-ID", seen).get("/mcp").body()) {
      assertThat(event(stream).data()).contains("video://11");
      alice.get("/test/changes?account=1&video=11");
      assertThat(event(stream).data()).contains("video://11");
    }
  }

  @Test
  void events_of_other_sessions_and_made_up_ones_are_refused() throws Exception {
    ToyClient client = alice.connected();
    String seen;
    try (InputStream stream = client.stream(waiting(5, 2)).body()) {
      seen = event(stream).id();
    }

    assertThat(alice.connected().with("Last-Event-ID", seen).get("/mcp").statusCode())
        .isEqualTo(400);
    for (String id : new String[] {"", "x", "99-1", "-1-1", "1", "9".repeat(30) + "-1"}) {
      assertThat(client.with("Last-Event-ID", id).get("/mcp").statusCode()).as(id).isEqualTo(400);
    }
  }

  @Test
  void clients_of_older_revisions_get_no_event_without_a_message() throws Exception {
    var opened = alice.post(ToyClient.INITIALIZE.replace("2025-11-25", "2025-06-18"));
    ToyClient client =
        alice.with("Mcp-Session-Id", opened.headers().firstValue("Mcp-Session-Id").orElseThrow());

    try (InputStream stream = client.stream(waiting(7, 2)).body()) {
      assertThat(event(stream).data()).contains("step 1");
    }
  }

  @Test
  void what_is_kept_has_a_limit_and_what_is_forgotten_is_refused() {
    var streams = new ResumableStreams(64, 3, true);
    ResumableStream early = streams.open();
    early.send(message(1));
    early.end();
    ResumableStream late = streams.open();
    for (int i = 1; i <= 4; i++) {
      late.send(message(i));
    }
    late.end();

    List<String> kept =
        streams.find("2-0").rest().map(event -> String.valueOf(event.id())).collectList().block();

    assertThat(kept).containsExactly("2-2", "2-3", "2-4");
    assertThatThrownBy(() -> streams.find("1-0")).isInstanceOf(RpcFailure.class);
  }

  @Test
  void a_large_message_pushes_out_more_than_one() {
    var streams = new ResumableStreams(64, 100, true);
    ResumableStream stream = streams.open();
    stream.send(message(1));
    stream.send(
        new JSONRPCNotification("2.0", "notifications/x", Map.of("x", "x".repeat(1 << 20))));
    stream.send(message(3));
    stream.end();

    assertThat(streams.find("1-0").rest().map(event -> String.valueOf(event.id())).collectList())
        .extracting(list -> list.block())
        .isEqualTo(List.of("1-3"));
  }

  private static JSONRPCNotification message(int number) {
    return new JSONRPCNotification("2.0", "notifications/x", Map.of("number", number));
  }

  private record Event(String id, String data) {}

  /// The next event, without comments.
  private static Event event(InputStream stream) throws Exception {
    String id = "";
    for (String line = ToyClient.line(stream); ; line = ToyClient.line(stream)) {
      if (line.startsWith("id:")) {
        id = line.substring(3);
      } else if (line.startsWith("data:")) {
        return new Event(id, line.substring(5));
      }
    }
  }

  private static String waiting(int id, int steps) {
    return ToyClient.call(id, "wait_for_toy", "{\"steps\":%d}".formatted(steps))
        .replace("\"params\":{", "\"params\":{\"_meta\":{\"progressToken\":\"p\"},");
  }
}
