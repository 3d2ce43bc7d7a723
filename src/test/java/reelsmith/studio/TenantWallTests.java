package reelsmith.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.ToolFiles;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What belongs to one account does not exist for another, whatever operation and door it is asked
/// through. The cases come from the catalogue. Takes about 8 s.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantWallTests {

  /// How a field that names something of an account is filled: with what another account has, and
  /// with what nobody has.
  private record Id(Function<Tenant, Object> of, Object unknown) {}

  private static final long UNKNOWN = 8_987_654_321L;

  private static final Map<String, Id> IDS =
      Map.of(
          "video_id", new Id(Tenant::waiting, UNKNOWN),
          "key_id", new Id(Tenant::spareKey, UNKNOWN),
          "member_id", new Id(Tenant::member, UNKNOWN),
          "request_id", new Id(Tenant::request, UUID.randomUUID().toString()));

  /// Looks like an id, but names nothing of an account.
  private static final Set<String> OF_EVERYBODY = Set.of("voice_actor_id", "music_id", "id");

  private static final Pattern NAMES_SOMETHING =
      Pattern.compile(
          "(.*_)?(ids?|urls?|token|file|asset|artifact|link|reference|handle|slug|uri)");

  private final TestStudio studio = TestStudio.open();
  private Tenant alice;
  private Tenant bob;
  private Agent agent;

  @BeforeAll
  void moveIn() {
    alice = Tenant.of(studio, "alices-secret");
    bob = Tenant.of(studio, "bobs-secret");
    agent = new Agent(studio, alice.key());
    Flux.interval(Duration.ofMillis(50))
        .onBackpressureDrop()
        .map(tick -> studio)
        .publishOn(Schedulers.boundedElastic())
        .filter(
            any ->
                !studio
                    .texts(
                        "select request_id from request_log where request_id = '%s'"
                            .formatted(bob.request()))
                    .isEmpty())
        .blockFirst(TestStudio.PATIENCE);
  }

  @AfterAll
  void moveOut() {
    Stream.of(alice, bob).filter(Objects::nonNull).forEach(Tenant::leave);
  }

  /// An operation, and the field of its input that names something.
  private record Case(String operation, String field, boolean required) {

    @Override
    public String toString() {
      return operation + "." + field;
    }
  }

  Stream<Case> ids() {
    return operations()
        .filter(spec -> spec.permission() != Permission.HOST)
        .flatMap(spec -> fields(spec).stream())
        .filter(each -> IDS.containsKey(each.field()));
  }

  private Stream<OperationSpec<?, ?>> operations() {
    return studio.bean(OperationCatalog.class).all().stream().map(Operation::spec);
  }

  private List<Case> fields(OperationSpec<?, ?> spec) {
    JsonNode schema = studio.bean(ToolFiles.class).of(spec.name()).inputSchema();
    List<Case> found = new ArrayList<>();
    collect(spec.name(), schema, found);
    return found;
  }

  private static void collect(String operation, JsonNode schema, List<Case> found) {
    List<String> required = schema.path("required").valueStream().map(JsonNode::asString).toList();
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              found.add(new Case(operation, field.getKey(), required.contains(field.getKey())));
              collect(operation, field.getValue(), found);
              collect(operation, field.getValue().path("items"), found);
            });
  }

  /// A new field that names something must say here how it is filled.
  @Test
  void every_id_is_tried() {
    List<Case> named =
        operations()
            .filter(spec -> spec.permission() != Permission.HOST)
            .flatMap(spec -> fields(spec).stream())
            .filter(each -> NAMES_SOMETHING.matcher(each.field()).matches())
            .filter(each -> !OF_EVERYBODY.contains(each.field()))
            .toList();

    assertThat(named).hasSizeGreaterThan(7);
    assertThat(named).allSatisfy(each -> assertThat(IDS).containsKey(each.field()));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void what_somebody_else_has_answers_like_what_nobody_has(Case each) {
    Object theirs = IDS.get(each.field()).of().apply(bob);
    Object nobodys = IDS.get(each.field()).unknown();
    String before = bob.rows();

    String restTheirs = rest(each, theirs);
    String restNobodys = rest(each, nobodys);
    String toolTheirs = tool(each, theirs);
    String toolNobodys = tool(each, nobodys);

    assertThat(restTheirs).isEqualTo(restNobodys);
    assertThat(toolTheirs).isEqualTo(toolNobodys);
    if (each.required()) {
      assertThat(restTheirs).startsWith("404").contains("\"not_found\"");
      assertThat(toolTheirs).contains("not_found");
    }
    assertThat(restTheirs + toolTheirs).doesNotContain(bob.secret());
    assertThat(bob.rows()).isEqualTo(before);
  }

  /// What the owner gets for the same input, so that the cases above are not refused for another
  /// reason.
  @ParameterizedTest
  @MethodSource("ids")
  void what_one_has_oneself_is_found(Case each) {
    // What changes something is done to what nobody else needs.
    boolean reads = Tenant.spec(studio, each.operation()).effect().isReadOnly();
    Tenant owner = reads ? bob : Tenant.of(studio, "carols-secret");
    Id id =
        each.operation().equals("render_video")
            ? new Id(Tenant::aborted, 0)
            : IDS.get(each.field());
    ObjectNode input = input(owner, each, id.of().apply(owner));
    if (each.operation().equals("wait_for_video")) {
      input.put("wait_seconds", 0);
    }

    HttpResponse<byte[]> response = owner.rest(each.operation(), input);

    assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isBetween(200, 202);
    if (!reads) {
      owner.leave();
    }
  }

  /// With whatever else the operation requires.
  private ObjectNode input(Tenant caller, Case each, Object id) {
    ObjectNode input = WireFormat.mapper().createObjectNode();
    fields(Tenant.spec(studio, each.operation())).stream()
        .filter(other -> other.required() && !other.field().equals(each.field()))
        .forEach(other -> input.set(other.field(), caller.sample(each.operation(), other.field())));
    return id instanceof Long number
        ? input.put(each.field(), number)
        : input.put(each.field(), id.toString());
  }

  private String rest(Case each, Object id) {
    HttpResponse<byte[]> response = alice.rest(each.operation(), input(alice, each, id));
    return response.statusCode()
        + " "
        + response.headers().map().keySet().stream().sorted().toList()
        + " "
        + masked(new String(response.body(), UTF_8), id);
  }

  private String tool(Case each, Object id) {
    ObjectNode input = input(alice, each, id);
    if (Tenant.spec(studio, each.operation()).idempotency() != IdempotencyRule.NONE) {
      input.put("idempotency_key", UUID.randomUUID().toString());
    }
    return masked(agent.call(each.operation(), input).toString(), id);
  }

  private static String masked(String answer, Object id) {
    return answer
        .replace(id.toString(), "ID")
        .replaceAll("request_id(\\\\?\":\\\\?\")[^\"\\\\]+", "request_id$1R");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/script", "/slides", "/captions", "/film"})
  void a_resource_of_somebody_else_is_an_unknown_one(String part) {
    for (String method :
        List.of("resources/read", "resources/subscribe", "resources/unsubscribe")) {
      String theirs = resource(agent, method, bob.waiting(), part);
      String nobodys = resource(agent, method, UNKNOWN, part);

      assertThat(theirs).isEqualTo(nobodys).doesNotContain(bob.secret());
      assertThat(theirs).contains(method.endsWith("read") ? "not_found" : "result");
    }
    assertThat(resource(new Agent(studio, bob.key()), "resources/read", bob.waiting(), ""))
        .contains(bob.secret());
  }

  private static String resource(Agent agent, String method, long video, String part) {
    String uri = "video://%d%s".formatted(video, part);
    return agent
        .ask(method, WireFormat.mapper().createObjectNode().put("uri", uri))
        .toString()
        .replace("" + video, "ID");
  }

  /// Every list, from the place where the other account's list goes on.
  @Test
  void a_cursor_of_somebody_else_leads_to_nothing_of_theirs() {
    List<String> lists =
        operations()
            .filter(spec -> spec.permission() != Permission.HOST)
            .flatMap(spec -> fields(spec).stream())
            .filter(each -> each.field().equals("cursor"))
            .map(Case::operation)
            .toList();

    assertThat(lists).hasSizeGreaterThan(4);
    for (String list : lists) {
      JsonNode cursor = bob.answer(list, json("{'limit': 1}")).path("next_cursor");
      assertThat(cursor.isNumber()).as(list).isTrue();
      ObjectNode input = json("{'limit': 100}").put("cursor", cursor.asLong());
      JsonNode rest = alice.answer(list, input);
      JsonNode tool = agent.call(list, input);

      for (JsonNode answer : List.of(rest, tool.path("structuredContent"))) {
        assertThat(answer).as(list).isNotEmpty();
        assertThat(answer.toString())
            .as(list)
            .doesNotContain(bob.secret(), bob.request(), "\"key_id\":" + bob.keyId() + ",")
            .doesNotContain("\"video_id\":%d,".formatted(bob.waiting()))
            .doesNotContain("\"video_id\":%d,".formatted(bob.aborted()));
      }
    }
    ObjectNode page = WireFormat.mapper().createObjectNode();
    page.put("cursor", String.valueOf(bob.waiting() + 1));
    assertThat(agent.ask("resources/list", page).toString())
        .contains("result")
        .doesNotContain("video://%d\"".formatted(bob.waiting()), bob.secret());
  }

  /// Whatever can be read without naming anything.
  @Test
  void nothing_that_is_read_tells_of_somebody_else() {
    List<String> read =
        operations()
            .filter(spec -> spec.effect().isReadOnly() && spec.permission() != Permission.HOST)
            .filter(spec -> fields(spec).stream().noneMatch(Case::required))
            .map(OperationSpec::name)
            .toList();

    assertThat(read).hasSizeGreaterThan(7);
    for (String operation : read) {
      String rest = alice.answer(operation, WireFormat.mapper().createObjectNode()).toString();
      String tool = agent.call(operation, WireFormat.mapper().createObjectNode()).toString();
      assertThat(rest + tool).as(operation).doesNotContain(bob.secret(), bob.request());
      assertThat(rest).as(operation).doesNotContain("\"account_id\":%d,".formatted(bob.account()));
    }
  }

  @Test
  void an_invitation_tells_nothing_of_somebody_who_is_known_elsewhere() {
    ObjectNode invitation =
        json("{'email': '%s', 'name': 'Guest', 'role': 'viewer'}".formatted(alice.personsEmail()));

    JsonNode invited = bob.answer("add_member", invitation);
    JsonNode again = bob.answer("add_member", invitation);
    JsonNode members = bob.answer("list_members", json("{}"));
    ObjectNode nobodys = invitation.deepCopy().put("email", "known-nowhere@example.com");
    JsonNode unknown = bob.answer("add_member", nobodys);

    assertThat(invited.path("joined").asBoolean(true)).isFalse();
    assertThat(invited.toString() + again + members).doesNotContain(alice.secret());
    assertThat(members.toString()).contains(alice.personsEmail());
    assertThat(unmarked(invited)).isEqualTo(unmarked(unknown));
    assertThat(invited.path("member_id").asLong()).isNotEqualTo(alice.member());
    assertThat(alice.answer("list_members", json("{}")).toString()).contains(alice.secret());
  }

  private static String unmarked(JsonNode invited) {
    return invited
        .toString()
        .replace(invited.path("email").asString(), "")
        .replaceAll("token=[^\"]*|req_\\w+|\"member_id\":\\d+|20\\d\\d-[^\"]*Z", "");
  }

  Stream<String> hostOperations() {
    return operations()
        .filter(spec -> spec.permission() == Permission.HOST)
        .map(OperationSpec::name);
  }

  @ParameterizedTest
  @MethodSource("hostOperations")
  void what_only_the_host_may_does_not_exist_for_a_customer(String operation) {
    String before = bob.rows() + ofTheHouse();

    String theirs = asCustomer(operation, bob.account());
    String nobodys = asCustomer(operation, UNKNOWN);
    JsonNode tool = agent.call(operation, json("{'account_id': %d}".formatted(bob.account())));

    assertThat(theirs)
        .isEqualTo(nobodys)
        .startsWith("403")
        .contains("\"not_permitted\"", "runs this installation")
        .doesNotContain("scope");
    assertThat(Agent.code(tool)).isEqualTo("not_permitted");
    assertThat(agent.tools()).doesNotContain(operation).contains("revoke_api_key");
    assertThat(bob.rows() + ofTheHouse()).isEqualTo(before);
  }

  private String asCustomer(String operation, long account) {
    HttpResponse<byte[]> response =
        alice.rest(operation, json("{'account_id': %d}".formatted(account)));
    return response.statusCode() + masked(new String(response.body(), UTF_8), account);
  }

  private String ofTheHouse() {
    return studio
        .texts(
            """
            select p::text from plan p union all select m::text from maintenance m
            union all select count(*)::text from account order by 1
            """)
        .toString();
  }

  @Test
  void an_idempotency_key_never_meets_that_of_another_account_or_operation() {
    String key = UUID.randomUUID().toString();
    ObjectNode brief = json("{'script': {'slides': [{'narration': 'A line.'}]}}");

    JsonNode theirs = read(bob.rest("create_story_video", brief.deepCopy().put("name", "x"), key));
    JsonNode ours = read(alice.rest("create_story_video", brief.deepCopy().put("name", "y"), key));
    var other =
        alice.rest(
            "abort_video", json("{'video_id': %d}".formatted(ours.path("video_id").asLong())), key);
    var again =
        bob.rest(
            "abort_video",
            json("{'video_id': %d}".formatted(theirs.path("video_id").asLong())),
            key);

    assertThat(theirs.path("video_id").asLong()).isPositive();
    assertThat(ours.path("video_id").asLong())
        .isPositive()
        .isNotEqualTo(theirs.path("video_id").asLong());
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
  }

  private static JsonNode read(HttpResponse<byte[]> response) {
    return WireFormat.mapper().readTree(response.body());
  }
}
