package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.operation.Effect;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How far an agent's key goes in the Model Context Protocol, and when that ends. Takes about 10 s.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyBoundTests {

  private final TestStudio studio = TestStudio.open();
  private Tenant customer;

  @BeforeAll
  void moveIn() {
    customer = Tenant.of(studio, "bounded");
  }

  @AfterAll
  void moveOut() {
    customer.leave();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'scopes': ['read']",
        "'scopes': ['spend']",
        "'scopes': ['admin']",
        "'scopes': ['read', 'spend', 'admin'], 'read_only': true",
        "'scopes': ['read', 'spend', 'admin'], 'toolsets': ['library']",
      })
  void what_a_key_does_not_reach_is_neither_listed_nor_run(String rights) {
    ObjectNode wishes = json("{'label': 'bounded', %s}".formatted(rights));
    var agent = new Agent(studio, newKey(wishes).path("api_key").asString());
    String before = customer.rows();

    Set<String> listed = Set.copyOf(agent.tools());

    for (Operation<?, ?> operation : studio.bean(OperationCatalog.class).all()) {
      OperationSpec<?, ?> spec = operation.spec();
      boolean reached = isReached(spec, wishes);
      assertThat(listed.contains(spec.name())).as(spec.name()).isEqualTo(reached);
      if (!reached) {
        assertThat(Agent.code(agent.call(spec.name(), promising(spec))))
            .as(spec.name())
            .isEqualTo("not_permitted");
      }
    }
    assertThat(withoutUse(customer.rows())).isEqualTo(withoutUse(before));
  }

  /// By the words of the key itself.
  private static boolean isReached(OperationSpec<?, ?> spec, ObjectNode key) {
    boolean scope =
        spec.permission().scope().map(needed -> names(key, "scopes", needed)).orElse(true);
    boolean toolset =
        !key.has("toolsets")
            || names(key, "toolsets", spec.toolset())
            || spec.permission() == Permission.ASK;
    boolean effect = !key.path("read_only").asBoolean(false) || spec.effect() == Effect.READS;
    return scope && toolset && effect && spec.permission() != Permission.HOST;
  }

  private static boolean names(ObjectNode key, String field, Enum<?> constant) {
    return key.path(field)
        .valueStream()
        .anyMatch(name -> name.asString().equalsIgnoreCase(constant.name()));
  }

  /// Would do something, if it were let.
  private ObjectNode promising(OperationSpec<?, ?> spec) {
    return switch (spec.name()) {
      case "abort_video" -> json("{'video_id': %d}".formatted(customer.waiting()));
      case "render_video" ->
          json("{'video_id': %d, 'idempotency_key': 'k'}".formatted(customer.aborted()));
      case "revoke_api_key" -> json("{'key_id': %d}".formatted(customer.spareKey()));
      case "create_api_key" -> json("{'label': 'another'}");
      case "create_story_video" ->
          json("{'script': {'slides': [{'narration': 'A'}]}, 'idempotency_key': 'k'}");
      default -> json("{}");
    };
  }

  /// Without when the key was used.
  private static String withoutUse(String rows) {
    return rows.lines().filter(line -> !line.startsWith("api_key ")).toList().toString();
  }

  @Test
  void without_a_plan_for_agents_a_key_may_only_ask_why() {
    studio.sql(
        """
        insert into plan values ('walls_rest', 'REST', 2, true, false, null, 100)
        on conflict do nothing
        """);
    var agent = new Agent(studio, customer.key());
    studio.sql(plan("walls_rest"));

    for (String tool : agent.tools()) {
      String code = Agent.code(agent.call(tool, asking(tool)));
      boolean mayAsk =
          Set.of("check_readiness", "get_account", "get_me", "list_plans").contains(tool);
      assertThat(code).as(tool).isEqualTo(mayAsk ? "ok" : "membership_mcp_required");
    }
    JsonNode readiness = agent.call("check_readiness", asking("check_readiness"));
    String read =
        agent
            .ask(
                "resources/read",
                WireFormat.mapper().createObjectNode().put("uri", "video://" + customer.waiting()))
            .toString();
    studio.sql(plan("studio"));

    assertThat(readiness.at("/structuredContent/template_readiness/blockers/0/code").asString())
        .isEqualTo("membership_mcp_required");
    assertThat(read).contains("membership_mcp_required").doesNotContain(customer.secret());
  }

  @Test
  void a_key_that_reaches_no_story_is_told_so_when_it_asks_through_every_door() {
    String key =
        newKey(json("{'label': 'bounded', 'toolsets': ['library'], 'daily_credits': 1}"))
            .path("api_key")
            .asString();

    JsonNode tool = new Agent(studio, key).call("check_readiness", asking("check_readiness"));
    JsonNode rest =
        WireFormat.mapper()
            .readTree(
                studio
                    .send(
                        studio
                            .request("/api/v1/account/readiness", key)
                            .header("Content-Type", "application/json")
                            .POST(
                                HttpRequest.BodyPublishers.ofString(
                                    asking("check_readiness").toString())))
                    .body());

    assertThat(tool.at("/structuredContent/template_readiness/blockers"))
        .extracting(blocker -> blocker.path("code").asString())
        .containsExactly("not_permitted", "budget_exceeded");
    assertThat(rest.path("template_readiness"))
        .isEqualTo(tool.at("/structuredContent/template_readiness"));
  }

  private String plan(String code) {
    return "update subscription set plan_code = '%s' where account_id = %d"
        .formatted(code, customer.account());
  }

  private static ObjectNode asking(String tool) {
    return tool.equals("check_readiness") ? json("{'template': 'story'}") : json("{}");
  }

  @Test
  void a_key_that_is_revoked_is_refused_with_the_next_message() {
    JsonNode key = newKey(json("{'label': 'short', 'scopes': ['read']}"));
    var agent = new Agent(studio, key.path("api_key").asString());
    var before = agent.send("tools/list", json("{}"));

    revoke(key);

    assertThat(before.statusCode()).isEqualTo(200);
    for (String method : List.of("tools/list", "tools/call", "ping", "resources/list")) {
      assertThat(agent.send(method, json("{'name': 'get_account'}")).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void a_list_of_keys_shows_what_agents_asked_and_what_they_were_refused() {
    JsonNode key = newKey(json("{'label': 'busy', 'scopes': ['read']}"));
    String text = key.path("api_key").asString();
    var agent = new Agent(studio, text);

    agent.call("get_account", json("{}"));
    agent.call("list_videos", json("{}"));
    agent.call("get_video", json("{'video_id': 987654321}"));
    agent.call("create_api_key", json("{'label': 'another'}"));
    studio.send(studio.request("/api/v1/account", text));

    // The sixth opened the session.
    TestStudio.await(() -> usage(key).equals("6 requests, 2 errors"));
  }

  private String usage(JsonNode key) {
    for (JsonNode listed : customer.answer("list_api_keys", json("{}")).path("api_keys")) {
      if (listed.path("key_id").equals(key.path("key_id"))) {
        return "%s requests, %s errors"
            .formatted(listed.path("requests_24h"), listed.path("errors_24h"));
      }
    }
    throw new AssertionError("The key is not listed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mcp", "/sse"})
  void the_open_stream_of_a_key_that_is_revoked_ends(String path) throws Exception {
    JsonNode key = newKey(json("{'label': 'short', 'scopes': ['read']}"));
    try (InputStream stream = stream(path, key.path("api_key").asString())) {
      int begun = stream.read();

      revoke(key);
      long revoked = System.nanoTime();
      int rest = untilItsEnd(stream);
      Duration took = Duration.ofNanos(System.nanoTime() - revoked);

      assertThat(begun).isPositive();
      assertThat(rest).isNotNegative();
      assertThat(took).isLessThan(TwoProcessTests.SOON);
    }
  }

  /// How much there still was. A stream that never ends fails with the time limit.
  private static int untilItsEnd(InputStream stream) {
    Integer rest =
        Mono.fromCallable(() -> stream.readAllBytes().length)
            .subscribeOn(Schedulers.boundedElastic())
            .block(TestStudio.PATIENCE);
    return Objects.requireNonNull(rest);
  }

  private InputStream stream(String path, String key) throws Exception {
    HttpRequest.Builder request =
        studio.request(path, key).header("Accept", "text/event-stream").GET();
    if (path.equals("/mcp")) {
      request.header("Mcp-Session-Id", new Agent(studio, key).session());
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
        .body();
  }

  private JsonNode newKey(ObjectNode wishes) {
    return customer.answer("create_api_key", wishes);
  }

  private void revoke(JsonNode key) {
    customer.answer(
        "revoke_api_key", json("{'key_id': %d}".formatted(key.path("key_id").asLong())));
  }
}
