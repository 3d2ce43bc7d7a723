package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.api.mcp.ToyClient.INITIALIZE;
import static reelsmith.api.mcp.ToyClient.PING;
import static reelsmith.api.mcp.ToyClient.call;
import static reelsmith.api.mcp.ToyClient.json;

import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Sinks.EmitFailureHandler;
import reelsmith.event.MissedEvents;

class StreamableHttpDoorTests {

  private static ToyStudio studio;
  private static ToyClient alice;
  private static ToyClient bob;

  @BeforeAll
  static void serve() {
    studio = new ToyStudio();
    alice = new ToyClient(studio, "alice");
    bob = new ToyClient(studio, "bob");
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void a_client_is_given_the_revision_it_asks_for() throws Exception {
    var known = json(alice.post(INITIALIZE.replace("2025-11-25", "2025-03-26")));
    var unknown = json(alice.post(INITIALIZE.replace("2025-11-25", "1999-01-01")));

    assertThat(known.at("/result/protocolVersion").asString()).isEqualTo("2025-03-26");
    assertThat(unknown.at("/result/protocolVersion").asString()).isEqualTo("2025-11-25");
  }

  @Test
  void a_session_of_somebody_else_does_not_exist() throws Exception {
    var session = alice.post(INITIALIZE).headers().firstValue("Mcp-Session-Id").orElseThrow();

    var stolen = bob.with("Mcp-Session-Id", session).post(PING);
    var invented = bob.with("Mcp-Session-Id", "00000000000000000000000000000000").post(PING);

    assertThat(stolen.statusCode()).isEqualTo(404);
    assertThat(stolen.body()).isEqualTo(invented.body());
    assertThat(bob.with("Mcp-Session-Id", session).delete().statusCode()).isEqualTo(404);
    assertThat(alice.with("Mcp-Session-Id", session).post(PING).statusCode()).isEqualTo(200);
  }

  @Test
  void an_ended_session_is_gone_with_its_calls() throws Exception {
    ToyClient client = alice.connected();
    int before = studio.operations.cancelled.get();
    var running = client.stream(waiting(7));
    ToyClient.line(running.body());

    var ended = client.delete();

    assertThat(ended.statusCode()).isEqualTo(204);
    assertThat(studio.operations.cancelled.get()).isEqualTo(before + 1);
    assertThat(client.post(PING).statusCode()).isEqualTo(404);
    assertThat(client.delete().statusCode()).isEqualTo(404);
  }

  @Test
  void text_that_cannot_be_stored_is_refused_where_it_stands() throws Exception {
    ToyClient client = alice.connected();

    var inValue =
        json(
            client.post(
                call(9, "order_toy", "{\"name\":\"kite\\u0000\",\"idempotency_key\":\"nul-1\"}")));
    var inName =
        json(client.post(call(10, "describe_toy", "{\"name\":\"kite\",\"half\\u0000\":1}")));

    assertThat(inValue.at("/result/isError").asBoolean()).isTrue();
    assertThat(inValue.at("/result/content/0/text").asString())
        .contains("validation_failed", "/name", "wrong_format");
    assertThat(inName.at("/result/content/0/text").asString())
        .contains("validation_failed", "/half\u0000", "wrong_format");
  }

  @Test
  void whoever_watches_is_told_to_look_again_when_changes_were_missed() throws Exception {
    ToyClient client = alice.connected();
    client.post(
        """
        {"jsonrpc":"2.0","id":11,"method":"resources/subscribe","params":{"uri":"video://11"}}\
        """);
    try (InputStream stream = client.with("Accept", "text/event-stream").get("/mcp").body()) {
      ToyClient.line(stream);

      studio.videos.missed.emitNext(new MissedEvents(), EmitFailureHandler.FAIL_FAST);

      assertThat(ToyClient.data(stream)).contains("notifications/resources/updated", "video://11");
    }
  }

  @Test
  void without_a_session_nothing_is_answered() throws Exception {
    var response = alice.post(PING);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32600);
    assertThat(json(response).at("/id").asInt()).isEqualTo(2);
  }

  @Test
  void without_a_key_the_answer_leads_to_the_metadata() throws Exception {
    var response = ToyClient.withoutKey(studio).post(INITIALIZE);

    String challenge = response.headers().firstValue("WWW-Authenticate").orElseThrow();
    var metadata = alice.get("/.well-known/oauth-protected-resource/mcp");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32600);
    assertThat(challenge)
        .isEqualTo(
            "Bearer resource_metadata=\"http://localhost:%d/.well-known/oauth-protected-resource/mcp\""
                .formatted(studio.port()));
    assertThat(text(metadata))
        .contains("\"resource\":\"http://localhost:%d/mcp\"".formatted(studio.port()));
  }

  @Test
  void pages_of_other_sites_are_refused() throws Exception {
    for (String origin :
        new String[] {
          "https://evil.example",
          "http://localhost.evil.example",
          "null",
          "http://x@localhost:1",
          "file://localhost"
        }) {
      assertThat(alice.with("Origin", origin).post(INITIALIZE).statusCode())
          .as(origin)
          .isEqualTo(403);
    }
    for (String origin :
        new String[] {"http://localhost:3000", "https://127.0.0.1", "https://friend.example"}) {
      assertThat(alice.with("Origin", origin).post(INITIALIZE).statusCode())
          .as(origin)
          .isEqualTo(200);
    }
  }

  @Test
  void other_names_for_this_server_are_refused() throws Exception {
    assertThat(statusForHost("rebound.example")).isEqualTo("421");
    assertThat(statusForHost("localhost.example:80")).isEqualTo("421");
    assertThat(statusForHost("localhost:9999")).isEqualTo("200");
    assertThat(statusForHost("[::1]:9999")).isEqualTo("200");
  }

  @Test
  void what_is_not_json_is_answered_as_such() throws Exception {
    var response = alice.post("{\"jsonrpc\": oops");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"This is not valid"
                + " JSON\"}}");
  }

  @Test
  void a_field_that_stands_twice_is_refused() throws Exception {
    ToyClient client = alice.connected();

    var outside = json(client.post(PING.replace("{", "{\"id\":1,")));
    var inside =
        json(client.post(call(9, "describe_toy", "{\"name\":\"bear\",\"name\":\"kite\"}")));

    assertThat(outside.at("/error/code").asInt()).isEqualTo(-32600);
    assertThat(inside.at("/error/code").asInt()).isEqualTo(-32600);
    assertThat(inside.at("/error/message").asString()).contains("twice");
  }

  @Test
  void malformed_messages_are_refused_without_a_trace() throws Exception {
    for (String body :
        new String[] {
          "",
          "[]",
          "7",
          "null",
          "{}",
          "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
          "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
          "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
          "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
          "{\"jsonrpc\":\"2.0\",\"id\":1E400,\"result\":{}}",
          INITIALIZE.replace("\"id\":1", "\"id\":" + "9".repeat(900)),
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}",
          "{\"jsonrpc\":\"2.0\",\"id\":1}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":[]}}"
        }) {
      var response = alice.post(body);

      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(json(response).at("/error/code").asInt()).as(body).isBetween(-32700, -32600);
      assertThat(response.body()).doesNotContain("Exception", "reelsmith.", "\\tat");
    }
  }

  @Test
  void a_message_over_the_limit_is_413() throws Exception {
    String filler = "x".repeat(3_145_728);

    var tooLarge = alice.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + filler + "\"}");
    var large = alice.post(INITIALIZE.replace("toy", "x".repeat(3_000_000)));

    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(json(tooLarge).at("/error/message").asString()).contains("3,145,728");
    assertThat(large.statusCode()).isEqualTo(200);
  }

  @Test
  void an_unknown_revision_in_the_header_is_400() throws Exception {
    var response = alice.connected().with("MCP-Protocol-Version", "1999-01-01").post(PING);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).at("/error/data/supported/0").asString()).isEqualTo("2026-07-28");
  }

  @Test
  void who_cannot_read_the_answer_is_406() throws Exception {
    ToyClient client = alice.connected();

    assertThat(client.with("Accept", "application/json").post(PING).statusCode()).isEqualTo(406);
    assertThat(client.with("Accept", "text/event-stream").post(PING).statusCode()).isEqualTo(406);
    assertThat(client.with("Accept", "nonsense").post(PING).statusCode()).isEqualTo(406);
    assertThat(client.with("Accept", "*/*").post(PING).statusCode()).isEqualTo(200);
    assertThat(client.with("Accept", "application/json").get("/mcp").statusCode()).isEqualTo(406);
    assertThat(client.with("Content-Type", "text/plain").post(PING).statusCode()).isEqualTo(415);
  }

  @Test
  void a_quick_answer_is_json_and_a_told_one_a_stream() throws Exception {
    ToyClient client = alice.connected();

    var quick = client.post(call(3, "describe_toy", "{\"name\":\"bear\"}"));
    var told = client.post(withProgress(call(4, "wait_for_toy", "{\"steps\":2}")));

    assertThat(quick.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(told.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(told.headers().firstValue("X-Accel-Buffering")).contains("no");
    assertThat(told.body().lines().filter(line -> line.startsWith("data:{")))
        .satisfiesExactly(
            first -> assertThat(first).contains("\"progress\":0.5", "\"step 1\"", "\"p-1\""),
            second -> assertThat(second).contains("\"progress\":1.0"),
            last -> assertThat(last).contains("\"status\":\"built\""));
  }

  @Test
  void a_cancelled_call_is_stopped_and_not_answered() throws Exception {
    ToyClient client = alice.connected();
    int before = studio.operations.cancelled.get();
    var running = client.stream(waiting(9));
    ToyClient.line(running.body());

    var accepted =
        client.post(
            """
            {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":9}}\
            """);

    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(studio.operations.cancelled.get()).isEqualTo(before + 1);
    assertThat(text(running)).doesNotContain("\"id\":9");
  }

  @Test
  void one_id_names_one_running_call() throws Exception {
    ToyClient client = alice.connected();
    var running = client.stream(waiting(5));
    ToyClient.line(running.body());

    var second = client.post(call(5, "describe_toy", "{\"name\":\"bear\"}"));

    assertThat(json(second).at("/error/message").asString()).contains("still running");
    client.delete();
  }

  @Test
  void cursors_that_were_never_given_out_are_refused() throws Exception {
    var response =
        alice
            .connected()
            .post(
                """
                {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}}\
                """);

    assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32602);
  }

  @Test
  void who_watches_a_part_of_a_video_hears_that_the_video_has_changed() throws Exception {
    ToyClient client = alice.connected();
    client.post(subscribing("video://11/film"));
    client.post(subscribing("video://11"));
    client.post(subscribing("video://12/script"));
    var stream = client.get("/mcp").body();
    ToyClient.line(stream);

    alice.get("/test/changes?account=1&video=11");
    alice.get("/test/changes?account=1&video=12");

    var told = new ArrayList<String>();
    while (told.size() < 3) {
      told.add(ToyClient.data(stream).replaceFirst(".*\"uri\":\"([^\"]*)\".*", "$1"));
    }
    assertThat(told)
        .containsExactlyInAnyOrder("video://11/film", "video://11", "video://12/script")
        .endsWith("video://12/script");
  }

  @Test
  void an_address_that_leads_nowhere_cannot_be_watched_or_read() throws Exception {
    ToyClient client = alice.connected();
    for (String uri : new String[] {"video://11/poster", "video://0", "video://x", "file:///etc"}) {
      var watched = json(client.post(subscribing(uri)));
      var read = json(client.post(subscribing(uri).replace("/subscribe", "/read")));

      assertThat(watched.at("/error/code").asInt()).as(uri).isEqualTo(-32002);
      assertThat(read.at("/error/code").asInt()).as(uri).isEqualTo(-32002);
      assertThat(read.at("/error/data/uri").asString()).isEqualTo(uri);
    }
  }

  private static String subscribing(String uri) {
    return """
    {"jsonrpc":"2.0","id":6,"method":"resources/subscribe","params":{"uri":"%s"}}\
    """
        .formatted(uri);
  }

  @Test
  void arguments_of_prompts_are_text() throws Exception {
    ToyClient client = alice.connected();
    String prompt =
        """
        {"jsonrpc":"2.0","id":1,"method":"prompts/get",\
        "params":{"name":"bring_your_own_script","arguments":{"script":%s}}}\
        """;

    assertThat(client.post(prompt.formatted("\"Once upon a time\"")).body())
        .contains("Once upon a time");
    for (String other : new String[] {"{\"a\":1}", "[\"a\"]", "7", "null"}) {
      var refused = json(client.post(prompt.formatted(other)));
      assertThat(refused.at("/error/code").asInt()).as(other).isEqualTo(-32602);
      assertThat(refused.at("/error/message").asString()).contains("script", "string");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /mcp, 'GET,POST,DELETE'",
    "PATCH, /mcp, 'GET,POST,DELETE'",
    "OPTIONS, /mcp, 'GET,POST,DELETE'",
    "POST, /sse, GET",
    "GET, /sse/message, POST",
    "DELETE, /sse/message, POST"
  })
  void a_wrong_method_is_told_the_right_ones(String method, String path, String allowed)
      throws Exception {
    var response = alice.send(method, path);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(String.join(",", response.headers().allValues("Allow"))).isEqualTo(allowed);
    assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32600);
    assertThat(ToyClient.withoutKey(studio).send(method, path).statusCode()).isEqualTo(401);
  }

  @Test
  void an_unknown_toolset_is_named() throws Exception {
    var response =
        alice
            .connected()
            .with("X-MCP-Toolsets", "story,cooking")
            .post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("cooking").contains("story, library");
  }

  private static String waiting(int id) {
    return withProgress(call(id, "wait_for_toy", "{\"steps\":100}"));
  }

  private static String withProgress(String call) {
    return call.replace("\"params\":{", "\"params\":{\"_meta\":{\"progressToken\":\"p-1\"},");
  }

  private static String text(HttpResponse<InputStream> response) throws Exception {
    return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String statusForHost(String host) throws Exception {
    try (var socket = new Socket("localhost", studio.port())) {
      String request =
          """
          POST /mcp HTTP/1.1
          Host: %s
          Authorization: Bearer alice
          Content-Type: application/json
          Connection: close
          Content-Length: %d

          %s\
          """
              .formatted(host, INITIALIZE.length(), INITIALIZE)
              .replace("\n", "\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return ToyClient.line(socket.getInputStream()).split(" ", 3)[1];
    }
  }
}
