package reelsmith.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.account.ApiKeys;
import reelsmith.account.AvailableTemplates;
import reelsmith.account.KeyFolder;
import reelsmith.account.OwnerKey;
import reelsmith.account.RecordedGrants;
import reelsmith.account.UpgradePage;
import reelsmith.api.ClientAddress;
import reelsmith.api.HttpRequestIds;
import reelsmith.api.NetworkThreads;
import reelsmith.api.OwnOrigin;
import reelsmith.api.SessionCookie;
import reelsmith.credits.Charge;
import reelsmith.credits.Ledger;
import reelsmith.credits.NewHold;
import reelsmith.database.DataFolder;
import reelsmith.limit.SessionLimit;
import reelsmith.operation.AccountId;
import reelsmith.operation.RequestIds;
import reelsmith.operation.WireFormat;
import reelsmith.person.LinkBase;
import tools.jackson.databind.JsonNode;

/// Credits as a customer and a host see them through REST, on a real port and database.
class AccountFileRoutesTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static ConfigurableApplicationContext context;
  private static String base;
  private static String hostKey;
  private static AccountId customer;
  private static String customerKey;

  private final HttpClient client = HttpClient.newHttpClient();

  /// A test configuration, so that the product's own component scan never finds it.
  @TestConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
  @ComponentScan({
    "reelsmith.account",
    "reelsmith.api.account",
    "reelsmith.api.rest",
    "reelsmith.credits",
    "reelsmith.database",
    "reelsmith.limit",
    "reelsmith.operation",
    "reelsmith.person",
    "reelsmith.requestlog"
  })
  @ConfigurationPropertiesScan({
    "reelsmith.account",
    "reelsmith.api",
    "reelsmith.asset",
    "reelsmith.database",
    "reelsmith.limit",
    "reelsmith.person",
    "reelsmith.requestlog"
  })
  @Import({
    ClientAddress.class,
    HttpRequestIds.class,
    OwnOrigin.class,
    RecordedGrants.class,
    SessionCookie.class
  })
  static class Wiring {

    @Bean
    ReactorResourceFactory networkThreads() {
      return NetworkThreads.ofOneServer();
    }

    @Bean
    RequestIds requestIds() {
      return RequestIds.random();
    }

    @Bean
    UpgradePage upgradePage() {
      return () -> "https://studio.example/plans";
    }

    @Bean
    AvailableTemplates availableTemplates() {
      return "story"::equals;
    }

    @Bean
    SessionLimit sessionLimit() {
      return () -> 32;
    }

    @Bean
    LinkBase linkBase() {
      return path -> path;
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    KeyFolder keyFolder(DataFolder folder) {
      return folder::keys;
    }
  }

  @BeforeAll
  static void start() throws IOException {
    context =
        new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.REACTIVE)
            .run(
                "--server.port=0",
                "--reelsmith.home=" + Files.createTempDirectory("reelsmith-credits"),
                "--logging.level.root=ERROR");
    base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    hostKey = key(OwnerKey.OWNER);
    customer =
        new AccountId(
            context
                .getBean(DatabaseClient.class)
                .sql("insert into account (name) values ('customer') returning id")
                .mapValue(Long.class)
                .one()
                .block(PATIENCE));
    context
        .getBean(DatabaseClient.class)
        .sql(
            """
            insert into subscription
              (account_id, plan_code, term, state, billing_day, term_started_at)
            values (%s, 'studio', 'monthly', 'active', 1, now())
            """
                .formatted(customer))
        .then()
        .block(PATIENCE);
    customerKey = key(customer);
    var run = UUID.randomUUID();
    Ledger ledger = context.getBean(Ledger.class);
    granted(
        "{\"kind\": \"promo\", \"credits\": 200, \"description\": \"=1+1\", \"reference\": \"r\"}");
    ledger
        .hold(
            new NewHold(
                customer,
                null,
                null,
                run,
                77,
                "story",
                "v2",
                List.of(new Charge("story.v001.render", 1, 183))))
        .then(
            ledger.resolve(
                run,
                List.of(
                    new Charge("story.v001.script.generate", 1, 3),
                    new Charge("story.v001.image.generate", 12, 120))))
        .block(PATIENCE);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void a_customer_sees_the_balance() {
    JsonNode answer = json(get("/api/v1/account/credits", customerKey));

    assertThat(answer.path("balance").asLong()).isEqualTo(77);
    assertThat(answer.path("available").asLong()).isEqualTo(77);
    assertThat(answer.path("unmetered").asBoolean()).isFalse();
  }

  @Test
  void a_customer_sees_what_a_video_has_cost() {
    JsonNode answer = json(get("/api/v1/story/videos/77/charges", customerKey));

    assertThat(answer.path("set_aside").asLong()).isEqualTo(183);
    assertThat(answer.path("used").asLong()).isEqualTo(123);
    assertThat(answer.path("given_back").asLong()).isEqualTo(60);
    assertThat(answer.at("/entries/0/events/1/event").asString())
        .isEqualTo("story.v001.image.generate");
  }

  @Test
  void charges_of_others_and_of_another_kind_look_as_if_they_did_not_exist() {
    assertThat(get("/api/v1/story/videos/77/charges", hostKey).statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/rants/videos/77/charges", customerKey).statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/story/videos/78/charges", customerKey).statusCode()).isEqualTo(404);
  }

  @Test
  void the_ledger_is_listed_page_by_page() {
    JsonNode first = json(get("/api/v1/account/ledger?limit=2", customerKey));
    JsonNode second =
        json(
            get(
                "/api/v1/account/ledger?limit=2&cursor=" + first.path("next_cursor").asLong(),
                customerKey));
    JsonNode settled =
        json(get("/api/v1/account/ledger?kind=settle&video_id=77&from=2020-01-01", customerKey));

    assertThat(first.at("/entries/0/kind").asString()).isEqualTo("release");
    assertThat(first.at("/entries/1/kind").asString()).isEqualTo("settle");
    assertThat(second.at("/entries/0/kind").asString()).isEqualTo("hold");
    assertThat(second.path("entries").size()).isEqualTo(2);
    assertThat(second.path("next_cursor").isNull()).isTrue();
    assertThat(settled.path("entries").size()).isEqualTo(1);
    assertThat(settled.at("/entries/0/balance_change").asLong()).isEqualTo(-123);
  }

  @Test
  void a_statement_adds_up() {
    JsonNode answer = json(get("/api/v1/account/statement?from=2020-01-01", customerKey));

    assertThat(answer.path("opening_balance").asLong()).isZero();
    assertThat(answer.path("granted").asLong()).isEqualTo(200);
    assertThat(answer.path("used").asLong()).isEqualTo(123);
    assertThat(answer.path("closing_balance").asLong()).isEqualTo(77);
    assertThat(answer.path("movements").size()).isEqualTo(2);
  }

  @Test
  void a_period_must_not_end_before_it_begins() {
    var answer = get("/api/v1/account/statement.csv?from=2026-03-02&to=2026-03-01", customerKey);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/error/details/fields/0/path").asString()).isEqualTo("/to");
    assertThat(get("/api/v1/account/statement?from=2026-13-01", customerKey).statusCode())
        .isEqualTo(422);
  }

  @Test
  void files_are_downloads() {
    var ledger = get("/api/v1/account/ledger.csv", customerKey);
    var statement = get("/api/v1/account/statement.csv?from=2020-01-01", customerKey);
    var document = get("/api/v1/account/statement.pdf?from=2020-01-01", customerKey);

    assertThat(ledger.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"ledger.csv\"");
    assertThat(ledger.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(text(ledger).lines()).hasSize(5).anyMatch(row -> row.contains(",'=1+1,"));
    assertThat(text(statement).lines().toList().getLast()).endsWith("Closing balance,,77");
    assertThat(document.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(document.body()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void a_file_has_what_the_same_period_has_as_json() {
    String last =
        text(
            "select to_char(max(created_at) + interval '1 microsecond',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.USOF:00') from ledger_transaction"
                + " where kind = 'settle' and account_id = "
                + customer);
    String period = "?from=2020-01-01&to=" + last.replace("+00:00", "Z");

    JsonNode answer = json(get("/api/v1/account/statement" + period, customerKey));
    var file = get("/api/v1/account/statement.csv" + period, customerKey);

    assertThat(answer.path("movements").size()).isEqualTo(2);
    // A heading, and the balances at both ends.
    assertThat(text(file).lines()).hasSize(3 + 2);
  }

  @Test
  void a_file_is_in_the_request_log_like_the_operation_that_says_the_same() {
    var file = get("/api/v1/account/statement.csv?from=2020-01-01", customerKey);
    var refused = get("/api/v1/account/statement.csv?from=never", customerKey);

    assertThat(logged(file)).isEqualTo("get_statement {\"from\":\"2020-01-01\"} ok");
    assertThat(logged(refused)).isEqualTo("get_statement {\"from\":\"never\"} validation_failed");
    assertThat(logged(get("/api/v1/account/ledger.csv", customerKey)))
        .isEqualTo("list_ledger_entries {} ok");
  }

  private static String logged(HttpResponse<byte[]> answer) {
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
    return Flux.interval(Duration.ZERO, Duration.ofMillis(50))
        .onBackpressureDrop()
        .concatMap(
            tick ->
                row(
                    "select operation || ' ' || request || ' ' || coalesce(code, 'ok')"
                        + " from request_log where request_id = '%s'".formatted(id)),
            1)
        .blockFirst(PATIENCE);
  }

  private static String text(String query) {
    return row(query).block(PATIENCE);
  }

  private static Mono<String> row(String query) {
    return context.getBean(DatabaseClient.class).sql(query).mapValue(String.class).one();
  }

  @Test
  void files_need_a_key() {
    assertThat(get("/api/v1/account/ledger.csv", "wrong").statusCode()).isEqualTo(401);
  }

  @Test
  void only_the_host_grants_and_a_reference_grants_once() {
    String body = "{\"kind\": \"promo\", \"credits\": 200, \"reference\": \"r\"}";
    String path = "/api/v1/host/accounts/%s/grants".formatted(customer);

    assertThat(post(path, body, customerKey).statusCode()).isEqualTo(403);
    assertThat(post(path, body, hostKey).statusCode()).isEqualTo(200);
    assertThat(json(get("/api/v1/account/credits", customerKey)).path("balance").asLong())
        .isEqualTo(77);
    assertThat(post("/api/v1/host/accounts/999999/grants", body, hostKey).statusCode())
        .isEqualTo(404);
    String annual = "{\"kind\": \"annual\", \"credits\": 1, \"reference\": \"a\"}";
    assertThat(json(post(path, annual, hostKey)).at("/error/details/fields/0/path").asString())
        .isEqualTo("/expires_at");
  }

  private static String key(AccountId account) {
    return context.getBean(ApiKeys.class).issue(account, "test").block(PATIENCE).text();
  }

  private static void granted(String body) {
    var answer =
        new AccountFileRoutesTests()
            .post("/api/v1/host/accounts/%s/grants".formatted(customer), body, hostKey);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
  }

  private HttpResponse<byte[]> get(String path, String key) {
    return send(HttpRequest.newBuilder(URI.create(base + path)), key);
  }

  private HttpResponse<byte[]> post(String path, String body, String key) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        key);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, String key) {
    try {
      return client.send(
          request.timeout(PATIENCE).header("Authorization", "Bearer " + key).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return WireFormat.mapper().readTree(answer.body());
  }
}
