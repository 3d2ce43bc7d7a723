package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.api.mcp.StatelessRequests.call;
import static reelsmith.api.mcp.StatelessRequests.request;
import static reelsmith.api.mcp.StatelessRequests.with;
import static reelsmith.api.mcp.ToyClient.json;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Sinks.EmitFailureHandler;
import reelsmith.event.MissedEvents;
import reelsmith.operation.Toolset;

class StatelessHttpTests {

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
  void a_call_needs_no_session_and_its_result_says_what_it_is() throws Exception {
    var response =
        with(alice, "tools/call", "describe_toy")
            .post(call(1, "describe_toy", "{\"name\":\"bear\"}"));

    var result = json(response).at("/result");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Mcp-Session-Id")).isEmpty();
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(result.at("/resultType").asString()).isEqualTo("complete");
    assertThat(result.at("/structuredContent/description").asString()).isEqualTo("A fine bear");
    assertThat(result.at("/_meta").findValue("name").asString()).isEqualTo("toy-studio");
  }

  @ParameterizedTest
  @CsvSource({"503, 60", "429, 7"})
  void who_is_sent_away_is_told_when_to_come_again(int status, String seconds) throws Exception {
    String uri = "video://" + status;

    var response =
        with(alice, "resources/read", uri)
            .post(request(1, "resources/read", "\"uri\":\"%s\"".formatted(uri)));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Retry-After")).contains(seconds);
    assertThat(json(response).at("/error/code").asInt()).isEqualTo(status);
  }

  @Test
  void discovery_names_every_revision_and_what_can_be_done() throws Exception {
    var result =
        json(with(alice, "server/discover").post(request(1, "server/discover", ""))).at("/result");

    assertThat(result.at("/supportedVersions").values())
        .extracting(version -> version.asString())
        .containsExactly("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
    assertThat(result.at("/capabilities/tools").isObject()).isTrue();
    assertThat(result.at("/capabilities/resources/subscribe").asBoolean()).isTrue();
    assertThat(result.at("/instructions").asString()).contains("idempotency_key");
  }

  @ParameterizedTest
  @CsvSource({
    "server/discover, 300000, public",
    "tools/list, 300000, private",
    "prompts/list, 300000, public",
    "resources/templates/list, 300000, public",
    "resources/list, 0, private"
  })
  void lists_say_how_long_they_may_be_kept_and_by_whom(String method, int ttl, String scope)
      throws Exception {
    var result = json(with(alice, method).post(request(1, method, ""))).at("/result");

    assertThat(result.at("/ttlMs").asInt()).isEqualTo(ttl);
    assertThat(result.at("/cacheScope").asString()).isEqualTo(scope);
  }

  @Test
  void headers_must_say_what_the_body_says() throws Exception {
    String body = call(7, "describe_toy", "{\"name\":\"bear\"}");
    var revision = alice.with("MCP-Protocol-Version", "2025-11-25");

    var wrong =
        new ToyClient[] {
          alice,
          revision.with("Mcp-Method", "tools/call").with("Mcp-Name", "describe_toy"),
          with(alice, "tools/list", "describe_toy"),
          with(alice, "TOOLS/CALL", "describe_toy"),
          with(alice, "tools/call", "order_toy"),
          with(alice, "tools/call", "=?base64?b29wcw==?="),
          with(alice, "tools/call", "=?base64?!!?="),
          with(alice, "tools/call"),
          with(alice, "tools/call", "describe_toy").with("Mcp-Name", "describe_toy")
        };

    for (ToyClient client : wrong) {
      var response = client.post(body);
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32020);
      assertThat(json(response).at("/id").asInt()).isEqualTo(7);
    }
    assertThat(with(alice, "tools/call", "=?base64?ZGVzY3JpYmVfdG95?=").post(body).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_request_must_say_all_there_is_to_know_of_its_client() throws Exception {
    var client = with(alice, "tools/list");
    String whole = request(1, "tools/list", "");

    for (String body :
        new String[] {
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}",
          whole.replace("/protocolVersion\":\"2026-07-28\"", "/other\":1"),
          whole.replace("/clientCapabilities\":{}", "/other\":{}"),
          whole.replace("/clientCapabilities\":{}", "/clientCapabilities\":{\"roots\":7}")
        }) {
      var response = client.post(body);
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(json(response).at("/error/code").asInt()).as(body).isEqualTo(-32602);
    }
  }

  @Test
  void another_revision_is_told_the_ones_spoken_here() throws Exception {
    var unknown =
        alice
            .with("MCP-Protocol-Version", "2099-01-01")
            .with("Mcp-Method", "tools/list")
            .post(request(1, "tools/list", "").replace("2026-07-28", "2099-01-01"));

    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(json(unknown).at("/error/code").asInt()).isEqualTo(-32022);
    assertThat(json(unknown).at("/error/data/supported/0").asString()).isEqualTo("2026-07-28");
    assertThat(json(unknown).at("/error/data/requested").asString()).isEqualTo("2099-01-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initialize",
        "ping",
        "logging/setLevel",
        "resources/subscribe",
        "resources/unsubscribe",
        "toys/fly"
      })
  void what_belongs_to_sessions_is_not_found(String method) throws Exception {
    var response = with(alice, method).post(request(4, method, ""));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32601);
    assertThat(json(response).at("/id").asInt()).isEqualTo(4);
  }

  @Test
  void there_is_no_stream_to_get_and_no_session_to_delete() throws Exception {
    var client = alice.with("MCP-Protocol-Version", "2026-07-28");

    assertThat(client.get("/mcp").statusCode()).isEqualTo(405);
    assertThat(client.delete().statusCode()).isEqualTo(405);
    assertThat(client.delete().headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void what_leads_nowhere_is_an_invalid_param() throws Exception {
    var response =
        json(
            with(alice, "resources/read", "video://21")
                .post(request(1, "resources/read", "\"uri\":\"video://21\"")));

    assertThat(response.at("/error/code").asInt()).isEqualTo(-32602);
    assertThat(response.at("/error/data/code").asString()).isEqualTo("not_found");
    assertThat(response.at("/error/data/uri").asString()).isEqualTo("video://21");
  }

  @Test
  void closing_the_stream_stops_the_call() throws Exception {
    int before = studio.operations.cancelled.get();
    String body =
        call(1, "wait_for_toy", "{\"steps\":100}")
            .replace("\"_meta\":{", "\"_meta\":{\"progressToken\":\"p\",");

    try (InputStream stream = with(alice, "tools/call", "wait_for_toy").stream(body).body()) {
      assertThat(ToyClient.data(stream)).contains("notifications/progress");
    }

    eventually(() -> studio.operations.cancelled.get() == before + 1);
  }

  @Test
  void who_listens_is_told_what_was_agreed_then_what_changes() throws Exception {
    String body =
        request(
            3,
            "subscriptions/listen",
            """
            "notifications":{"toolsListChanged":true,\
            "resourceSubscriptions":["video://11/film","video://x","video://12"]}\
            """);

    try (InputStream stream = with(alice, "subscriptions/listen").stream(body).body()) {
      String agreed = ToyClient.data(stream);
      alice.get("/test/changes?account=2&video=11");
      alice.get("/test/changes?account=1&video=13");
      alice.get("/test/changes?account=1&video=11");

      assertThat(agreed)
          .contains(
              "notifications/subscriptions/acknowledged",
              "\"notifications\":{\"resourceSubscriptions\":[\"video://11/film\",\"video://12\"]}",
              "\"io.modelcontextprotocol/subscriptionId\":3");
      assertThat(ToyClient.data(stream))
          .contains(
              "notifications/resources/updated",
              "\"uri\":\"video://11/film\"",
              "\"io.modelcontextprotocol/subscriptionId\":3");
    }
    eventually(() -> studio.listeners.size() == 0);
  }

  @Test
  void whoever_listens_is_told_to_look_again_when_changes_were_missed() throws Exception {
    String body =
        request(
            5,
            "subscriptions/listen",
            "\"notifications\":{\"resourceSubscriptions\":[\"video://12\"]}");

    try (InputStream stream = with(alice, "subscriptions/listen").stream(body).body()) {
      ToyClient.data(stream);
      studio.videos.missed.emitNext(new MissedEvents(), EmitFailureHandler.FAIL_FAST);

      assertThat(ToyClient.data(stream)).contains("video://12");
    }
  }

  @Test
  void a_server_that_ends_says_so_to_whoever_listens() throws Exception {
    var ending = new ToyStudio();
    String body = request(9, "subscriptions/listen", "\"notifications\":{}");
    var client = new ToyClient(ending, "alice");

    try (InputStream stream = with(client, "subscriptions/listen").stream(body).body()) {
      ToyClient.data(stream);
      ending.listeners.stop();

      assertThat(ToyClient.data(stream)).contains("\"id\":9", "\"resultType\":\"complete\"");
    } finally {
      ending.close();
    }
  }

  @Test
  void calls_of_one_account_have_a_limit_and_others_none_of_it() throws Exception {
    var small = new ToyStudio(oneCallAtATime(), Clock.systemUTC());
    var busy = new ToyClient(small, "alice");
    String listening = request(1, "subscriptions/listen", "\"notifications\":{}");

    try (InputStream stream = with(busy, "subscriptions/listen").stream(listening).body()) {
      ToyClient.data(stream);
      var refused = with(busy, "tools/list").post(request(2, "tools/list", ""));
      var other =
          with(new ToyClient(small, "bob"), "tools/list").post(request(2, "tools/list", ""));

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(other.statusCode()).isEqualTo(200);
    } finally {
      small.close();
    }
  }

  @Test
  void the_doors_other_rules_hold() throws Exception {
    String body = request(1, "tools/list", "");
    var client = with(alice, "tools/list");

    assertThat(client.with("Origin", "https://evil.example").post(body).statusCode())
        .isEqualTo(403);
    assertThat(client.with("Accept", "application/json").post(body).statusCode()).isEqualTo(406);
    assertThat(with(ToyClient.withoutKey(studio), "tools/list").post(body).statusCode())
        .isEqualTo(401);
    assertThat(
            json(client.with("X-MCP-Readonly", "true").post(body)).at("/result/tools").toString())
        .doesNotContain("order_toy");
    assertThat(
            bob.with("MCP-Protocol-Version", "2026-07-28")
                .post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")
                .statusCode())
        .isEqualTo(400);
  }

  static void eventually(BooleanSupplier fact) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(fact::getAsBoolean);
  }

  private static McpSettings oneCallAtATime() {
    return new McpSettings(
        Duration.ofHours(1),
        3,
        64,
        1,
        64,
        64,
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        true,
        Set.of(Toolset.STORY),
        Set.of(Toolset.STORY),
        false,
        Set.of());
  }
}
