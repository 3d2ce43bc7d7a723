package reelsmith.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.ToolFiles;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Fields that nobody asked for change nothing, in every operation. Two accounts do the same one
/// after the other, one of them with such fields beside; they must remain twins. Takes about 8 s.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MassAssignmentTests {

  private static final ObjectNode WANTED =
      json(
          """
          {'account_id': 1, 'credits': 1000000, 'price': 0, 'status': 'completed',
           'is_admin': true, 'host': true, 'unmetered': true, 'scopes': 'admin',
           'plan_code': 'owner', 'balance': 1000000, 'key_id': 1,
           'person_id': 1, 'member_id': 1, 'role': 'owner', 'joined_at': '2026-01-01T00:00:00Z',
           'run_id': '01890000-0000-7000-8000-000000000000', 'fence': 99}
          """);

  private static final String STATE =
      """
      select 'account ' || host || unmetered from account where id = ACCOUNT
      union all
      select concat_ws(' ', 'subscription', plan_code, term, state, billing_day, next_plan_code,
        next_term) from subscription where account_id = ACCOUNT
      union all
      select concat_ws(' ', 'key', row_number() over (order by id), label, scopes, toolsets,
        read_only, daily_credits, approval_policy, expires_at is null, revoked_at is null)
        from api_key where account_id = ACCOUNT
      union all
      select concat_ws(' ', 'credits', sequence, number, balance, held, available)
        from credit_balance where account_id = ACCOUNT
      union all
      select concat_ws(' ', 'hold', template, price_version, credits)
        from credit_hold where account_id = ACCOUNT
      union all
      select concat_ws(' ', 'grant', kind, credits, description)
        from credit_grant where account_id = ACCOUNT
      union all
      select concat_ws(' ', 'video', row_number() over (order by id), template, name,
        name_is_draft, production - 'seed') from video where account_id = ACCOUNT
      union all
      select concat_ws(' ', 'member', row_number() over (order by person_id), role,
        joined_at is null) from workspace_member where account_id = ACCOUNT
      union all
      select concat_ws(' ', 'run', row_number() over (order by number), state, template)
        from run where account_id = ACCOUNT
      order by 1
      """;

  private final TestStudio studio = TestStudio.open();
  private Tenant modest;
  private Tenant greedy;
  private Agent agent;

  @BeforeAll
  void moveIn() {
    modest = Tenant.of(studio, "twin");
    greedy = Tenant.of(studio, "twin");
    agent = new Agent(studio, greedy.key());
  }

  @AfterAll
  void moveOut() {
    for (Tenant twin : List.of(modest, greedy)) {
      studio.sql(
          "update subscription set plan_code = 'studio', state = 'active', term_ends_at = now() + interval '1 day' where account_id = "
              + twin.account());
      twin.leave();
    }
  }

  /// What customers do comes before what the host does to them.
  Stream<String> operations() {
    List<? extends OperationSpec<?, ?>> all =
        studio.bean(OperationCatalog.class).all().stream().map(Operation::spec).toList();
    return Stream.of(false, true)
        .flatMap(
            host ->
                all.stream()
                    .filter(spec -> (spec.permission() == Permission.HOST) == host)
                    .map(OperationSpec::name));
  }

  /// A call that is to succeed. A new operation says here how it is called.
  private static ObjectNode sensible(OperationSpec<?, ?> spec, JsonNode schema, Tenant twin) {
    ObjectNode input = WireFormat.mapper().createObjectNode();
    for (JsonNode required : schema.path("required")) {
      input.set(required.asString(), twin.sample(spec.name(), required.asString()));
    }
    switch (spec.name()) {
      case "create_story_video" ->
          input.setAll(json("{'name': 'twin', 'script': {'slides': [{'narration': 'A line.'}]}}"));
      case "check_readiness", "estimate_cost" ->
          input.set("request", json("{'script': {'slides': [{'narration': 'A line.'}]}}"));
      case "wait_for_video" -> input.put("wait_seconds", 0);
      case "grant_credits" -> input.put("credits", 5).put("reference", "gift");
      case "publish_prices" -> input.put("active_from", "2100-01-01");
      default -> {
        // What is required is enough.
      }
    }
    return input;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void fields_that_nobody_asked_for_change_nothing(String operation) {
    OperationSpec<?, ?> spec = Tenant.spec(studio, operation);
    JsonNode schema = studio.bean(ToolFiles.class).of(operation).inputSchema();
    boolean host = spec.permission() == Permission.HOST;
    ObjectNode input = sensible(spec, schema, greedy);
    List<String> added = new ArrayList<>();
    ObjectNode more = withWishes(input, schema, "", added);
    String house = ofTheHouse();
    String before = state(greedy);

    JsonNode tool =
        (host ? new Agent(studio, studio.ownerKey()) : agent).call(operation, keyed(spec, more));
    String afterTool = state(greedy);
    Tenant caller = host ? Tenant.host(studio) : modest;
    var plain = caller.rest(operation, sensible(spec, schema, modest));
    var wishing = (host ? Tenant.host(studio) : greedy).rest(operation, more);

    assertThat(Agent.code(tool)).isEqualTo("validation_failed");
    assertThat(
            Agent.refusal(tool)
                .at("/details/fields")
                .valueStream()
                .map(at -> at.path("code").asString()))
        .containsOnly("unknown_field");
    assertThat(afterTool).isEqualTo(before);
    assertThat(plain.statusCode()).as(text(plain)).isBetween(200, 202);
    assertThat(wishing.statusCode()).as(text(wishing)).isEqualTo(plain.statusCode());
    assertThat(warned(wishing)).containsAll(added);
    assertThat(state(greedy)).isEqualTo(state(modest));
    assertThat(ofTheHouse()).isEqualTo(house);
  }

  /// Adds the fields wherever the input is an object whose fields are listed.
  private static ObjectNode withWishes(
      ObjectNode input, JsonNode schema, String path, List<String> added) {
    ObjectNode more = input.deepCopy();
    for (Map.Entry<String, JsonNode> wish : WANTED.properties()) {
      if (!schema.path("properties").has(wish.getKey())) {
        more.set(wish.getKey(), wish.getValue());
        added.add(path + "/" + wish.getKey());
      }
    }
    for (Map.Entry<String, JsonNode> part : input.properties()) {
      JsonNode inner = schema.path("properties").path(part.getKey());
      if (part.getValue() instanceof ObjectNode object && inner.has("properties")) {
        more.set(part.getKey(), withWishes(object, inner, path + "/" + part.getKey(), added));
      }
    }
    return more;
  }

  private static ObjectNode keyed(OperationSpec<?, ?> spec, ObjectNode input) {
    return spec.idempotency() == IdempotencyRule.NONE
        ? input
        : input.deepCopy().put("idempotency_key", "greedy-" + spec.name());
  }

  private static List<String> warned(HttpResponse<byte[]> response) {
    return WireFormat.mapper()
        .readTree(response.body())
        .path("warnings")
        .valueStream()
        .filter(warning -> warning.path("code").asString().equals("unknown_field"))
        .map(warning -> warning.path("path").asString())
        .toList();
  }

  private String state(Tenant twin) {
    return String.join("\n", studio.texts(STATE.replace("ACCOUNT", "" + twin.account())));
  }

  /// What stands in the fields' values: the owner's account and its keys and videos.
  private String ofTheHouse() {
    return String.join(
        "\n",
        studio.texts(
            """
            select concat_ws(' ', id, host, unmetered) from account where id = 1
            union all select s::text from subscription s where account_id = 1
            union all select concat_ws(' ', id, label, scopes, revoked_at) from api_key
              where account_id = 1
            union all select p::text from plan p where code in ('none', 'owner', 'studio')
            union all select 'videos ' || count(*) from video where account_id = 1
            order by 1
            """));
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }
}
