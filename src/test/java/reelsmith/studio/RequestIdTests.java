package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reelsmith.account.ApiKeys;
import reelsmith.account.OwnerKey;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever id an answer names, the request log has a line of it: through every transport over
/// HTTP, in the whole product. Takes about 2 s.
class RequestIdTests {

  private final TestStudio studio = TestStudio.open();
  private final String key =
      studio.bean(ApiKeys.class).issue(OwnerKey.OWNER, "ids").block(TestStudio.PATIENCE).text();

  @Test
  void a_call_of_an_agent_is_found_by_the_id_in_its_result() {
    var called = new Agent(studio, key).send("tools/call", tool("list_voices", "{}"));

    String request = resultOf(body(called)).at("/structuredContent/request_id").asString();
    assertThat(request).isEqualTo(id(called));
    assertThat(logged(request)).isEqualTo("mcp_http list_voices ok 1");
  }

  @Test
  void a_call_that_was_refused_before_it_could_be_run_is_found_by_the_id_in_its_result() {
    var refused =
        new Agent(studio, key)
            .send("tools/call", tool("create_story_video", "{'idempotency_key': 1}"));

    assertThat(Agent.code(resultOf(body(refused)))).isEqualTo("validation_failed");
    assertThat(body(refused).at("/result/content/0/text").asString()).contains(id(refused));
    assertThat(logged(id(refused))).isEqualTo("mcp_http create_story_video validation_failed 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ping", "tools/list", "resources/list", "nowhere", "tools/call"})
  void a_message_that_calls_nothing_is_found_by_the_id_of_its_request(String method) {
    var answer = new Agent(studio, key).send(method, tool("no_such_tool", "{}"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(logged(id(answer))).isEqualTo("mcp_http  ok 1");
  }

  @Test
  void over_the_older_transport_a_call_is_found_by_the_id_in_its_result() throws Exception {
    try (var stream = stream()) {
      String address = after(stream, "/sse/message?").replaceFirst("^data:", "");
      var opened = post(address, message("initialize", json(INITIALIZE)));
      after(stream, "protocolVersion");

      var called = post(address, message("tools/call", tool("list_voices", "{}")));
      String event = after(stream, "request_id").replaceFirst("^data:", "");

      JsonNode answer = resultOf(WireFormat.mapper().readTree(event));
      String request = answer.at("/structuredContent/request_id").asString();
      assertThat(called.statusCode()).isEqualTo(202);
      assertThat(request).isEqualTo(id(called));
      assertThat(logged(request)).isEqualTo("mcp_sse list_voices ok 1");
      assertThat(logged(id(opened))).isEqualTo("mcp_sse  ok 1");
    }
  }

  private static final String INITIALIZE =
      "{'protocolVersion': '2024-11-05', 'capabilities': {},"
          + " 'clientInfo': {'name': 'ids', 'version': '1'}}";

  private static ObjectNode tool(String name, String arguments) {
    ObjectNode params = json("{}").put("name", name);
    params.set("arguments", json(arguments));
    return params;
  }

  private static String message(String method, ObjectNode params) {
    ObjectNode message = json("{'jsonrpc': '2.0', 'id': 2}").put("method", method);
    message.set("params", params);
    return message.toString();
  }

  private HttpResponse<byte[]> post(String path, String message) {
    return studio.send(
        studio
            .request(path, key)
            .header("Content-Type", "application/json")
            .header("X-MCP-Toolsets", "all")
            .POST(BodyPublishers.ofString(message)));
  }

  private BufferedReader stream() throws Exception {
    var response =
        HttpClient.newHttpClient()
            .send(
                studio.request("/sse", key).header("Accept", "text/event-stream").GET().build(),
                HttpResponse.BodyHandlers.ofInputStream());
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /// The next line of the stream that has the word in it.
  private static String after(BufferedReader stream, String word) throws IOException {
    String line = stream.readLine();
    while (line != null && !line.contains(word)) {
      line = stream.readLine();
    }
    return String.valueOf(line);
  }

  private static JsonNode body(HttpResponse<byte[]> response) {
    return WireFormat.mapper().readTree(response.body());
  }

  private static JsonNode resultOf(JsonNode message) {
    return message.path("result");
  }

  private static String id(HttpResponse<?> response) {
    return response.headers().firstValue("X-Request-Id").orElseThrow();
  }

  /// Door, operation, outcome and the number of lines with this id, all of the caller's account.
  private String logged(String request) {
    String query =
        """
        select min(door) || ' ' || coalesce(min(operation), '') || ' '
          || coalesce(min(code), 'ok') || ' ' || count(*)
        from request_log where request_id = '%s' and account_id = 1 having count(*) > 0
        """
            .formatted(request);
    return Flux.interval(Duration.ZERO, Duration.ofMillis(50))
        .onBackpressureDrop()
        .concatMap(
            tick -> studio.bean(DatabaseClient.class).sql(query).mapValue(String.class).one(), 1)
        .blockFirst(TestStudio.PATIENCE);
  }
}
