package reelsmith.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.account.ApiKeys;
import reelsmith.account.IssuedKey;
import reelsmith.account.OwnerKey;
import reelsmith.asset.SignedLinks;
import reelsmith.operation.AccountId;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Every code that an error of the API may have, reached over HTTP in the whole product. Takes
/// about 15 s, 10 of them waiting for a key that is in use.
class ErrorTableTests {

  private static final int BODY_LIMIT = 3_145_728;
  private static final String CREATE = "/api/v1/story/videos";

  /// No request of REST has it; agents are told in a result of a tool.
  private static final String ONLY_OF_AGENTS = "membership_mcp_required";

  private static final TestStudio STUDIO = TestStudio.open();

  /// One code and how to get it.
  record Row(String code, int status, Supplier<HttpResponse<byte[]>> request) {

    @Override
    public String toString() {
      return code;
    }
  }

  /// A new code is a new line here and one in `ErrorCodes`.
  static List<Row> rows() {
    return List.of(
        row("missing_api_key", 401, () -> STUDIO.send(STUDIO.stranger("/api/v1/videos"))),
        row("invalid_api_key", 401, () -> get("/api/v1/videos", "rk_live_unknown")),
        row("sign_in_failed", 401, () -> signIn("nobody@example.com", "not a password")),
        row("not_signed_in", 401, () -> post("/api/v1/people/workspace", "{}".getBytes(UTF_8))),
        row(
            "insufficient_credits",
            402,
            () -> create(newKey(new AccountId(customer("active", null))))),
        row("budget_exceeded", 403, () -> create(keyWithBudget())),
        row(
            "membership_template_required",
            403,
            () -> create(newKey(new AccountId(customerForRants())))),
        row("origin_not_allowed", 403, () -> fromPage("https://evil.example")),
        row("invalid_signature", 403, () -> get("/files/" + UUID.randomUUID() + "/a.mp4")),
        row("link_expired", 403, () -> get(expiredLink())),
        row("membership_api_required", 403, () -> get("/api/v1/videos", keyOf(account()))),
        row("not_permitted", 403, () -> pause(keyOf(customer("active", null)))),
        row("not_found", 404, () -> get("/api/v1/story/videos/987654321")),
        row("method_not_allowed", 405, () -> STUDIO.send(STUDIO.request(CREATE).DELETE())),
        row("already_member", 409, () -> invite(joined("twice@example.com"), "twice@example.com")),
        row("last_owner", 409, ErrorTableTests::leaveAsLastOwner),
        row("answer_shown_once", 409, ErrorTableTests::makeKeyTwice),
        row("grant_reference_reused", 409, ErrorTableTests::grantWithUsedReference),
        row("idempotency_in_progress", 409, ErrorTableTests::createWithKeyInUse),
        row("pipeline_run_active", 409, () -> act(created(), "render")),
        row("run_not_active", 409, () -> act(aborted(), "abort")),
        row("no_subscription", 409, () -> host(account(), "cancellation")),
        row("subscription_cancelled", 409, () -> host(customer("cancelled", 9), "failed-payments")),
        row("subscription_without_term", 409, () -> host(customer("active", null), "cancellation")),
        row("request_too_large", 413, () -> post(CREATE, bytes(BODY_LIMIT + 1))),
        row("unsupported_media_type", 415, () -> postText(CREATE, "text/plain")),
        row("idempotency_key_reused", 422, ErrorTableTests::createWithUsedKey),
        row("idempotency_required", 422, () -> post(CREATE, "{}".getBytes(UTF_8))),
        row("language_not_supported", 422, () -> create("{'language': 'tlh'}")),
        row("not_available_yet", 422, () -> create("{'webhook': {'url': 'https://a.example'}}")),
        row("period_too_long", 422, ErrorTableTests::statementOfTooMuch),
        row("target_length_unreachable", 422, () -> create("{'target_seconds': 5}")),
        row("validation_failed", 422, () -> create("{'prompt': 'x'}")),
        row("rate_limited", 429, () -> get("/api/v1/videos", usedUpKey().text())),
        row("internal_error", 500, ErrorTableTests::getWhatIsBroken),
        row("service_unavailable", 503, () -> paused(() -> create("{}"))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void a_code_comes_in_its_envelope(Row row) {
    HttpResponse<byte[]> response = row.request().get();

    JsonNode body = body(response);
    assertThat(body.at("/error/code").asString()).isEqualTo(row.code());
    assertThat(response.statusCode()).isEqualTo(row.status());
    assertThat(body.propertyNames()).containsExactly("request_id", "error");
    assertThat(body.path("error").propertyNames()).containsExactly("code", "message", "details");
    assertThat(body.at("/error/details").isObject()).isTrue();
    assertThat(body.at("/error/message").asString()).isNotBlank();
    assertThat(body.path("request_id").asString()).isEqualTo(header(response, "X-Request-Id"));
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(response, "WWW-Authenticate").isEmpty()).isEqualTo(row.status() != 401);
    assertThat(header(response, "Allow").isEmpty()).isEqualTo(row.status() != 405);
    assertThat(header(response, "Retry-After").isEmpty())
        .isEqualTo(row.status() != 429 && row.status() != 503);
    assertThat(logged(body.path("request_id").asString()))
        .isEqualTo(row.status() + " " + row.code());
  }

  @Test
  void the_code_that_only_agents_get_has_the_same_details() {
    var agent = new Agent(STUDIO, keyOf(account()));

    JsonNode result = agent.call("list_videos", json("{}"));

    assertThat(result.path("isError").asBoolean()).isTrue();
    assertThat(result.has("structuredContent")).isFalse();
    JsonNode error = Agent.refusal(result);
    assertThat(error.propertyNames()).containsExactly("code", "message", "details");
    assertThat(error.path("code").asString()).isEqualTo(ONLY_OF_AGENTS);
    assertThat(error.at("/details/upgrade_url").asString()).isNotBlank();
  }

  @Test
  void where_another_plan_is_to_be_had_is_a_page_for_people() {
    JsonNode refused = body(get("/api/v1/videos", keyOf(account())));
    URI page = URI.create(refused.at("/error/details/upgrade_url").asString());

    var shown =
        STUDIO.send(
            HttpRequest.newBuilder(page)
                .timeout(TestStudio.PATIENCE)
                .header("Accept", "text/html"));

    assertThat(shown.statusCode()).isEqualTo(303);
    assertThat(header(shown, "Location")).startsWith("/sign-in");
  }

  @Test
  void exactly_these_codes_are_documented() {
    List<String> reached =
        Stream.concat(rows().stream().map(Row::code), Stream.of(ONLY_OF_AGENTS)).toList();

    JsonNode openApi = body(STUDIO.send(STUDIO.stranger("/openapi.json")));
    String page = new String(STUDIO.send(STUDIO.stranger("/docs")).body(), UTF_8);

    assertThat(
            openApi
                .at("/components/schemas/error/properties/error/properties/code/examples")
                .valueStream()
                .map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(reached);
    var listed =
        Pattern.compile("<tr><td><code>([a-z_]+)</code></td><td>\\d{3}</td>").matcher(page);
    assertThat(listed.results().map(match -> match.group(1)))
        .containsExactlyInAnyOrderElementsOf(reached);
  }

  /// How a code gets to a failure whose code is not written where it is made: as the first word of
  /// another call, or as a constant.
  private static final Map<String, Pattern> PASSED_ON =
      Map.of(
          "OperationFailure.java", Pattern.compile("(?!)"),
          "StdioConfiguration.java", Pattern.compile("refused\\(\"(\\w+)\""),
          "PlanObstacle.java", Pattern.compile("(?!)"),
          "Membership.java", Pattern.compile("new PlanObstacle\\(\\s*\"(\\w+)\""),
          "FileRoutes.java", Pattern.compile("forbidden\\(\\s*\"(\\w+)\""),
          "StoryBriefReading.java", Pattern.compile("(?!)"),
          "LanguageRules.java", Pattern.compile("String CODE = \"(\\w+)\""),
          "LengthBounds.java", Pattern.compile("String CODE = \"(\\w+)\""));

  @Test
  void no_code_in_the_sources_is_missing_here() throws IOException {
    var written =
        Pattern.compile(
            "new OperationFailure\\(\\s*(?:OperationFailure\\.)?(?:Kind\\.)?\\w+,\\s*\"(\\w+)\"");
    var passedOn =
        Pattern.compile(
            "new OperationFailure\\(\\s*(?:OperationFailure\\.)?(?:Kind\\.)?\\w+,\\s*[^\"\\s]");
    Set<String> found = new HashSet<>();
    Set<String> passing = new HashSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        String name = source.getFileName().toString();
        String text = Files.readString(source);
        written.matcher(text).results().forEach(match -> found.add(match.group(1)));
        if (passedOn.matcher(text).find()) {
          passing.add(name);
        }
        if (PASSED_ON.containsKey(name)) {
          PASSED_ON.get(name).matcher(text).results().forEach(match -> found.add(match.group(1)));
        }
      }
    }

    assertThat(PASSED_ON.keySet()).as("say here where their codes come from").containsAll(passing);
    assertThat(found)
        .hasSizeGreaterThan(20)
        .contains("language_not_supported", "target_length_unreachable", ONLY_OF_AGENTS);
    assertThat(Stream.concat(rows().stream().map(Row::code), Stream.of(ONLY_OF_AGENTS)).toList())
        .containsAll(found);
  }

  @Test
  void what_is_wrong_with_a_name_that_is_put_is_told_by_its_field() {
    String plan = "{\"label\": \"Upper\", \"rank\": 7, \"monthly_credits\": 1}";
    var request =
        STUDIO
            .request("/api/v1/host/plans/UPPER")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(plan));

    JsonNode error = body(STUDIO.send(request)).path("error");

    assertThat(error.path("code").asString()).isEqualTo("validation_failed");
    assertThat(error.at("/details/fields/0/path").asString()).isEqualTo("/plan_code");
  }

  @Test
  void while_films_are_paused_previews_still_begin() {
    long preview = STUDIO.create(slides().put("preview_only", true));
    STUDIO.finished(preview);

    var refused = paused(() -> create("{}"));
    var render = paused(() -> act(preview, "render"));
    var another =
        paused(
            () ->
                create("{'preview_only': true, 'script': {'slides': [{'narration': 'A line.'}]}}"));
    var again = act(preview, "render");

    for (var each : List.of(refused, render)) {
      JsonNode details = body(each).at("/error/details");
      assertThat(each.statusCode()).isEqualTo(503);
      assertThat(details.path("scope").asString()).isEqualTo("final_render_only");
      assertThat(details.path("preview_only_available").booleanValue()).isTrue();
      assertThat(header(each, "Retry-After")).isEqualTo("300");
      assertThat(body(each).at("/error/message").asString()).contains("Back at noon");
    }
    assertThat(another.statusCode()).isEqualTo(202);
    assertThat(again.statusCode()).isEqualTo(202);
    act(body(another).path("video_id").asLong(), "abort");
    act(preview, "abort");
  }

  @Test
  void an_agent_past_its_rate_is_told_in_its_own_protocol() {
    IssuedKey key = usedUpKey();

    for (String path : List.of("/mcp", "/sse/message?sessionId=x")) {
      var response = STUDIO.send(mcp(path, key.text(), BodyPublishers.ofString(initialize(""))));
      JsonNode error = body(response).path("error");
      assertThat(response.statusCode()).isEqualTo(429);
      assertThat(body(response).path("jsonrpc").asString()).isEqualTo("2.0");
      assertThat(error.at("/data/code").asString()).isEqualTo("rate_limited");
      assertThat(error.at("/data/retry_after_seconds").asString())
          .isEqualTo(header(response, "Retry-After"));
      assertThat(header(response, "RateLimit-Policy")).isEqualTo("\"calls\";q=600;w=60");
      assertThat(logged(header(response, "X-Request-Id"))).isEqualTo("429 rate_limited");
    }
  }

  @Test
  void an_agent_may_send_exactly_as_much_as_anybody() {
    String key = newKey(OwnerKey.OWNER).text();
    byte[] exact = initialize("x".repeat(BODY_LIMIT - initialize("").length())).getBytes(UTF_8);
    byte[] over = initialize("x".repeat(BODY_LIMIT + 1 - initialize("").length())).getBytes(UTF_8);

    assertThat(exact).hasSize(BODY_LIMIT);
    assertThat(STUDIO.send(mcp("/mcp", key, BodyPublishers.ofByteArray(exact))).statusCode())
        .isEqualTo(200);
    assertThat(STUDIO.send(mcp("/mcp", key, chunked(exact))).statusCode()).isEqualTo(200);
    for (var body : List.of(BodyPublishers.ofByteArray(over), chunked(over))) {
      var response = STUDIO.send(mcp("/mcp", key, body));
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(body(response).at("/error/data/code").asString()).isEqualTo("request_too_large");
    }
  }

  private static Row row(String code, int status, Supplier<HttpResponse<byte[]>> request) {
    return new Row(code, status, request);
  }

  private static HttpRequest.BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  private static HttpRequest.Builder mcp(String path, String key, HttpRequest.BodyPublisher body) {
    return STUDIO
        .request(path, key)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream")
        .POST(body);
  }

  private static String initialize(String name) {
    return """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
        "capabilities":{},"clientInfo":{"name":"toy%s","version":"1"}}}"""
        .formatted(name);
  }

  private static HttpResponse<byte[]> get(String path) {
    return STUDIO.send(STUDIO.request(path));
  }

  private static HttpResponse<byte[]> get(String path, String key) {
    return STUDIO.send(STUDIO.request(path, key));
  }

  private static HttpResponse<byte[]> fromPage(String origin) {
    return STUDIO.send(STUDIO.request("/api/v1/videos").header("Origin", origin));
  }

  private static HttpResponse<byte[]> pause(String key) {
    return STUDIO.send(
        STUDIO
            .request("/api/v1/host/maintenance", key)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"final_renders\":\"paused\"}")));
  }

  private static HttpResponse<byte[]> post(String path, byte[] body) {
    return STUDIO.send(
        STUDIO
            .request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static HttpResponse<byte[]> postText(String path, String type) {
    return STUDIO.send(
        STUDIO.request(path).header("Content-Type", type).POST(BodyPublishers.ofString("x")));
  }

  private static byte[] bytes(int length) {
    return new byte[length];
  }

  private static HttpResponse<byte[]> create(String brief) {
    return STUDIO.post(CREATE, UUID.randomUUID().toString(), json(brief));
  }

  private static HttpResponse<byte[]> create(IssuedKey key) {
    return STUDIO.send(
        STUDIO
            .request(CREATE, key.text())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(slides().toString())));
  }

  private static IssuedKey keyWithBudget() {
    IssuedKey key = newKey(OwnerKey.OWNER);
    STUDIO.sql("update api_key set daily_credits = 1 where id = " + key.id());
    return key;
  }

  private static long customerForRants() {
    STUDIO.sql(
        """
        insert into plan values ('rants', 'Rants', 2, true, true, '{rants}', 100)
        on conflict do nothing
        """);
    long account = customer("active", null);
    STUDIO.sql("update subscription set plan_code = 'rants' where account_id = " + account);
    return account;
  }

  private static HttpResponse<byte[]> createWithUsedKey() {
    String key = UUID.randomUUID().toString();
    var first = STUDIO.post(CREATE, key, slides());
    act(body(first).path("video_id").asLong(), "abort");
    return STUDIO.post(CREATE, key, slides().put("name", "Another"));
  }

  private static HttpResponse<byte[]> makeKeyTwice() {
    String key = UUID.randomUUID().toString();
    String path = "/api/v1/host/accounts/%d/api-keys".formatted(customer("active", null));
    STUDIO.post(path, key, json("{'label': 'once'}"));
    return STUDIO.post(path, key, json("{'label': 'once'}"));
  }

  /// Another transaction holds the key for as long as a call waits.
  private static HttpResponse<byte[]> createWithKeyInUse() {
    String key = UUID.randomUUID().toString();
    Disposable other =
        STUDIO
            .bean(DatabaseClient.class)
            .sql(
                """
                insert into idempotency (account_id, operation, key, input_digest, expires_at)
                values (1, 'create_story_video', '%s', 'x', now() + interval '1 day')
                """
                    .formatted(key))
            .then()
            .then(Mono.delay(TestStudio.PATIENCE))
            .as(STUDIO.bean(TransactionalOperator.class)::transactional)
            .subscribe();
    Flux.interval(Duration.ofMillis(20))
        .onBackpressureDrop()
        .publishOn(Schedulers.boundedElastic())
        .map(
            tick ->
                STUDIO.text(
                    "select count(*) from pg_locks where relation = 'idempotency'::regclass and"
                        + " mode = 'RowExclusiveLock'"))
        .takeUntil(count -> !count.equals("0"))
        .blockLast(TestStudio.PATIENCE);
    try {
      return STUDIO.post(CREATE, key, slides());
    } finally {
      other.dispose();
    }
  }

  private static ObjectNode slides() {
    return json("{'script': {'slides': [{'narration': 'A line.'}]}}");
  }

  private static long created() {
    return STUDIO.create(slides());
  }

  private static long aborted() {
    long video = created();
    act(video, "abort");
    return video;
  }

  private static HttpResponse<byte[]> act(long video, String action) {
    String path = "%s/%d/%s".formatted(CREATE, video, action);
    return STUDIO.post(path, UUID.randomUUID().toString(), WireFormat.mapper().createObjectNode());
  }

  private static String expiredLink() {
    return STUDIO.bean(SignedLinks.class).path(UUID.randomUUID(), "a.mp4", Duration.ofSeconds(-5));
  }

  private static IssuedKey newKey(AccountId account) {
    return STUDIO.bean(ApiKeys.class).issue(account, "errors").block(TestStudio.PATIENCE);
  }

  private static String keyOf(long account) {
    return newKey(new AccountId(account)).text();
  }

  private static long account() {
    return Long.parseLong(
        STUDIO.text("insert into account (name) values ('other') returning id::text"));
  }

  /// An account with a plan.
  ///
  /// @param days until its term ends; null when it has no end
  private static long customer(String state, @Nullable Integer days) {
    long account = account();
    STUDIO.sql(
        """
        insert into subscription
          (account_id, plan_code, term, state, billing_day, term_started_at, term_ends_at)
        values (%d, 'studio', 'annual', '%s', 1, now(), now() + interval '1 day' * %s)
        """
            .formatted(account, state, days));
    return account;
  }

  /// What only the host may do to an account.
  private static HttpResponse<byte[]> host(long account, String path) {
    return post("/api/v1/host/accounts/%d/%s".formatted(account, path), "{}".getBytes(UTF_8));
  }

  private static HttpResponse<byte[]> invite(long account, String email) {
    return STUDIO.send(
        STUDIO
            .request("/api/v1/host/accounts/%d/members".formatted(account), STUDIO.hostKey())
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"email\":\"%s\",\"name\":\"Ada\",\"role\":\"%s\"}"
                        .formatted(email, email.startsWith("twice") ? "viewer" : "owner"))));
  }

  /// An account whose one owner has joined and has a password.
  private static long joined(String email) {
    long account = account();
    STUDIO.sql(
        """
        with ada as (insert into person (email, email_key, name, created_at)
          values ('%1$s', '%1$s', 'Ada', now()) returning id)
        insert into workspace_member (account_id, person_id, email, role, invited_at, joined_at)
        select %2$d, id, '%1$s', 'owner', now(), now() from ada
        """
            .formatted(email, account));
    return account;
  }

  private static HttpResponse<byte[]> leaveAsLastOwner() {
    String email = "last@example.com";
    String link = body(invite(account(), email)).path("link").asString();
    post(
        link.substring(link.indexOf("/set-password")),
        "{\"password\":\"nine lives of a reel\"}".getBytes(UTF_8));
    String cookie =
        header(signIn(email, "nine lives of a reel"), "Set-Cookie").replaceAll(";.*", "");
    String members = "/api/v1/account/members";
    var listed = STUDIO.send(STUDIO.stranger(members).header("Cookie", cookie));
    return STUDIO.send(
        STUDIO
            .stranger(members + "/" + body(listed).at("/members/0/member_id").asLong())
            .header("Cookie", cookie)
            .header("Sec-Fetch-Site", "same-origin")
            .DELETE());
  }

  private static HttpResponse<byte[]> signIn(String email, String password) {
    return post(
        "/sign-in",
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password).getBytes(UTF_8));
  }

  private static HttpResponse<byte[]> grantWithUsedReference() {
    long account = account();
    grant(account, 5);
    return grant(account, 6);
  }

  private static HttpResponse<byte[]> grant(long account, long credits) {
    String body = "{\"kind\":\"promo\",\"credits\":%d,\"reference\":\"gift\"}".formatted(credits);
    return post("/api/v1/host/accounts/%d/grants".formatted(account), body.getBytes(UTF_8));
  }

  private static HttpResponse<byte[]> statementOfTooMuch() {
    long account = customer("active", null);
    STUDIO.sql(
        """
        do $$
        declare
          granted bigint;
        begin
          insert into credit_grant (account_id, kind, credits, granted_at, description)
            values (%1$d, 'promo', 20001, '2026-03-01', 'much') returning id into granted;
          insert into ledger_transaction (account_id, sequence, number, kind, grant_id,
              description, credits, balance_after, held_after, available_after, created_at)
            select %1$d, place, place, 'grant', granted, 'much', 1, place, 0, place, '2026-03-19'
            from generate_series(1, 20001) place;
          insert into posting (account_id, sequence, position, book, grant_id, amount)
            select %1$d, entry, place, book, granted, amount
            from generate_series(1, 20001) entry,
              (values (0, 'source', -1), (1, 'available', 1)) as posted (place, book, amount);
        end $$
        """
            .formatted(account));
    return get(
        "/api/v1/account/statement.pdf?from=2026-03-01&to=2026-04-01",
        newKey(new AccountId(account)).text());
  }

  private static IssuedKey usedUpKey() {
    IssuedKey key = newKey(OwnerKey.OWNER);
    long now = STUDIO.bean(Clock.class).instant().getEpochSecond() / 60 * 60;
    STUDIO.sql(
        """
        insert into rate_window
        select 'key:%d', 'calls', to_timestamp(start), 600
        from unnest(array[%d, %d]) as start
        """
            .formatted(key.id(), now, now + 60));
    return key;
  }

  private static HttpResponse<byte[]> getWhatIsBroken() {
    STUDIO.sql("alter table maintenance rename to maintenance_away");
    try {
      return get("/api/v1/host/maintenance");
    } finally {
      STUDIO.sql("alter table maintenance_away rename to maintenance");
    }
  }

  private static HttpResponse<byte[]> paused(Supplier<HttpResponse<byte[]>> request) {
    maintenance("{\"final_renders\":\"paused\",\"message\":\"Back at noon.\"}");
    try {
      return request.get();
    } finally {
      maintenance("{\"final_renders\":\"running\"}");
    }
  }

  private static void maintenance(String state) {
    var set =
        STUDIO.send(
            STUDIO
                .request("/api/v1/host/maintenance")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(state)));
    assertThat(set.statusCode()).isEqualTo(200);
  }

  /// Status and code as the request log has them.
  private static String logged(String request) {
    String query =
        "select status || ' ' || code from request_log where request_id = '%s'".formatted(request);
    return Flux.interval(Duration.ZERO, Duration.ofMillis(50))
        .onBackpressureDrop()
        .concatMap(
            tick -> STUDIO.bean(DatabaseClient.class).sql(query).mapValue(String.class).one(), 1)
        .blockFirst(TestStudio.PATIENCE);
  }

  private static JsonNode body(HttpResponse<byte[]> response) {
    return WireFormat.mapper().readTree(response.body());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
